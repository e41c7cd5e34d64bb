"""What attendance knows about a person: their seats, what they did to seats, what they lead, and their calendar's address."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from meydan.attendance.actions.seats import give_up_seat
from meydan.attendance.models import Calendar, Occasion, Seat, SeatStep, State
from meydan.base import clock
from meydan.people.models import Person

AHEAD = (State.WAITING, State.OFFERED, State.BOOKED)


def export_seats(person: Person) -> Iterator[dict[str, Any]]:
    for one in Seat.objects.filter(person=person).select_related("occasion").order_by("starts_at"):
        yield {
            "of": one.occasion.of,
            "from": one.starts_at,
            "to": one.ends_at,
            "people": one.size,
            "state": one.state,
            "came_at": one.came_at,
            "left_at": one.left_at,
            "method": one.method,
        }


def forget_seats(person: Person) -> None:
    """Seats that lie ahead go to the next one in line; of the past stays that somebody was there."""
    for seat in Seat.objects.filter(person=person, state__in=AHEAD, starts_at__gt=clock.now()).select_related(
        "occasion"
    ):
        give_up_seat(by=person, seat=seat)
    Seat.objects.filter(person=person).update(person=None, name="")


def export_steps(person: Person) -> Iterator[dict[str, Any]]:
    for one in SeatStep.objects.filter(by=person).annotate(of=F("seat__occasion__of")):
        yield {"of": one.of, "state": one.state, "at": one.at, "why": one.why}


def forget_steps(person: Person) -> None:
    SeatStep.objects.filter(by=person).update(by=None, why="")


def export_led(person: Person) -> Iterator[dict[str, Any]]:
    for one in Occasion.objects.filter(leader=person):
        yield {"leads": one.of, "from": one.starts_at}


def forget_led(person: Person) -> None:
    Occasion.objects.filter(leader=person).update(leader=None)


def export_calendar(person: Person) -> Iterator[dict[str, Any]]:
    for one in Calendar.objects.filter(person=person):
        yield {"calendar": one.key}


def forget_calendar(person: Person) -> None:
    Calendar.objects.filter(person=person).delete()
