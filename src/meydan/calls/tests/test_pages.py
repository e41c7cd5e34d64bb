"""Pages of calls: what they show, what they refuse, what they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meydan.base import clock
from meydan.calls import actions
from meydan.calls.models import Application, Assignment, Call, Venture
from meydan.calls.queries.calls import asked_in
from meydan.calls.tests.conftest import HOUR, fresh
from meydan.questions.rules import name_of


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def typed(call, **more):
    first, second = asked_in(call)
    return {
        "title": "Geri dönen kap", "summary": "Kutu", "topics": ["atık"], name_of(first): "Kap çok.", name_of(second): "Üç kişi.",
        "do": "send", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [("", True), ("?q=girişim", True), ("?q=konser", False), ("?kind=innovation", True), ("?kind=enterprise", False), ("?when=open", False), ("?when=told", False), ("?kind=x&after=y", True)],
)  # fmt: skip
def test_the_list_is_searched_and_filtered(client, call, query, found):
    page = shown(client, "/cagrilar/" + query)
    assert (call.title in page) == found
    assert found or "Uyan çağrı yok" in page


def test_criteria_stand_on_the_page_before_it_opens(client, call, planned, signed_in, mehmet):
    page = shown(client, call.get_absolute_url())
    assert "Sorun gerçek mi?" in page
    assert "%60" in page
    assert "Yakında" in page or "yakında" in page
    hidden = planned(title="Taslak çağrı")
    shown(client, hidden.get_absolute_url(), 404)
    shown(client, f"/cagri/{hidden.pk}/basvuru/", 404)
    assert "Taslak çağrı" in shown(signed_in(mehmet), hidden.get_absolute_url())


def begin(client, call):
    """Say yes to the conditions; what the form then carries."""
    page = client.post(f"/cagri/{call.pk}/basvuru/", {"begin": "1", "k0": "yes", "k1": "yes"}).content.decode()
    return re.search(r'name="opened" value="([^"]+)"', page)[1]


def test_conditions_come_first(client, call):
    address = f"/cagri/{call.pk}/basvuru/"
    with clock.at(call.opens_at - HOUR):
        assert "Bu çağrıya şu anda başvurulamaz" in shown(client, address)
    with clock.at(call.opens_at):
        assert "Buca’da denenebilir mi" in shown(client, address)
        answer = client.post(address, {"begin": "1", "k0": "yes", "k1": "no"})
        assert answer.status_code == 422
        assert "buna evet diyebilenler" in answer.content.decode()
        for forged in ("", "x", "eyJ:forged:sign"):
            answer = client.post(address, typed(call, opened=forged))
            assert answer.status_code == 422
            assert "Lütfen koşullardan başlayın" in answer.content.decode()


def test_one_writes_first_and_signs_in_last(client, call, ayse):
    address = f"/cagri/{call.pk}/basvuru/"
    with clock.at(call.opens_at):
        opened = begin(client, call)
        answer = client.post(address, typed(call, opened=opened) | {"title": ""})
        assert answer.status_code == 422
        assert "Kap çok." in answer.content.decode(), "nothing that was typed is lost"
        answer = client.post(address, typed(call, opened=opened))
        assert "/giris/" in answer.url
        client.force_login(ayse)
        assert "Geri dönen kap" in shown(client, address)
        sent = client.post(address, typed(call, opened=opened))
    made = Application.objects.get(person=ayse)
    assert (sent.url, made.state, made.number) == (f"/benim/cagri-basvurum/{made.pk}/", "submitted", 1)


def test_a_form_that_was_opened_before_the_end_is_taken_some_minutes_longer(client, call, signed_in, ayse):
    signed_in(ayse)
    with clock.at(call.closes_at - HOUR):
        opened = begin(client, call)
    address = f"/cagri/{call.pk}/basvuru/"
    with clock.at(call.closes_at + HOUR):
        answer = client.post(address, typed(call, opened=opened))
        assert answer.status_code == 422
        assert "Süre doldu" in answer.content.decode()
    with clock.at(call.closes_at + HOUR / 12):
        assert client.post(address, typed(call, opened=opened)).status_code == 302


def test_a_draft_may_be_incomplete_and_is_gone_on_with(client, call, signed_in, ayse):
    signed_in(ayse)
    with clock.at(call.opens_at):
        opened = begin(client, call)
        client.post(f"/cagri/{call.pk}/basvuru/", {"opened": opened, "title": "Yarım", "do": "keep"})
        mine = Application.objects.get(person=ayse)
        assert mine.state == "draft"
        edit = f"/benim/cagri-basvurum/{mine.pk}/duzenle/"
        page = shown(client, edit)
        assert "Yarım" in page
        opened = re.search(r'name="opened" value="([^"]+)"', page)[1]
        assert client.post(edit, {"opened": opened, "title": "Yarım", "do": "send"}).status_code == 422
        assert client.post(edit, typed(call, opened=opened)).status_code == 302
    assert fresh(mine).state == "submitted"


def test_a_team_joins_by_link(client, call, applied, signed_in, ayse):
    mine = applied[0]
    signed_in(mine.person)
    with clock.at(call.opens_at):
        client.post(mine.get_absolute_url(), {"do": "invite"})
        link = f"/cagri-ekibi/{mine.members.get().key}/"
        assert link in shown(client, mine.get_absolute_url())
        client.logout()
        assert mine.title in shown(client, link)
        assert "/giris/" in client.post(link, {}).url
        signed_in(ayse)
        assert client.post(link, {}).url == mine.get_absolute_url()
        page = shown(client, mine.get_absolute_url())
        assert link not in page, "who joined passes nothing on"
        assert client.post(mine.get_absolute_url(), {"do": "withdraw"}).status_code == 422


def test_the_desk_screens_with_filters_and_a_file(client, screened, applied, signed_in, mehmet):
    signed_in(mehmet)
    base = f"/masa/cagri/{screened.pk}/basvurular/"
    for query, count in (
        ("", 3),
        ("?q=fikir+1", 1),
        ("?q=2", 1),
        ("?topic=atık", 3),
        ("?topic=bakım", 0),
        ("?state=out", 0),
    ):
        assert shown(client, base + query).count("/masa/cagri-basvurusu/") == count, query
    body = b"".join(client.get(base + "?file=csv").streaming_content).decode()
    assert body.count("Fikir") == 3
    page = shown(client, applied[0].desk_url)
    assert "Günde 2.000 kap" in page
    answer = client.post(applied[0].desk_url, {"do": "screen", "to": "out", "reason": ""})
    assert answer.status_code == 422
    assert "Lütfen gerekçeyi yazın" in answer.content.decode()


def test_a_juror_scores_on_one_page(client, divided, signed_in):
    file = Assignment.objects.select_related("juror__person").first()
    signed_in(file.juror.person)
    address = file.get_absolute_url()
    page = shown(client, address)
    assert "Önce: çıkar çatışması var mı?" in page
    assert "Puanı kesinleştirin" not in page
    client.post(address, {"do": "conflict", "conflict": "none"})
    first, second = divided.criteria.all()
    answer = client.post(address, {"do": "final", f"c{first.pk}": "4", f"w{first.pk}": "Sayım var."})
    assert answer.status_code == 422
    assert "Sayım var." in answer.content.decode()
    assert client.post(address, {"do": "draft", f"c{first.pk}": "4", f"w{first.pk}": "Sayım var."}).status_code == 302
    page = shown(client, address)
    assert "Sayım var." in page
    client.post(address, {"do": "final", f"c{first.pk}": "4", f"c{second.pk}": "5"})
    assert "Toplam 88 / 100" in shown(client, address)
    assert "88" not in shown(client, "/juri/")
    assert client.post(address, {"do": "draft", f"c{first.pk}": "1"}).status_code == 200
    assert fresh(file).total == 8800


def test_a_juror_with_a_conflict_loses_the_file(client, divided, signed_in):
    file = Assignment.objects.select_related("juror__person").first()
    signed_in(file.juror.person)
    assert client.post(file.get_absolute_url(), {"do": "conflict", "conflict": "yes"}).url == "/juri/"
    shown(client, file.get_absolute_url(), 404)


def test_the_desk_sees_the_plan_and_confirms_it(client, screened, jury, signed_in, mehmet):
    signed_in(mehmet)
    address = f"/masa/cagri/{screened.pk}/juri/"
    client.post(address, {"do": "work_out"})
    plan = screened.plans.get()
    assert "Hesaplanıyor" in shown(client, address) or "hesaplanıyor" in shown(client, address)
    actions.compute(plan_id=plan.pk)
    assert "Kanıtlandı" in shown(client, address)
    client.post(address, {"do": "confirm"})
    assert fresh(screened).state == "jury"


def test_the_result_is_public_with_reasons_and_without_names(client, told):
    page = shown(client, f"/cagri/{told.pk}/sonuc/")
    assert "Fikir 0" in page
    assert "Başvuru 03" in page
    assert "Fikir 2" not in page, "this one did not want to be published"
    assert "Çünkü accepted." in page
    assert "Kişi" not in page
    body = client.get(f"/cagri/{told.pk}/sonuc.csv").content.decode()
    assert "Fikir 2" not in body
    assert "Kişi" not in body
    rows = client.get(f"/api/v1/calls/{told.pk}").json()["result"]
    assert [(one["place"], one["title"], one["median"]) for one in rows] == [
        (1, "Fikir 0", 100),
        (2, "", 80),
        (3, "Fikir 1", 60),
    ]


def test_an_applicant_reads_points_and_words_without_knowing_whose(client, told, applied, signed_in, jury):
    signed_in(applied[1].person)
    page = shown(client, applied[1].get_absolute_url())
    assert "Çünkü reserve." in page
    assert page.count("3 · 3 · 3") == 2
    assert page.count("Gerekçe</p>") == 6
    assert not any(one.person.name in page for one in jury)


PAGES = [
    ("list", "/cagrilar/", None),
    ("mine", "/benim/", "applicant"),
    ("own", "own", "applicant"),
    ("jury", "/juri/", "juror"),
    ("applications", "/masa/cagri/{call}/basvurular/", "desk"),
    ("result", "/masa/cagri/{call}/sonuc/", "desk"),
]


@pytest.mark.parametrize(("name", "address", "who"), PAGES, ids=[one[0] for one in PAGES])
def test_what_a_page_asks_does_not_grow(client, divided, signed_in, mehmet, name, address, who):
    """With one thing and with three: the others are taken away first."""
    mine = fresh(Application.objects.get(number=1))
    juror = mine.assignments.first().juror
    person = {"applicant": mine.person, "juror": juror.person, "desk": mehmet, None: None}[who]
    if person:
        signed_in(person)
    path = mine.get_absolute_url() if address == "own" else address.format(call=divided.pk)

    def cost():
        shown(client, path)
        with CaptureQueriesContext(connection) as asked:
            shown(client, path)
        return len(asked)

    many = cost()
    Application.objects.exclude(pk=mine.pk).delete()
    if name == "list":
        Call.objects.exclude(pk=divided.pk).delete()
    few = cost()
    assert few == many
    assert many <= 22 if who == "desk" or name == "mine" else many <= 15


def test_the_team_and_the_desk_meet_on_the_page_of_a_venture(client, told, signed_in, mehmet, deniz):
    venture = Venture.objects.select_related("application__person").get()
    address = venture.get_absolute_url()
    signed_in(deniz)
    shown(client, address, 404)
    signed_in(mehmet)
    day = clock.today().isoformat()
    answer = client.post(address, {"do": "milestone", "title": "İlk tezgâh", "due_on": day})
    assert answer.status_code == 422
    assert "sözleşmenin" in answer.content.decode()
    client.post(address, {"do": "agree", "agreed_on": day, "starts_on": day, "ends_on": day})
    client.post(address, {"do": "milestone", "title": "İlk tezgâh", "due_on": day})
    signed_in(venture.application.person)
    which = venture.milestones.get().pk
    assert client.post(address, {"do": "reach", "which": which, "evidence": ""}).status_code == 422
    client.post(address, {"do": "reach", "which": which, "evidence": "12 tezgâh"})
    assert "12 tezgâh" in shown(client, address)
    assert client.post(address, {"do": "end", "outcome": "grows", "words": "x"}).status_code == 200
    assert fresh(venture).outcome == ""


def test_points_are_changed_after_talking_on_the_page(client, scored, signed_in, mehmet):
    file = (
        Assignment.objects.select_related("juror__person", "application").filter(application__number=3, total=0).get()
    )
    actions.have_talked(by=mehmet, application=fresh(file.application))
    signed_in(file.juror.person)
    first, second = scored.criteria.all()
    sent = {"do": "change", f"c{first.pk}": "3", f"c{second.pk}": "3"}
    assert client.post(file.get_absolute_url(), sent).status_code == 422
    assert client.post(file.get_absolute_url(), sent | {"why": "Yanlış okudum."}).status_code == 302
    assert fresh(file).total == 6000
