"""What people need is sealed and goes with the event; what can be done by the link in a letter."""

import pytest

from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.sent_twice import TOKEN
from meydan.events import actions, links
from meydan.events.models import Registration, SupportRequest
from meydan.events.rules import reasons
from meydan.events.tests.conftest import HOUR, fresh, later
from meydan.notices.actions import deliver_all
from meydan.sealed.models import Look, Words

NEEDS = [actions.Need("sign"), actions.Need("care", "İki yaşında")]


@pytest.fixture
def led(make_event, mehmet):
    """An event that Mehmet leads."""
    return make_event(leader=mehmet)


@pytest.fixture
def asked(led, ayse):
    actions.register(by=ayse, event=led, needs=NEEDS)
    return SupportRequest.objects.order_by("what").first()


def test_who_needs_what_is_unreadable_in_the_database(asked):
    words = Words.objects.get()
    assert "İki yaşında" in words.unseal()
    assert "İki yaşında".encode() not in bytes(words.content)
    assert str(words.delete_on) == "2026-11-28"


def test_the_leader_reads_name_and_words_after_saying_what_for(signed_in, asked, mehmet, ayse):
    address = f"/masa/etkinlikler/destek/{asked.pk}/"
    desk = signed_in(mehmet)
    before = desk.get(address).content.decode()
    assert ayse.name not in before
    assert desk.post(address, {"do": "read", "purpose": ""}).status_code == 422
    assert not Look.objects.exists()
    page = desk.post(address, {"do": "read", "purpose": "Tercüman ayarlamak için"}).content.decode()
    assert ayse.name in page
    assert "İki yaşında" in page
    look = Look.objects.get()
    assert (look.person, look.by, look.purpose) == (ayse, mehmet, "Tercüman ayarlamak için")


def test_a_second_press_shows_it_again_and_is_one_look(signed_in, asked, mehmet):
    desk, said = signed_in(mehmet), {"do": "read", "purpose": "Tercüman ayarlamak için", TOKEN: "a" * 64}
    address = f"/masa/etkinlikler/destek/{asked.pk}/"
    desk.get(address)
    first, second = (desk.post(address, said) for _press in range(2))
    assert "İki yaşında" in second.content.decode()
    assert second.content == first.content
    assert Look.objects.count() == 1


def test_nobody_else_at_the_desk_reads_who_it_is(signed_in, asked, director):
    address = f"/masa/etkinlikler/destek/{asked.pk}/"
    desk = signed_in(director)
    assert str(reasons.SENTENCES[reasons.NOT_LEADER]) in desk.get(address).content.decode()
    assert desk.post(address, {"do": "read", "purpose": "x"}).status_code == 422
    assert not Look.objects.exists()


def test_lists_of_the_desk_do_not_say_who_needs_what(signed_in, asked, led, mehmet):
    page = signed_in(mehmet).get(f"/masa/etkinlik/{led.pk}/kayitlar/").content.decode()
    assert "İşaret dili" not in page
    assert "İşaret dili" not in signed_in(mehmet).get(f"/masa/etkinlik/{led.pk}/kayitlar/?file=csv").getvalue().decode()


def test_all_of_it_goes_when_the_event_is_over(asked):
    with later(days=5, hours=1):
        assert actions.forget_needs() == 0
    with later(days=6):
        assert actions.forget_needs() == 2
    assert not SupportRequest.objects.exists()
    assert not Words.objects.exists()


def test_who_does_not_come_needs_nothing(asked, ayse):
    actions.withdraw_registration(by=ayse, registration=Registration.objects.get())
    assert not SupportRequest.objects.exists()
    assert not Words.objects.exists()


def test_words_stay_until_the_day_to_which_the_event_moves(asked, led, plan, mehmet):
    actions.save_event(by=mehmet, event=fresh(led), plan=plan(days=9, leader=mehmet))
    assert str(Words.objects.get().delete_on) == "2026-12-02"


# the link in a letter


@pytest.fixture
def registration(make_event, ayse):
    actions.register(by=ayse, event=make_event(capacity=4), size=2, needs=NEEDS)
    return Registration.objects.select_related("event__occasion", "seat").get()


@pytest.fixture
def address(registration, ayse):
    return links.own_link(registration.event_id, ayse.pk)


def test_the_letter_that_confirms_holds_the_link(registration, ayse, client, mail):
    deliver_all()
    (line,) = [word for word in mail().text.split() if "/kaydim/" in word]
    assert client.get(line.removeprefix("http://localhost:8000")).status_code == 200


def test_opening_the_link_changes_nothing_and_shows_neither_name_nor_needs(client, address, registration, ayse):
    lines = AuditLine.objects.count()
    page = client.get(address).content.decode()
    assert registration.event.title in page
    assert all(
        secret not in page for secret in (ayse.name, ayse.email, "İki yaşında", "İşaret dili", registration.code)
    )
    assert AuditLine.objects.count() == lines


def test_by_the_link_one_says_yes_changes_the_number_and_gives_the_seat_back(client, address, registration):
    client.post(address, {"do": "confirm"})
    client.post(address, {"do": "change", "size": "3"})
    registration.refresh_from_db()
    assert (registration.size, registration.seat.confirmed_at is not None) == (3, True)
    assert registration.supports.count() == 2, "what was told is not lost"
    assert client.post(address, {"do": "change", "size": "9"}).status_code == 422
    client.post(address, {"do": "withdraw"})
    assert not Registration.objects.select_related("seat").get().is_live
    assert client.get(address).status_code == 200


def test_a_seat_that_became_free_is_taken_by_the_link(client, make_event, ayse, deniz):
    event = make_event(capacity=1)
    first = actions.register(by=ayse, event=event)
    waiting = actions.register(by=deniz, event=event)
    actions.withdraw_registration(by=ayse, registration=first)
    assert OutboxMessage.objects.filter(code="attendance.offered").exists()
    client.post(links.own_link(event.pk, deniz.pk), {"do": "accept"})
    waiting.seat.refresh_from_db()
    assert waiting.seat.state == "booked"


@pytest.mark.parametrize("how", ["changed", "old", "begun", "somebody else", "cancelled"])
def test_the_link_ends(client, address, registration, deniz, mehmet, how):
    when = later(days=5, minutes=1) if how == "begun" else later(hours=0)
    if how == "changed":
        address = address.replace(address[12], "x" if address[12] != "x" else "y", 1)
    if how == "somebody else":
        address = links.own_link(registration.event_id, deniz.pk)
    if how == "cancelled":
        actions.cancel_event(by=mehmet, event=registration.event, why="Yağmur")
    with when, pytest.MonkeyPatch.context() as patch:
        if how == "old":
            patch.setattr(links, "LASTS", -HOUR)
        assert client.get(address).status_code == 404
        assert client.post(address, {"do": "withdraw"}).status_code == 404
