"""Seats at shifts that lie ahead, given back to others."""

from collections.abc import Sequence

from meydan.attendance.actions import give_up_seat
from meydan.attendance.models import Seat
from meydan.people.models import Person


def give_back(person: Person, seats: Sequence[Seat]) -> None:
    """In the name of the person; the next ones in line are asked."""
    for seat in seats:
        give_up_seat(by=person, seat=seat)
