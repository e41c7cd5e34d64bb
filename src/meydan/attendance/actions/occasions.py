"""Opening, moving and calling off occasions. The slice that owns one has asked its own rule before."""

from datetime import datetime

from django.db import IntegrityError, transaction

from meydan.attendance.actions.moving import locked, move
from meydan.attendance.actions.seats import move_up
from meydan.attendance.models import LIVE, THERE, Occasion, Seat, State, new_key
from meydan.attendance.rules import CALLED_OFF, ELSEWHERE, NOT_BELOW_TAKEN
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.places.models import Unit


@transaction.atomic
def open_occasion(
    *,
    by: Person | None,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    where: str = "",
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
    leader: Person | None = None,
    unit: Unit | None = None,
) -> Occasion:
    """Seats for a thing of this kind, which bears the number of its occasion. Sign-up closes when it starts, if nothing else is said."""
    made = Occasion.objects.create(
        of=new_key(),
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=capacity,
        where=where,
        opens_at=opens_at or clock.now(),
        closes_at=closes_at or starts_at,
        leader=leader,
        unit=unit,
        changed_at=clock.now(),
    )
    made.of = f"{kind}:{made.pk}"
    made.save(update_fields=["of"])
    record("attendance.opened", by=by, ref=made.ref, of=made.of)
    return made


@transaction.atomic
def change_occasion(
    *,
    by: Person,
    occasion: Occasion,
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    where: str,
    leader: Person | None,
    opens_at: datetime | None = None,
    unit: Unit | None = None,
) -> Occasion:
    """Move it in time or place, or give it more or fewer seats. Everybody on the list is told of another time or place; whoever
    is elsewhere then loses the seat. New seats go to those who wait."""
    occasion = locked(occasion)
    if occasion.called_off_at:
        raise Refused(CALLED_OFF, why=occasion.called_off_why)
    if capacity < occasion.taken:
        raise Refused(NOT_BELOW_TAKEN, taken=occasion.taken, field="capacity")
    moved = (occasion.starts_at, occasion.ends_at, occasion.where) != (starts_at, ends_at, where)
    later = starts_at - occasion.starts_at
    occasion.starts_at, occasion.ends_at, occasion.where = starts_at, ends_at, where
    occasion.closes_at = min(occasion.closes_at + later, ends_at)
    occasion.opens_at, occasion.unit = opens_at or occasion.opens_at, unit or occasion.unit
    occasion.capacity, occasion.leader, occasion.changed_at = capacity, leader, clock.now()
    occasion.revision += 1
    occasion.save()
    if moved:
        _move_seats(by, occasion)
    move_up(occasion)
    record("attendance.changed", by=by, ref=occasion.ref)
    return occasion


def _move_seats(by: Person, occasion: Occasion) -> None:
    for seat in occasion.seats.filter(state__in=LIVE).select_related("person"):
        seat.occasion = occasion
        if not _goes_along(seat):
            seat.starts_at, seat.ends_at = occasion.starts_at, occasion.ends_at
            move(seat, State.CALLED_OFF, by=by, why=ELSEWHERE)
        if seat.person:
            code = "attendance.elsewhere" if seat.state == State.CALLED_OFF else "attendance.moved"
            notify(seat.person, code, ref=occasion.of)


def _goes_along(seat: Seat) -> bool:
    """Whether the person is free at the new time."""
    times = {"starts_at": seat.occasion.starts_at, "ends_at": seat.occasion.ends_at}
    try:
        with transaction.atomic():
            Seat.objects.filter(pk=seat.pk).update(**times, reminded=None, confirmed_at=None)
    except IntegrityError:
        if seat.state not in THERE:
            raise
        return False
    return True


@transaction.atomic
def call_off(*, by: Person, occasion: Occasion, why: str) -> Occasion:
    """It does not take place. Everybody on the list is told the reason."""
    occasion = locked(occasion)
    if occasion.called_off_at:
        raise Refused(CALLED_OFF, why=occasion.called_off_why)
    occasion.called_off_at, occasion.called_off_why, occasion.changed_at = clock.now(), why, clock.now()
    occasion.revision += 1
    occasion.save()
    waiting = (State.WAITING, State.OFFERED, State.BOOKED)
    for seat in occasion.seats.filter(state__in=waiting).select_related("person"):
        seat.occasion = occasion
        move(seat, State.CALLED_OFF, by=by, why=why)
        if seat.person:
            notify(seat.person, "attendance.called_off", ref=occasion.of, why=why)
    record("attendance.called_off", by=by, ref=occasion.ref)
    return occasion
