"""Certificates of volunteers: what counts, who may issue them, what the pages do, and the passport."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.town import town
from meydan.documents import actions as documents
from meydan.documents.models import Certificate
from meydan.documents.queries.passport import passport_of
from meydan.projects import actions as projects
from meydan.volunteering import actions, agreement
from meydan.volunteering.models import Check, Hours
from meydan.volunteering.queries.recognition import Span, changed_by, confirmed_work
from meydan.volunteering.rules.reasons import NO_CARD, NO_HOURS, OWN_PAPER, TOO_FEW_HOURS
from meydan.volunteering.tasks import issue_all
from meydan.volunteering.tests.conftest import DAY


@pytest.fixture
def worked(role, mehmet):
    """worked(ayse, 180) → confirmed hours in the duty, two days ago."""

    def made(person, minutes=180, *, of=None, on=None, state="confirmed"):
        return Hours.objects.create(
            role=of or role,
            person=person,
            minutes=minutes,
            on=on or clock.today() - 2 * DAY,
            state=state,
            decided_by=mehmet,
        )

    return made


def certify(by, person=None, **more):
    return actions.certify(by=by, person=person or by, span=more.pop("span", Span()), **more)


def test_only_confirmed_hours_count_and_from_the_minimum_on(worked, ayse):
    with pytest.raises(Refused) as refusal:
        certify(ayse)
    assert refusal.value.code == NO_HOURS
    worked(ayse, 30)
    for state in ("proposed", "disputed"):
        worked(ayse, 600, state=state)
    with pytest.raises(Refused) as refusal:
        certify(ayse)
    assert (refusal.value.code, refusal.value.facts) == (TOO_FEW_HOURS, {"least": "1 sa", "so_far": "30 dk"})
    worked(ayse, 30)
    assert certify(ayse).facts["minutes"] == 60


def test_a_certificate_of_one_duty_and_a_record_over_a_period(worked, ayse, role, make_role):
    worked(ayse, 120)
    worked(ayse, 60, on=date(2025, 5, 1))
    worked(ayse, 90, of=make_role(title="Onarım kahvesi"))
    one = certify(ayse, span=Span(role), name="Ayşe Y.")
    assert (one.what, one.of, one.facts["minutes"], one.facts["name"]) == ("volunteering", role.ref, 180, "Ayşe Y.")
    assert one.facts["lines"][0] | {"since": ""} == {
        "what": role.title,
        "unit": "Park ve Bahçeler Müdürlüğü",
        "goal": "11 Sürdürülebilir Şehirler ve Topluluklar",
        "since": "",
        "until": "2026-11-21",
        "minutes": 180,
        "times": 2,
    }
    record = certify(ayse, span=Span(None, date(2026, 1, 1), date(2026, 12, 31)))
    assert (record.what, record.facts["minutes"], len(record.facts["lines"])) == ("record", 210, 2)
    assert record.facts["text"].startswith("21 Kasım 2026 günü gönüllü olarak 2 görevde toplam 3 saat 30 dakika")


def test_somebody_else_needs_the_duty_or_the_whole_town(worked, ayse, deniz, selim, mehmet, role):
    worked(ayse)
    for by, span in ((deniz, Span(role)), (deniz, Span()), (selim, Span())):
        with pytest.raises(Refused):
            certify(by, ayse, span=span)
    assert certify(selim, ayse, span=Span(role)).issued_by == selim
    assert certify(mehmet, ayse).issued_by == mehmet


def test_several_at_once_and_one_who_can_not_stops_nobody(worked, ayse, deniz, mehmet, role):
    worked(ayse)
    made, refused = actions.certify_many(by=mehmet, people=[ayse, deniz], span=Span(role))
    assert [one.person for one in made] == [ayse]
    assert [one.code for one in refused] == [NO_HOURS]


def test_the_worker_issues_to_everybody_once(worked, ayse, deniz, mehmet, role, make_person):
    for person in (ayse, deniz, mehmet):
        worked(person)
    worked(make_person("Yeni"), 10)
    assert actions.certify_all(by=mehmet, span=Span(role)) == 2  # neither too few hours nor one's own
    for _again in range(2):
        issue_all.func(by=mehmet.pk, role=role.pk, since="", until="")
    assert {one.person for one in Certificate.objects.all()} == {ayse, deniz}


@pytest.mark.parametrize(("who", "role_id"), [("mehmet", 10**6), ("deniz", 0), ("selim", 0)])
def test_the_worker_does_nothing_that_the_person_may_not(worked, ayse, request, who, role_id):
    worked(ayse)
    issue_all.func(by=request.getfixturevalue(who).pk, role=role_id, since="", until="")
    assert not Certificate.objects.exists()


def test_what_the_work_changed_comes_from_the_project(worked, ayse, mehmet, selim, role, need, parks, targets):
    assert changed_by([role]) == []
    project = projects.start_project(
        by=mehmet, title="Gölge", summary="x", unit=parks, starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), targets=[targets["11.7"]]
    )  # fmt: skip
    need.project = project
    need.save()
    worked(ayse)
    projects.record_impact(
        by=mehmet, project=project, indicator="Gölge veren ağaç", unit="ağaç", value=Decimal(41), measured_on=clock.today(), source="Sayım"
    )  # fmt: skip
    actions.count_for_project(by=selim, need=need)  # the hours themselves are no change
    role.refresh_from_db()
    assert certify(ayse, span=Span(role)).facts["changed"] == ["Gölge: Gölge veren ağaç 41 ağaç"]


def test_a_card_is_given_on_duty_and_noted(place, ayse, mehmet, deniz, role):
    placement = place(ayse)
    until = clock.today() + timedelta(days=90)
    card = actions.give_card(by=mehmet, placement=placement, valid_until=until)
    assert (card.what, card.valid_until, card.person) == ("card", until, ayse)
    check = Check.objects.get(placement=placement, what="card")
    assert (check.number, check.valid_until) == (card.spoken_code, until)
    with pytest.raises(Refused):
        actions.give_card(by=deniz, placement=placement, valid_until=until)
    own = place(mehmet)
    with pytest.raises(Refused) as refusal:
        actions.give_card(by=mehmet, placement=own, valid_until=until)
    assert refusal.value.code == OWN_PAPER
    actions.leave(by=ayse, placement=placement)
    placement.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        actions.give_card(by=mehmet, placement=placement, valid_until=until)
    assert refusal.value.code == NO_CARD


def leave(placement, by):
    actions.leave(by=placement.person, placement=placement)


def dismiss(placement, by):
    actions.end_placement(by=by, placement=placement, to="dismissed", reason="Kurallara uymadı", heard="Kabul ediyor")


def suspend_and_end(placement, by):
    actions.end_placement(by=by, placement=placement, to="suspended", reason="Bakılıyor")
    assert Certificate.objects.get(what="card").revoked_at is None
    actions.end_placement(by=by, placement=placement, to="ended", reason="Süre doldu")


@pytest.mark.parametrize("end", [leave, dismiss, suspend_and_end])
def test_a_card_ends_with_the_place(place, worked, ayse, mehmet, client, end):
    placement = place(ayse)
    worked(ayse)
    paper = certify(ayse)
    card = actions.give_card(by=mehmet, placement=placement, valid_until=clock.today() + timedelta(days=90))
    end(placement, mehmet)
    card.refresh_from_db()
    assert card.revoked_at == clock.now()
    assert "iptal" in client.get(f"/belge/{card.spoken_code}/").content.decode()
    paper.refresh_from_db()
    assert paper.revoked_at is None, "what was done stays certified"


# Pages


def test_somebody_without_hours_reads_kindly_when(signed_in, ayse, role):
    page = signed_in(ayse).get("/benim/gorevlerim/belge/").content.decode()
    assert "Henüz onaylanan saatiniz yok" in page
    assert signed_in(ayse).post("/benim/gorevlerim/belge/", {"what": "all", "name": "x"}).status_code == 200
    assert not Certificate.objects.exists()


def test_a_volunteer_prepares_a_certificate(signed_in, ayse, role, worked):
    worked(ayse, 150)
    mine = signed_in(ayse)
    assert "Belgemi hazırla" in mine.get("/benim/gorevlerim/").content.decode()
    address = "/benim/gorevlerim/belge/"
    assert "2 sa 30 dk" in mine.get(address).content.decode()
    wrong = mine.post(address, {"what": "all", "name": "", "since": "2026-12-01", "until": "2026-01-01"})
    assert wrong.status_code == 422
    assert "Son gün, ilk günden önce" in wrong.content.decode()
    answer = mine.post(address, {"what": str(role.pk), "name": "Ayşe Yıldız"})
    one = Certificate.objects.get()
    assert answer.url == f"/benim/belge/{one.spoken_code}/"
    again = mine.post(address, {"what": str(role.pk), "name": "Ayşe Yıldız"})
    assert again.status_code == 422
    assert one.spoken_code in again.content.decode()
    assert one.spoken_code in mine.get("/benim/gorevlerim/").content.decode()
    assert (
        mine.post(address, {"what": "all", "name": "A", "since": "2020-01-01", "until": "2020-02-01"}).status_code
        == 422
    )


def test_the_desk_issues_to_the_chosen_ones(signed_in, worked, ayse, deniz, mehmet, selim, role):
    for person in (ayse, deniz, mehmet):
        worked(person)
    desk = signed_in(mehmet)
    address = f"/masa/gonulluluk/belgeler/?role={role.pk}"
    page = desk.get(address).content.decode()
    assert ayse.name in page
    assert " checked" not in page  # who gets a paper is chosen
    assert "Belgesi olmayan 2 kişinin tümüne verin" in page
    assert f'value="{mehmet.pk}"' not in page  # nobody issues to themselves in a list
    assert desk.post(address, {"do": "preview", "person": [ayse.pk]}).content.startswith(b"%PDF")
    assert not Certificate.objects.exists()
    assert desk.post(address, {"do": "chosen", "person": [ayse.pk, "x"]}).url == address
    assert [one.person for one in Certificate.objects.all()] == [ayse]
    page = desk.get(address).content.decode()
    assert f'value="{ayse.pk}"' not in page
    assert "Belgesi var" in desk.get(address + "&everybody=on").content.decode()
    assert "En az bir kişi" in desk.post(address, {"do": "chosen"}, follow=True).content.decode()
    assert "1 belge hazırlanıyor" in desk.post(address, {"do": "all"}, follow=True).content.decode()
    unit = signed_in(selim)
    assert "Bir görev seçin" in unit.get("/masa/gonulluluk/belgeler/").content.decode()
    assert deniz.name in unit.get(address).content.decode()


def test_the_list_of_the_desk_costs_the_same_with_one_and_three(
    signed_in, worked, mehmet, role, make_person, django_assert_max_num_queries
):
    counts, desk = [], signed_in(mehmet)
    for n in (1, 3):
        for k in range(n):
            worked(make_person(f"Kişi {n} {k}"))
        with django_assert_max_num_queries(15) as asked:
            desk.get(f"/masa/gonulluluk/belgeler/?role={role.pk}")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_town_without_documents_has_no_papers(signed_in, worked, ayse, mehmet, monkeypatch):
    worked(ayse)
    monkeypatch.setitem(town().data["modules"], "documents", False)
    assert "Belgemi hazırla" not in signed_in(ayse).get("/benim/gorevlerim/").content.decode()
    assert signed_in(ayse).get("/benim/gorevlerim/belge/").status_code == 404
    assert signed_in(mehmet).get("/masa/gonulluluk/belgeler/").status_code == 404


def test_the_desk_gives_a_card_on_the_page_of_the_place(signed_in, place, ayse, mehmet):
    placement = place(ayse)
    desk, address = signed_in(mehmet), f"/masa/gonulluluk/gonullu/{placement.pk}/"
    assert desk.post(address, {"do": "card", "valid_until": "2020-01-01"}).status_code == 422
    assert desk.post(address, {"do": "card", "valid_until": "2027-06-01"}).url == address
    assert Certificate.objects.get().spoken_code in desk.get(address).content.decode()


# Passport and agreement


def test_the_passport_holds_duties_qualifications_and_papers(signed_in, place, worked, ayse, mehmet):
    placement = place(ayse)
    actions.enter_check(by=mehmet, placement=placement, what="training", valid_until=date(2027, 5, 1))
    worked(ayse, 200)
    certify(ayse)
    parts = {part.code: [row.facts for row in part.rows] for part in passport_of(ayse)}
    assert parts["service"][0]["minutes"] == 200
    assert parts["qualifications"][0]["valid_until"] == "2027-05-01"
    assert list(parts) == ["service", "qualifications", "certificates"]
    assert "3 sa 20 dk" in signed_in(ayse).get("/benim/pasaport/").content.decode()


def test_the_passport_holds_qualifications_that_are_valid(ayse, mehmet, monday):
    first_aid = actions.save_qualification(by=mehmet, name_tr="İlk yardım", name_en="First aid", valid_months=24)
    actions.give_qualification(by=mehmet, person=ayse, qualification=first_aid, valid_until=date(2027, 5, 1))
    (row,) = next(part.rows for part in passport_of(ayse) if part.code == "qualifications")
    assert (row.title, row.facts["name"], row.facts["valid_until"]) == ("İlk yardım", "İlk yardım", "2027-05-01")
    with clock.at(clock.now() + 200 * DAY):
        assert passport_of(ayse) == []


def test_the_agreement_is_the_version_that_was_approved(mehmet, director, make_person):
    shipped = agreement.version()
    documents.save_pack_text(by=director, what="agreement", text="# Yeni anlaşma")
    assert agreement.version() == shipped  # nobody has approved it yet
    other = make_person("Yönetici", ("administrator", None))
    row = documents.approve_pack_text(by=other, what="agreement", basis="Hukuk görüşü 12")
    assert agreement.agreement().text == "## Yeni anlaşma"  # below the heading of the page
    assert agreement.version() == f"{row.at:%Y-%m-%d}/{row.pk}"


def test_work_is_listed_the_longest_first(worked, ayse, make_role):
    worked(ayse, 30)
    worked(ayse, 90, of=make_role(title="Onarım kahvesi"))
    assert [one.minutes for one in confirmed_work(ayse, Span())] == [90, 30]
