"""Vetting by risk, papers that end, the legal record, organisations, and legal opinions about placements."""

from datetime import date, timedelta

import pytest

from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF, NOT_YOURS
from meydan.guardians.actions import Guardian
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.actions import erase_person
from meydan.volunteering import actions
from meydan.volunteering.models import Asked, LegalOpinion, OrganisationSignUp, Placement
from meydan.volunteering.queries import papers
from meydan.volunteering.rules import legal, reasons
from meydan.volunteering.tests.conftest import DAY, GROWN_UP

DECISION = {"decided_on": date(2026, 11, 2), "decision_number": "2026/14", "signed_by": "Nur A., başkan"}


def told(person):
    deliver_all()
    return set(Notice.objects.filter(person=person).values_list("message__code", flat=True))


def test_a_duty_of_high_risk_is_not_published_without_what_the_town_wants_seen(make_role, mehmet, refused):
    risky = make_role(risk="high", direct=False, published=False)
    with refused(reasons.NO_VETTING, missing="Adli sicil görüldü"):
        actions.move_role(by=mehmet, role=risky, to="published", no_post=True)
    actions.save_role(by=mehmet, need=risky.need, role=risky, asked=[Asked.RECORD])
    risky = actions.move_role(by=mehmet, role=risky, to="published", no_post=True)
    with refused(reasons.NO_VETTING):
        actions.save_role(by=mehmet, need=risky.need, role=risky, asked=[])


@pytest.fixture
def vetted(make_role, sign_up, ayse, mehmet):
    """Ayşe serves in a duty of high risk; her criminal record was seen, valid until 10 December."""
    risky = make_role(risk="high", direct=False, asked=[Asked.RECORD], min_age=18)
    offered = actions.decide_application(by=mehmet, application=sign_up(ayse, to=risky), to="suitable").placement
    actions.answer_place(by=ayse, placement=offered, yes=True)
    return offered


def see(placement, by, until=date(2026, 12, 10), what=Asked.RECORD):
    return actions.enter_check(by=by, placement=placement, what=what, number="K-7", valid_until=until)


def test_nobody_serves_at_high_risk_before_it_was_seen_or_after_it_ends(vetted, make_shift, ayse, mehmet, refused):
    soon, late = make_shift(of=vetted.role, days=5), make_shift(of=vetted.role, days=20)
    with refused(reasons.NOT_READY):
        actions.join_shift(by=ayse, shift=soon)
    see(vetted, mehmet)
    assert actions.join_shift(by=ayse, shift=soon).state == "booked"
    with refused(reasons.ENDS_BEFORE):
        actions.join_shift(by=ayse, shift=late)


def test_papers_that_end_soon_wait_at_the_desk_and_are_announced_once(vetted, ayse, mehmet, selim, deniz, monday):
    see(vetted, mehmet, until=date(2027, 5, 1))
    assert list(papers.ending_papers(selim)) == []
    see(vetted, mehmet)
    for by in (selim, mehmet):
        assert [check.what for check in papers.ending_papers(by)] == ["record"]
    assert list(papers.ending_papers(deniz)) == []
    assert (actions.remind_of_papers(), actions.remind_of_papers()) == (1, 0)
    assert "volunteering.paper_ends" in told(ayse)
    see(vetted, mehmet, until=date(2026, 12, 12))
    assert actions.remind_of_papers() == 1, "a new one is announced anew"
    with clock.at(monday + 40 * DAY):
        actions.lapse_places()
        assert papers.ending_papers(selim).count() == 1, "what has run out still waits"
    actions.leave(by=ayse, placement=vetted)
    assert list(papers.ending_papers(mehmet)) == []


def test_the_page_of_papers_is_filtered_and_leads_to_the_verb(signed_in, vetted, mehmet, ayse, place, make_person):
    see(vetted, mehmet)
    young = make_person("Ece")
    place(young, born=date(2012, 1, 1), guardian=Guardian("Ali", "x", "desk"))
    permission = young.permissions.get()
    actions.decide_permission(by=mehmet, permission=permission, to="given", valid_until=date(2026, 12, 1))
    client = signed_in(mehmet)
    address = "/masa/gonulluluk/evrak/"
    for query, shown in (("", "Ayse"), ("?what=record", "Ayse"), ("?what=permissions", "Ece"), ("?q=ays", "Ayse")):
        assert shown in client.get(address + query).content.decode()
    for query in ("?what=card", "?q=yok"):
        assert "Ayse" not in client.get(address + query).content.decode()
    assert f"/masa/gonulluluk/izin/{permission.pk}/" in client.get(address + "?what=permissions").content.decode()
    assert "Süresi bitmek üzere olan evrak" in client.get("/masa/").content.decode()


def test_the_legal_record_is_complete_and_names_its_basis(signed_in, vetted, mehmet, zeynep, deniz, ayse):
    see(vetted, mehmet)
    address = f"/masa/gonulluluk/gonullu/{vetted.pk}/kayit/"
    page = signed_in(mehmet).get(address).content.decode()
    for words in ("Park ve Bahçeler Müdürlüğü", "Park, bahçe ve çevre", "K-7", "10 Aralık 2026", "Dayanak", "Sigorta"):
        assert words in page
    for outsider in (zeynep, deniz, ayse):
        for query in ("", "?file=pdf"):
            assert signed_in(outsider).get(address + query).status_code == 404


def test_the_legal_record_is_kept_as_pdf_and_who_took_it_is_written_down(signed_in, vetted, mehmet):
    see(vetted, mehmet)
    page = signed_in(mehmet).get(f"/masa/gonulluluk/gonullu/{vetted.pk}/kayit/?file=pdf")
    assert (page["Content-Type"], page["Cache-Control"]) == ("application/pdf", "no-store")
    assert page.content.startswith(b"%PDF-")
    assert AuditLine.objects.filter(code="base.exported").exists()


@pytest.fixture
def organisation(ayse, monday):
    return actions.sign_up_organisation(by=ayse, name="Yeşil Buca Derneği", **DECISION)


def test_an_organisation_is_accepted_and_brings_people(organisation, make_shift, ayse, deniz, mehmet, selim, refused):
    shift = make_shift(capacity=30)
    with refused(legal.NOT_ACCEPTED):
        actions.bring_people(by=ayse, organisation=organisation, shift=shift, size=12)
    with refused(NOT_STAFF):
        actions.answer_organisation(by=selim, organisation=organisation, to="accepted")
    organisation = actions.answer_organisation(by=mehmet, organisation=organisation, to="accepted")
    assert "volunteering.organisation_accepted" in told(ayse)
    seat = actions.bring_people(by=ayse, organisation=organisation, shift=shift, size=12)
    assert (seat.called, seat.size, seat.state) == ("Yeşil Buca Derneği", 12, "booked")
    with refused(NOT_YOURS):
        actions.bring_people(by=deniz, organisation=organisation, shift=shift, size=2)


def test_organisations_come_to_direct_duties_only(organisation, make_role, make_shift, ayse, mehmet, refused):
    organisation = actions.answer_organisation(by=mehmet, organisation=organisation, to="accepted")
    demanding = make_role(direct=False)
    with refused(legal.NOT_DIRECT):
        actions.bring_people(by=ayse, organisation=organisation, shift=make_shift(of=demanding), size=2)


def test_declining_needs_words_and_happens_once(organisation, mehmet, ayse, refused):
    with refused(reasons.NEEDS_WORDS, field="answer"):
        actions.answer_organisation(by=mehmet, organisation=organisation, to="declined")
    actions.answer_organisation(by=mehmet, organisation=organisation, to="declined", answer="Karar eksik")
    with refused(reasons.WRONG_STATE):
        actions.answer_organisation(by=mehmet, organisation=organisation, to="accepted")
    with refused(legal.FUTURE_DECISION, field="decided_on"):
        actions.sign_up_organisation(by=ayse, name="x", **(DECISION | {"decided_on": date(2026, 11, 24)}))


def test_pages_of_an_organisation(signed_in, make_shift, ayse, deniz, mehmet, zeynep):
    shift, client = make_shift(capacity=30), signed_in(ayse)
    form = {
        "name": "Yeşil Buca Derneği",
        "decided_on": "2026-11-02",
        "decision_number": "2026/14",
        "signed_by": "Nur A.",
    }
    assert client.post("/gonulluluk/kurum/", form | {"decided_on": "2027-01-01"}).status_code == 422
    address = client.post("/gonulluluk/kurum/", form).url
    found = OrganisationSignUp.objects.get()
    desk = f"/masa/gonulluluk/kurum/{found.pk}/"
    for outsider in (deniz, zeynep):
        other = signed_in(outsider)
        assert [other.get(path).status_code for path in (address, desk)] == [404, 404]
    officer = signed_in(mehmet)
    assert officer.get(address).url == desk
    assert "Yeşil Buca" in officer.get("/masa/gonulluluk/kurumlar/?q=buca").content.decode()
    assert "Yeşil Buca" not in officer.get("/masa/gonulluluk/kurumlar/?state=accepted").content.decode()
    assert officer.post(desk, {"to": "declined"}).status_code == 422
    assert officer.post(desk, {"to": "accepted"}).status_code == 302
    client = signed_in(ayse)
    assert client.post(address, {"shift": shift.pk, "size": 99}).status_code == 422
    assert client.post(address, {"shift": shift.pk, "size": 12}).url == f"/benim/yerim/{Seat.objects.get().pk}/"
    assert "Yeşil Buca" not in client.get(shift.role.get_absolute_url()).content.decode()


@pytest.fixture
def foreign(role, ayse):
    """Ayşe has a residence permit; the town's list asks for an opinion."""
    about = actions.About(birth_date=GROWN_UP, status="residence")
    return actions.apply(by=ayse, role=role, about=about, agreement="2026-11").placement


def test_a_status_that_asks_for_an_opinion_waits_with_a_promised_day(foreign, make_shift, ayse, mehmet, selim, refused):
    shift = make_shift()
    assert foreign.opinion.promised_for == date(2026, 12, 7)
    assert list(papers.waiting_opinions(mehmet)) == [foreign.opinion]
    with refused(reasons.NOT_READY, missing="Hukuk görüşü"):
        actions.join_shift(by=ayse, shift=shift)
    with refused(NOT_STAFF):
        actions.give_opinion(by=selim, opinion=foreign.opinion, to="given")
    actions.give_opinion(by=mehmet, opinion=foreign.opinion, to="given", number="H-3")
    assert actions.join_shift(by=ayse, shift=shift).state == "booked"
    assert "volunteering.opinion_given" in told(ayse)


def test_not_possible_ends_the_place_with_the_reason(foreign, ayse, mehmet, refused):
    with refused(reasons.NEEDS_WORDS, field="reason"):
        actions.give_opinion(by=mehmet, opinion=foreign.opinion, to="not_possible")
    actions.give_opinion(by=mehmet, opinion=foreign.opinion, to="not_possible", reason="İzin kapsamıyor")
    placement = Placement.objects.get(pk=foreign.pk)
    assert (placement.state, placement.reason) == ("ended", "İzin kapsamıyor")
    assert "volunteering.opinion_not_possible" in told(ayse)
    with refused(reasons.WRONG_STATE):
        actions.give_opinion(by=mehmet, opinion=foreign.opinion, to="given")


@pytest.mark.parametrize(("status", "waits"), [("", False), ("blue_card", False), ("residence", True), ("gone", True)])
def test_the_towns_list_decides_who_waits(role, deniz, status, waits):
    about = actions.About(birth_date=GROWN_UP, status=status)
    placement = actions.apply(by=deniz, role=role, about=about, agreement="2026-11").placement
    assert LegalOpinion.objects.exists() == waits
    assert placement.state == ("preparing" if waits else "ready")


def test_after_an_offer_the_opinion_is_asked_for_as_well(make_role, ayse, mehmet):
    demanding = make_role(direct=False, asked=[])
    about = actions.About(birth_date=GROWN_UP, status="residence")
    made = actions.apply(by=ayse, role=demanding, about=about)
    offered = actions.decide_application(by=mehmet, application=made, to="suitable").placement
    assert actions.answer_place(by=ayse, placement=offered, yes=True).state == "preparing"
    assert LegalOpinion.objects.get().placement_id == offered.pk


def test_pages_of_an_opinion(signed_in, foreign, ayse, mehmet, zeynep, selim):
    assert signed_in(mehmet).get(f"/benim/gorevlerim/{foreign.pk}/").url == f"/masa/gonulluluk/gonullu/{foreign.pk}/"
    page = signed_in(ayse).get(f"/benim/gorevlerim/{foreign.pk}/").content.decode()
    assert "etkinlikler, kurslar ve çalışma grupları herkese açık" in page
    address = f"/masa/gonulluluk/gorus/{foreign.opinion.pk}/"
    for outsider in (ayse, zeynep, selim):
        assert signed_in(outsider).get(address).status_code == 404
    client = signed_in(mehmet)
    assert "İkamet iznim var" in client.get(address).content.decode()
    assert client.post(address, {"to": "not_possible"}).status_code == 422
    assert client.post(address, {"to": "given", "number": "H-3"}).status_code == 302
    assert "H-3" in client.get(f"/masa/gonulluluk/gonullu/{foreign.pk}/kayit/").content.decode()


def test_erasing_a_person_forgets_status_opinion_and_contact(foreign, organisation, ayse):
    actions.leave(by=ayse, placement=foreign)
    erase_person(by=ayse, person=ayse)
    assert not LegalOpinion.objects.exists()
    assert OrganisationSignUp.objects.get().contact is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_papers_asks_the_same_number_of_questions(
    signed_in, role, place, make_person, mehmet, django_assert_max_num_queries, count
):
    for number in range(count):
        see(place(make_person(f"G{number}")), mehmet, until=clock.today() + timedelta(days=3), what=Asked.CARD)
    client = signed_in(mehmet)
    with django_assert_max_num_queries(11):
        client.get("/masa/gonulluluk/evrak/")
