"""Taking part online in an event that is held in person and online: without a seat, with the address, with reminders."""

import pytest
from django.db import IntegrityError, transaction

from meydan.attendance.models import Seat
from meydan.attendance.rules import HAS_SEAT
from meydan.base.models import OutboxMessage
from meydan.events import actions
from meydan.events.links import own_link
from meydan.events.models import Registration
from meydan.events.queries.people import online_events_of
from meydan.events.rules.reasons import FOLLOWED, NOT_ONLINE
from meydan.events.tests.conftest import fresh, later

LINK = "https://meet.example/gizli"


@pytest.fixture
def hybrid(make_event):
    return make_event(form="hybrid", link=LINK, capacity=1)


@pytest.fixture
def follower(hybrid, deniz):
    return actions.register(by=deniz, event=hybrid, size=1, online=True)


def told(code):
    return OutboxMessage.objects.filter(code=code).count()


def test_who_follows_online_takes_no_seat_and_has_the_address(hybrid, follower, ayse, deniz, signed_in):
    assert not Seat.objects.exists()
    assert told("events.online") == 1
    assert actions.register(by=ayse, event=hybrid).has_seat
    for address in (hybrid.get_absolute_url(), follower.get_absolute_url(), "/benim/"):
        page = signed_in(deniz).get(address).content.decode()
        assert "Çevrim içi katılıyor" in page
        assert address == "/benim/" or LINK in page
    assert signed_in(deniz).get(f"/benim/kaydim/{follower.pk}/bilet.pdf").status_code == 404


def test_the_form_asks_only_where_both_ways_are_there(event, hybrid, signed_in, ayse):
    client = signed_in(ayse)
    assert "Nasıl katılıyorsunuz?" not in client.get(f"/etkinlik/{event.pk}/katilin/").content.decode()
    address = f"/etkinlik/{hybrid.pk}/katilin/"
    assert "Nasıl katılıyorsunuz?" in client.get(address).content.decode()
    page = client.post(address, {"way": "online", "size": "3"}, follow=True).content.decode()
    made = Registration.objects.get()
    assert (made.online, made.size, made.seat) == (True, 1, None)
    assert "Çevrim içi katılıyorsunuz. Adres burada." in page


def test_an_event_in_one_place_cannot_be_followed(event, ayse, refused):
    with refused(NOT_ONLINE):
        actions.register(by=ayse, event=event, online=True)


def test_one_is_on_the_list_once_and_changes_the_way(hybrid, follower, ayse, deniz, refused):
    seated = actions.register(by=ayse, event=hybrid)
    with refused(HAS_SEAT):
        actions.register(by=ayse, event=hybrid, online=True)
    waiting = actions.change_registration(by=deniz, registration=follower, size=1, online=False)
    assert (waiting.online, waiting.seat.state) == (False, "waiting")
    seated.refresh_from_db()
    changed = actions.change_registration(by=ayse, registration=seated, size=1, online=True)
    assert (changed.online, changed.seat, changed.has_link) == (True, None, True)
    assert Seat.objects.get(person=ayse).state == "cancelled"
    assert Seat.objects.get(person=deniz).state == "offered"  # the seat went to the next in line


def test_by_the_link_in_the_letter_one_changes_the_way(client, hybrid, follower, deniz):
    address = own_link(hybrid.pk, deniz.pk)
    assert "gizli" not in client.get(address).content.decode()
    assert client.post(address, {"do": "change", "way": "seat", "size": "1"}).status_code == 302
    follower.refresh_from_db()
    assert (follower.online, follower.has_seat) == (False, True)


def test_taken_back_the_address_is_gone(hybrid, follower, deniz, signed_in):
    actions.withdraw_registration(by=deniz, registration=follower)
    assert LINK not in signed_in(deniz).get(hybrid.get_absolute_url()).content.decode()


def test_names_online_are_in_no_drum(lot, crowd, mehmet):
    event = lot(capacity=1, form="hybrid", link=LINK)
    inside, outside = crowd(2)
    actions.register(by=inside, event=event)
    kept = actions.register(by=outside, event=event, online=True)
    with later(days=3):
        file = actions.publish_list(by=mehmet, event=event).file
        actions.draw_lot(by=mehmet, event=event, public="17")
    assert len(file["applications"]) == 1
    kept.refresh_from_db()
    assert (kept.seat, kept.is_live) == (None, True)


def test_they_are_reminded_a_day_and_two_hours_before_once(hybrid, follower):
    assert actions.remind_online() == 0
    with later(days=4, hours=1):
        assert (actions.remind_online(), actions.remind_online()) == (1, 0)
    with later(days=4, hours=22, minutes=30):
        assert (actions.remind_online(), actions.remind_online()) == (1, 0)
    assert (told("events.online_in_24_hours"), told("events.online_in_2_hours")) == (1, 1)


def test_they_hear_of_another_time_and_of_its_end(hybrid, follower, plan, mehmet, refused):
    words = {"form": "hybrid", "link": LINK, "capacity": 1}
    actions.save_event(by=mehmet, event=hybrid, plan=plan(days=6, **words))
    assert told("events.moved") == 1
    with refused(FOLLOWED):
        actions.save_event(by=mehmet, event=fresh(hybrid), plan=plan(days=6, form="present"))
    actions.cancel_event(by=mehmet, event=fresh(hybrid), why="Fırtına")
    assert told("attendance.called_off") == 1


def test_they_are_on_the_list_of_the_desk_get_its_messages_and_give_feedback(
    hybrid, follower, ask, deniz, mehmet, signed_in
):
    ask(hybrid, "feedback")
    desk = f"/masa/etkinlik/{hybrid.pk}/kayitlar/"
    assert "Deniz" in signed_in(mehmet).get(desk + "?state=online").content.decode()
    assert "Deniz" not in signed_in(mehmet).get(desk + "?state=lot").content.decode()
    assert actions.send_message(by=mehmet, event=hybrid, to="online", words="Ses açık") == 1
    with later(days=6):
        actions.give_feedback(by=deniz, event=hybrid, registration=follower, given={})
    follower.refresh_from_db()
    assert follower.feedback_given


def test_it_stands_in_their_own_calendar_until_it_is_taken_back(follower, deniz):
    assert [one.status for one in online_events_of(deniz)] == ["CONFIRMED"]
    actions.withdraw_registration(by=deniz, registration=follower)
    (gone,) = online_events_of(deniz)
    assert (gone.status, gone.sequence) == ("CANCELLED", 1)


def test_the_database_gives_nobody_online_a_seat(hybrid, ayse):
    made = actions.register(by=ayse, event=hybrid)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=made.pk).update(online=True)
