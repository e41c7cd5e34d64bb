"""Requests about personal data and breaches: their clocks, who may, and that nothing ends without words."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.cards import cards_of_all
from meydan.base.models import OutboxMessage
from meydan.people.actions import erase_person
from meydan.people.models import Role
from meydan.privacy import actions, queries, rules
from meydan.privacy.models import Breach, DataRequest
from meydan.sealed.models import Look

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORDS = {"title": "Yanlış alıcı", "what": "Liste yanlış adrese gitti", "affected": "gönüllüler", "data": "ad, e-posta"}


@pytest.fixture
def veri(make_person):
    """The data protection officer."""
    return make_person("Veri", (Role.DATA_OFFICER, None))


@pytest.fixture
def asked(monday, ayse):
    return actions.ask(by=ayse, what="learn", words="Hangi verilerim var?")


@pytest.fixture
def breach(monday, veri):
    return actions.record_breach(by=veri, found_at=monday - HOUR, words=WORDS)


def test_a_request_has_thirty_days_and_tells_both_sides(asked):
    assert asked.due_on == date(2026, 12, 23)
    assert asked.basis.startswith("Kişisel veri başvurusu")
    told = {one.code: one.to for one in OutboxMessage.objects.all()}
    assert told["privacy.received"] == [asked.person.ref]
    assert "role:data_officer" in told["privacy.arrived"]


def test_somebody_asks_five_times_a_day(asked, ayse, refused):
    for _ in range(4):
        actions.ask(by=ayse, what="erase", words="")
    with refused("base.too_fast"):
        actions.ask(by=ayse, what="erase", words="")


def test_on_paper_the_clock_starts_when_it_came(monday, veri):
    made = actions.enter_request(
        by=veri, person=None, name="Nuri", contact="Menderes Caddesi 1", what="correct", words="x", channel="paper",
        asked_at=monday - 5 * DAY,
    )  # fmt: skip
    assert made.due_on == date(2026, 12, 18)
    assert (made.asker, made.entered_by, made.person) == ("Nuri", veri, None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, rules.NO_ASKER),
        ({"contact": ""}, rules.NO_ASKER),
        ({"asked_at": HOUR}, rules.IN_FUTURE),
    ],
)
def test_what_is_entered_needs_somebody_and_a_day(monday, veri, refused, changes, code):
    said = {"name": "Nuri", "contact": "x", "asked_at": timedelta()} | changes
    said["asked_at"] = monday + said["asked_at"]
    with refused(code):
        actions.enter_request(by=veri, person=None, what="learn", words="", channel="paper", **said)


@pytest.mark.parametrize(("refuse", "state"), [(False, "answered"), (True, "refused")])
def test_it_is_closed_with_words_and_the_person_is_told(asked, veri, refused, refuse, state):
    with refused(rules.NO_REASON):
        actions.close_request(by=veri, request=asked, refuse=refuse, words="  ")
    closed = actions.close_request(by=veri, request=asked, refuse=refuse, words="Çünkü")
    assert (closed.state, closed.answer, closed.closed_by) == (state, "Çünkü", veri)
    assert OutboxMessage.objects.get(code=f"privacy.{state}").to == [asked.person.ref]
    with refused(rules.DONE_ALREADY):
        actions.close_request(by=veri, request=asked, refuse=refuse, words="Çünkü")


def test_the_database_refuses_an_end_without_words(asked):
    for state in ("answered", "refused"):
        with pytest.raises(IntegrityError), transaction.atomic():
            DataRequest.objects.filter(pk=asked.pk).update(state=state, closed_at=clock.now())


@pytest.mark.parametrize("who", ["ayse", "mehmet", "zeynep", "selim"])
def test_nobody_else_answers_enters_or_keeps_breaches(request, who, asked, breach, refused, monday):
    person = request.getfixturevalue(who)
    assert not queries.requests_at_desk(person).exists()
    assert not queries.breaches(person).exists()
    with refused("base.not_staff"):
        actions.close_request(by=person, request=asked, refuse=False, words="x")
    with refused("base.not_staff"):
        actions.record_breach(by=person, found_at=monday, words=WORDS)
    with refused("base.not_staff"):
        actions.close_breach(by=person, breach=breach)


def test_only_its_own_person_takes_it_back(asked, deniz, ayse, refused):
    with refused("base.not_yours"):
        actions.take_back(by=deniz, request=asked)
    assert actions.take_back(by=ayse, request=asked).state == "withdrawn"
    with refused(rules.DONE_ALREADY):
        actions.take_back(by=ayse, request=asked)


def test_erasing_the_account_closes_and_empties_requests(asked, ayse, veri):
    answered = actions.ask(by=ayse, what="erase", words="Ayşe benim")
    actions.close_request(by=veri, request=answered, refuse=True, words="Ayşe Hanım, olmaz")
    erase_person(by=None, person=ayse)
    assert set(DataRequest.objects.values_list("state", "person", "words", "answer")) == {
        ("withdrawn", None, "", ""), ("refused", None, "", "–"),
    }  # fmt: skip


def test_a_request_on_paper_is_known_by_its_contact(monday, veri, ayse):
    said = {"what": "learn", "words": "x", "channel": "paper", "asked_at": monday}
    actions.enter_request(by=veri, person=None, name="Ayşe", contact=ayse.email, **said)
    (line,) = [one for one in cards_of_all()["privacy"].personal_data if one.fields == ("name", "contact")]
    assert [row["words"] for row in line.export(ayse)] == ["x"]
    line.erase(ayse)
    assert DataRequest.objects.get().contact == ""
    assert list(line.export(ayse)) == []


def test_a_closed_request_is_destroyed_when_the_town_says(asked, veri, monday):
    actions.close_request(by=veri, request=asked, refuse=False, words="x")
    line = next(one for one in cards_of_all()["privacy"].personal_data if one.keep)
    assert line.destroy(monday) == 0
    assert line.destroy(monday + HOUR) == 1


def test_a_breach_has_seventy_two_hours_from_when_it_was_found(breach, monday):
    assert breach.due_at == monday + 71 * HOUR
    assert (breach.hours_left, breach.tone[0]) == (71, "wait")
    assert "role:data_officer" in OutboxMessage.objects.get(code="privacy.breach").to
    with clock.at(monday + 72 * HOUR):
        assert breach.tone[0] == "late"


def test_a_breach_is_closed_when_it_stands_there_who_was_told(breach, veri, monday, refused):
    actions.note_breach(by=veri, breach=breach, words="Parolalar değişti")
    with refused(rules.NOT_TOLD):
        actions.close_breach(by=veri, breach=breach)
    breach = actions.tell(by=veri, breach=breach, whom="board", at=monday, words="no 17")
    assert not breach.clock_runs
    with refused(rules.NOT_TOLD):
        actions.close_breach(by=veri, breach=breach)
    actions.tell(by=veri, breach=breach, whom="people", at=None, words="Veriler okunamıyordu")
    assert actions.close_breach(by=veri, breach=breach).closed_at == monday
    with refused(rules.DONE_ALREADY):
        actions.note_breach(by=veri, breach=breach, words="x")
    assert not queries.open_breaches(veri).exists()


@pytest.mark.parametrize(("hours", "code"), [(1, rules.IN_FUTURE), (-2, rules.TOLD_BEFORE)])
def test_nobody_was_told_before_it_was_found_or_in_the_future(breach, veri, monday, refused, hours, code):
    with refused(code, field="at"):
        actions.tell(by=veri, breach=breach, whom="board", at=monday + hours * HOUR, words="x")


def test_nothing_is_found_in_the_future(veri, monday, refused):
    with refused(rules.IN_FUTURE, field="found_at"):
        actions.record_breach(by=veri, found_at=monday + HOUR, words=WORDS)


def test_the_database_refuses_a_breach_closed_in_silence(breach):
    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.update(closed_at=clock.now())


def test_both_stand_in_their_queues_by_their_clocks(asked, breach, veri):
    requests, breaches = cards_of_all()["privacy"].desk
    assert [one.due.date() for one in requests.load(veri, 5)] == [date(2026, 12, 23)]
    assert [one.due for one in breaches.load(veri, 5)] == [breach.due_at]
    assert [queue.count(veri).count() for queue in (requests, breaches)] == [1, 1]


def test_a_resident_asks_reads_the_reason_and_the_officer_refuses(client, ayse, veri, monday):
    client.force_login(ayse)
    assert client.post("/benim/verilerim/istek/", {"words": "Silin"}).status_code == 422
    page = client.post("/benim/verilerim/istek/", {"what": "erase", "words": "Silin"}).url
    client.force_login(veri)
    assert client.get(page).url == f"/masa/kisisel-veri{page.removeprefix('/benim/verilerim')}"
    assert "Ayse" in client.get("/masa/kisisel-veri/?q=ayse&state=open").content.decode()
    desk = client.get(page).url
    assert "Silin" in client.get(desk).content.decode()
    assert client.post(desk, {"do": "refuse", "words": ""}).status_code == 422
    assert client.post(desk, {"do": "refuse", "words": "Oylama listesi saklanır"}).url == desk
    client.force_login(ayse)
    text = client.get(page).content.decode()
    assert "Oylama listesi saklanır" in text
    assert "dayanak belediye" in text
    assert "Gerekçeyle reddedildi" in client.get("/benim/verilerim/").content.decode()


def test_what_comes_on_paper_finds_its_account(client, ayse, veri, monday):
    client.force_login(veri)
    said = {
        "name": "Ayşe",
        "contact": " Ayse@Example.org",
        "what": "learn",
        "channel": "paper",
        "asked_on": "2026-11-20",
    }
    assert client.post("/masa/kisisel-veri/yeni/", said).status_code == 422  # nobody has seen who it is
    client.post("/masa/kisisel-veri/yeni/", said | {"seen": "on"})
    made = DataRequest.objects.get()
    assert (made.person, made.due_on) == (ayse, date(2026, 12, 20))
    assert "1 gün" not in client.get(f"/masa/kisisel-veri/istek/{made.pk}/").content.decode()


def test_a_breach_by_its_pages(client, veri, monday):
    client.force_login(veri)
    new = "/masa/kisisel-veri/ihlaller/yeni/"
    assert client.post(new, WORDS | {"found_at": "2026-11-23T13:00"}).status_code == 422  # an hour ahead
    page = client.post(new, WORDS | {"found_at": "2026-11-23T11:00"}).url
    assert client.post(page, {"do": "close"}).status_code == 422
    assert client.post(page, {"do": "step", "note": "Parolalar değişti"}).status_code == 302
    assert (
        client.post(page, {"do": "told", "whom": "board", "at": "2026-11-23T12:00", "words": "no 17"}).status_code
        == 302
    )
    client.post(page, {"do": "told", "whom": "people", "at": "", "words": "Gerekmedi"})
    assert client.post(page, {"do": "close"}).status_code == 302
    text = client.get(page).content.decode()
    assert all(words in text for words in ("no 17", "Gerekmedi", "Parolalar değişti"))
    assert "Yanlış alıcı" in client.get("/masa/kisisel-veri/ihlaller/?state=closed").content.decode()
    assert b"no 17" in b"".join(client.get("/masa/kisisel-veri/ihlaller/?file=csv").streaming_content)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", ["", "ihlaller/"])
def test_lists_ask_the_same_for_one_and_three(client, ayse, veri, monday, page, count, django_assert_max_num_queries):
    for _ in range(count):
        actions.ask(by=ayse, what="learn", words="")
        actions.record_breach(by=veri, found_at=monday, words=WORDS)
    client.force_login(veri)
    with django_assert_max_num_queries(7):
        assert client.get(f"/masa/kisisel-veri/{page}").status_code == 200


@pytest.mark.parametrize(
    ("asked", "first"),
    [("", "people.RoleGrant"), ("?category=special", "sealed.Words"), ("?subjects=writers", "privacy.DataRequest"), ("?q=OYLAMA", "decisions.Roll")],
)  # fmt: skip
def test_the_inventory_is_what_the_cards_say(client, veri, asked, first, django_assert_max_num_queries):
    client.force_login(veri)
    with django_assert_max_num_queries(6):
        text = client.get(f"/masa/kisisel-veri/envanter/{asked}").content.decode()
    assert first in text
    assert ("notices.Notice" in text) == (asked == "")
    assert ("730 gün: mesajdan sonra iki yıl" in text) == (asked == "")


def test_the_inventory_as_a_file_has_a_column_for_all_that_a_register_asks(client, veri):
    client.force_login(veri)
    lines = b"".join(client.get("/masa/kisisel-veri/envanter/?file=csv").streaming_content).decode().splitlines()
    assert lines[0].count(";") == 9
    assert len(lines) == len(queries.inventory()) + 1


def test_every_line_of_every_card_has_words_for_the_inventory():
    for one in queries.inventory():
        assert all(
            [one.purpose, one.subjects, one.category, one.readers, one.given_to, one.abroad, one.security, one.kept]
        )


def test_what_was_destroyed_stands_in_the_log_by_its_rule(client, veri, monday):
    note_destruction(what="ideas.Draft", count=12, rule="drafts that nobody touched for a week")
    note_destruction(what="ideas.Draft", count=0, rule="nothing")
    client.force_login(veri)
    text = client.get("/masa/kisisel-veri/imha/?q=draft").content.decode()
    assert "<strong>12</strong> · bir hafta dokunulmayan taslaklar" in text
    assert "Bulunamadı" in client.get("/masa/kisisel-veri/imha/?q=yok").content.decode()
    assert b"ideas.Draft;12" in b"".join(client.get("/masa/kisisel-veri/imha/?file=csv").streaming_content)


def test_looks_at_sealed_words_tell_who_and_why_but_not_whose(client, veri, ayse, mehmet, monday):
    Look.objects.create(person=ayse, by=mehmet, of="placement:1", what="access", purpose="Vardiyayı hazırlamak")
    client.force_login(veri)
    text = client.get("/masa/kisisel-veri/erisim/?q=vardiya&what=access").content.decode()
    assert "Vardiyayı hazırlamak" in text
    assert "Mehmet" in text
    assert "Ayse" not in text
    assert b"Ayse" not in b"".join(client.get("/masa/kisisel-veri/erisim/?file=csv").streaming_content)


def test_the_inventory_tells_the_account_and_to_whom_outside_it_goes(veri, signed_in):
    address = "/masa/kisisel-veri/envanter/"
    page = signed_in(veri).get(address).content.decode()
    assert "people.Person" in page
    table = b"".join(signed_in(veri).get(address, {"file": "csv"}).streaming_content).decode()
    (account,) = [line for line in table.splitlines() if "people.Person" in line]
    assert "kısa mesaj" in account
