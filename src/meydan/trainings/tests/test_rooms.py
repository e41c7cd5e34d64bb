"""Rooms of the Centre for sessions: held once at a time, moved and freed with the session."""

from datetime import time

import pytest
from django.db import IntegrityError

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.centre.actions import book_room, save_room
from meydan.centre.models import Booking
from meydan.centre.rules import ROOM_TAKEN
from meydan.trainings import actions
from meydan.trainings.models import Session
from meydan.trainings.queries.courses import sessions_of
from meydan.trainings.rules.reasons import SMALL_ROOM
from meydan.trainings.tests.conftest import DAY, HOUR, fresh


@pytest.fixture
def hall(monday, mehmet):
    hours = {day: (time(9), time(21)) for day in range(7)}
    return save_room(by=mehmet, hours=hours, features=[], name_tr="Çınar Salonu", name_en="Plane Tree Hall", seats=20)


@pytest.fixture
def hold(mehmet, monday):
    """hold(run, hall, day=9, session=…) → a session in that room, at noon, two hours long."""

    def made(run, room, *, day=9, hour=0, **more):
        starts = monday + day * DAY + hour * HOUR
        said = {"starts_at": starts, "ends_at": starts + 2 * HOUR, "title": "Uygulama", "room": room} | more
        return actions.save_session(by=mehmet, run=fresh(run), **said)

    return made


def held():
    return list(Booking.objects.filter(cancelled_at=None))


def test_a_session_holds_its_room_and_says_so(run, hall, hold, client):
    session = hold(run, hall)
    assert [(one.room, one.of) for one in held()] == [(hall, session.ref)]
    assert session.occasion.where == "Çınar Salonu"
    for address in (run.course.get_absolute_url(), f"/egitim/donem/{run.pk}/basvurun/", f"/egitim/donem/{run.pk}.ics"):
        assert "Çınar Salonu" in client.get(address).content.decode(), address
    (told,) = client.get("/api/v1/trainings").json()["items"]
    assert told["runs"][0]["sessions"][-1]["room"] == "Çınar Salonu"


def test_a_room_that_is_taken_is_refused(run, hall, hold, mehmet, monday, refused):
    starts = monday + 9 * DAY + HOUR
    book_room(by=mehmet, room=hall, starts_at=starts, ends_at=starts + HOUR, of="event:1")
    with refused(ROOM_TAKEN, field="starts"):
        hold(run, hall)
    hold(run, hall, hour=2)
    assert len(held()) == 2


def test_the_room_goes_along_when_the_session_moves_and_is_free_when_it_goes(run, hall, hold, mehmet):
    session = hold(run, hall)
    session = hold(run, hall, day=10, session=session)
    assert [one.starts_at for one in held()] == [session.occasion.starts_at]
    session = hold(run, None, day=10, session=session)
    assert (held(), session.occasion.where) == ([], "Göksu Kültür Evi")
    session = hold(run, hall, day=10, session=session)
    actions.remove_session(by=mehmet, session=session, why="Eğitmen hasta")
    assert held() == []


def test_a_cancelled_run_and_one_that_goes_online_free_their_rooms(run, make_run, hall, hold, mehmet):
    hold(run, hall)
    actions.cancel_run(by=mehmet, run=fresh(run), why="x")
    other = make_run(sessions=(5,))
    hold(other, hall, day=11)
    said = {"form": "online", "where": "", "link": "https://meet.example/1", "capacity": 2, "leader": mehmet}
    actions.save_run(by=mehmet, course=other.course, run=fresh(other), neighbourhood=None, **said)
    assert held() == []
    assert {one.booking for one in sessions_of(other)} == {None}


def test_everybody_with_a_seat_fits_in(make_run, hall, hold, mehmet, refused):
    run = make_run(capacity=21)
    with refused(SMALL_ROOM, seats=20):
        hold(run, hall)
    run = make_run(capacity=20, sessions=(15,))
    hold(run, hall, day=16)
    with refused(SMALL_ROOM, field="capacity", seats=20):
        actions.save_run(by=mehmet, course=run.course, run=fresh(run), form="present", where="x", capacity=21)


def test_the_desk_chooses_a_room_and_reads_when_it_is_taken(run, hall, hold, make_run, signed_in, mehmet):
    hold(make_run(sessions=(15,)), hall)
    page, address = signed_in(mehmet), f"/masa/egitim/donem/{run.pk}/oturumlar/"
    typed = {"title": "Tatbikat", "day": "2026-12-02", "starts": "12:00", "ends": "14:00", "room": hall.pk}
    answer = page.post(address, typed)
    assert answer.status_code == 422
    assert "Oda o saatte dolu" in answer.content.decode()
    assert page.post(address, typed | {"day": "2026-12-03"}).status_code == 302
    assert "Çınar Salonu" in page.get(address).content.decode()
    said = {"form": "online", "link": "https://meet.example/1", "where": "", "capacity": 2, "leader": mehmet}
    actions.save_run(by=mehmet, course=run.course, run=fresh(run), neighbourhood=None, **said)
    assert 'name="room"' not in page.get(address).content.decode()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_sessions_at_once_one_gets_the_room(make_run, hall, hold, monday, in_parallel):
    runs = [make_run(sessions=(5 + at,)) for at in range(4)]

    def work(pair):
        at, run = pair
        with clock.at(monday):
            return hold(run, hall, hour=at / 4)

    outcomes = in_parallel(work, list(enumerate(runs)))
    assert [type(one) for one in outcomes].count(Session) == 1
    assert all(isinstance(one, (Session, Refused, IntegrityError)) for one in outcomes)
    assert len(held()) == 1
