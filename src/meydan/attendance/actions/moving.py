"""The one place where a seat changes its state. Whoever calls it holds the lock of the occasion."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from meydan.attendance.models import Occasion, Seat, SeatStep
from meydan.attendance.queries import to_lock
from meydan.attendance.rules import ELSEWHERE
from meydan.base import clock
from meydan.base.cards import kind
from meydan.base.errors import Refused
from meydan.base.noting import insert, note
from meydan.base.refs import parse
from meydan.people.models import Person


def locked(occasion: Occasion) -> Occasion:
    """The occasion as it is now, held until the end of the transaction: seats of one occasion change one after the other."""
    return to_lock(occasion.pk)[0]


def seat_of(occasion: Occasion, seat: Seat) -> Seat:
    """The seat as it is now, bound to the locked occasion."""
    found = Seat.objects.select_related("person").get(pk=seat.pk)
    found.occasion = occasion
    return found


def was_quicker(broken: IntegrityError) -> Exception:
    """What it means that the database refused a seat: the person has just taken one elsewhere, or it is a bug."""
    constraint = getattr(getattr(broken.__cause__, "diag", None), "constraint_name", "")
    return Refused(ELSEWHERE) if constraint == "in_one_place_at_a_time" else broken


def move(
    seat: Seat,
    to: str,
    *,
    by: Person | None,
    at: datetime | None = None,
    why: str = "",
    through: str = "",
    tick: UUID | None = None,
    **also: Any,
) -> Seat:
    """Give the seat its new state, count, and write the step down. `through` is the way in which
    it was recorded, `also` are further columns of the seat."""
    occasion, counted = seat.occasion, seat.counts if seat.pk else False
    seat.state = to
    for name, value in also.items():
        setattr(seat, name, value)
    if seat.counts != counted:
        occasion.taken += seat.size * (seat.counts - counted)
        occasion.save(update_fields=["taken"])
    if seat.pk:
        seat.save()
    else:
        insert(seat)
    note(SeatStep(seat=seat, state=to, at=at or clock.now(), by=by, why=why, method=through, tick=tick))
    _tell_owner(seat)
    return seat


def _tell_owner(seat: Seat) -> None:
    """The slice of the occasion may have to do something then: a seat at the first session of a training brings those at the others."""
    name, number = parse(seat.occasion.of)
    owner = kind(name)
    if owner and owner.seat_moved:
        owner.seat_moved(number, seat)
