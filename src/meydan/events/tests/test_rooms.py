"""Rooms of an event and of its programme: within their hours, moved together, never two things in one at once."""

from datetime import time

import pytest

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.centre import actions as centre
from meydan.centre.models import Booking
from meydan.centre.rules import CLOSED, ROOM_TAKEN
from meydan.events import actions
from meydan.events.models import Event, Session
from meydan.events.rules import reasons
from meydan.events.tests.conftest import HOUR, fresh


@pytest.fixture
def room(director, monday):
    """room("A") → open every day from 9 to 21; 20 seats. Events of these tests begin at noon."""

    def made(name, *, days=range(7)):
        hours = {day: (time(9), time(21)) for day in days}
        return centre.save_room(by=director, hours=hours, features=[], name_tr=name, name_en=name, seats=20)

    return made


@pytest.fixture
def session(mehmet):
    """session(event, room, 1, 2) → from one hour after the event's beginning to two hours after it."""

    def made(event, room, begin, end, **more):
        first = fresh(event).occasion.starts_at
        said = {"title": "x", "starts_at": first + begin * HOUR, "ends_at": first + end * HOUR, "room": room} | more
        return actions.save_session(by=mehmet, event=event, **said)

    return made


def held():
    """Room and hour of every booking, in their order."""
    rows = Booking.objects.filter(cancelled_at=None).order_by("room__name_tr", "starts_at")
    return [(one.room.name_tr, one.starts_at) for one in rows.select_related("room")]


def test_an_event_in_a_closed_room_is_meant_or_refused(make_event, plan, room, mehmet, refused):
    hall = room("A", days=[4])
    with refused(CLOSED, field="starts", hours="bütün gün kapalı"):
        make_event(days=3, room=hall)
    with refused(CLOSED, hours="09.00–21.00"):
        make_event(days=4, hours=10, room=hall)
    event = make_event(days=3, room=hall, on_purpose=True)
    changed = actions.save_event(by=mehmet, event=event, plan=plan(days=3, room=hall, title="Başka ad"))
    assert changed.booking == event.booking, "what stays as it is is not asked again"
    with refused(CLOSED):
        actions.save_event(by=mehmet, event=event, plan=plan(days=2, room=hall))


def test_a_session_in_a_closed_room_is_meant_or_refused(make_event, room, session, refused):
    event = make_event(days=3)
    closed = room("A", days=[4])
    with refused(CLOSED):
        session(event, closed, 0, 1)
    assert session(event, closed, 0, 1, after_hours=True).booking.room == closed


def test_sessions_one_after_the_other_in_one_room_move_with_their_event(make_event, plan, room, session, mehmet):
    event, side = make_event(hours=3), room("B")
    made = [session(event, side, at, at + 1) for at in range(3)]
    later = plan(hours=3)
    later = actions.Plan(**(vars(later) | {"starts_at": later.starts_at + HOUR, "ends_at": later.ends_at + HOUR}))
    actions.save_event(by=mehmet, event=event, plan=later)
    assert held() == [("B", one.starts_at + HOUR) for one in made]
    assert [one.starts_at for one in Session.objects.order_by("pk")] == [one.starts_at + HOUR for one in made]


def test_an_event_goes_into_the_room_of_its_session(make_event, plan, room, session, mehmet):
    first, second = room("A"), room("B")
    event = make_event(room=first)
    inside, apart = session(event, first, 1, 2), session(event, second, 0, 1)
    assert [name for name, _at in held()] == ["A", "B"]
    actions.save_event(by=mehmet, event=event, plan=plan(room=second))
    assert [name for name, _at in held()] == ["B"]
    inside, apart = (Session.objects.get(pk=one.pk) for one in (inside, apart))
    assert [(one.where, one.booking) for one in (inside, apart)] == [("B", None), ("B", None)]
    actions.save_event(by=mehmet, event=event, plan=plan())
    assert held() == []
    assert Session.objects.get(pk=inside.pk).where == ""


def test_no_two_sessions_share_the_event_s_own_room_at_once(make_event, plan, room, session, mehmet, refused):
    first, second = room("A"), room("B")
    event = make_event(room=first)
    one = session(event, first, 0, 1)
    with refused(reasons.SAME_ROOM, field="starts", title="x"):
        session(event, first, 0, 2)
    session(event, first, 1, 2)
    session(event, None, 0, 1, where="Bahçe")
    session(event, None, 0, 1, where="Bahçe")
    apart = session(event, second, 0, 1)
    with refused(reasons.SAME_ROOM):
        actions.save_event(by=mehmet, event=event, plan=plan(room=second))
    assert held() == [("A", event.occasion.starts_at), ("B", apart.starts_at)]
    assert session(event, first, 0, 1, session=one, title="y").title == "y", "a session is not in its own way"


def test_an_event_online_holds_no_room(make_event, plan, room, mehmet):
    event = make_event(room=room("A"))
    actions.save_event(by=mehmet, event=event, plan=plan(room=room("B"), form="online", link="https://meet.example/1"))
    assert held() == []


def test_the_form_tells_free_hours_and_takes_it_when_it_is_meant(room, make_event, targets, parks, mehmet, signed_in):
    hall = room("A")
    make_event(days=3, room=hall)
    page = signed_in(mehmet)
    typed = {
        "title": "Söyleşi", "summary": "x", "what": "talk", "unit": parks.pk, "day": "2026-11-26", "starts": "11:00", "ends": "13:00",
        "form": "present", "room": hall.pk, "capacity": 5, "most_together": 1, "giving": "first", "main_goal": targets["13.1"].goal_id,
        "audience": "everybody", "languages": ["tr"],
    }  # fmt: skip
    taken = page.post("/masa/etkinlikler/yeni/", typed)
    assert taken.status_code == 422
    assert "O gün boş olduğu saatler: 09.00–12.00, 14.00–21.00" in taken.content.decode()
    early = typed | {"starts": "07:00", "ends": "08:00"}
    closed = page.post("/masa/etkinlikler/yeni/", early).content.decode()
    assert "09.00–21.00" in closed
    assert 'name="on_purpose"' in closed
    assert "/merkez/bos-saatler/" in closed
    assert page.post("/masa/etkinlikler/yeni/", early | {"on_purpose": "on"}).status_code == 302


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_an_event_its_session_and_a_neighbour_at_once_one_gets_the_room(
    make_event, plan, room, session, monday, mehmet, in_parallel
):
    hall, event = room("A"), make_event()
    begin = event.occasion.starts_at
    work = [
        lambda: actions.save_event(by=mehmet, plan=plan(room=hall)),
        lambda: actions.save_event(by=mehmet, plan=plan(room=hall)),
        lambda: session(event, hall, 0, 1),
        lambda: centre.book_room(by=None, room=hall, starts_at=begin, ends_at=begin + HOUR, of="meeting:1"),
    ]

    def one(each):
        with clock.at(monday):
            return each()

    outcomes = in_parallel(one, work)
    lost = [each for each in outcomes if isinstance(each, Refused)]
    assert [each.code for each in lost] == [ROOM_TAKEN] * 3
    assert len(held()) == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_sessions_in_the_event_s_own_room_at_once_one_is_saved(make_event, room, session, monday, in_parallel):
    hall = room("A")
    event = make_event(room=hall)

    def work(_number):
        with clock.at(monday):
            return session(event, hall, 0, 1)

    outcomes = in_parallel(work, range(3))
    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "Refused", "Session"]
    assert Event.objects.get(pk=event.pk).sessions.count() == 1
