"""Who was there: at the place's QR code, on the leader's list, from paper. The same tick arrives once, however often it is sent."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from meydan.attendance.actions.moving import locked, move, seat_of
from meydan.attendance.models import Method, Occasion, Seat, SeatStep, State
from meydan.attendance.queries import forgotten, seat_here
from meydan.attendance.rules import (
    CALLED_OFF,
    MOST_UNDER_ONE_NAME,
    NO_SEAT,
    OVER,
    SHOWN_AGAIN,
    TOO_MANY,
    has_opened,
    may_check_in,
    may_finish,
    may_keep_list,
    may_mark,
    over,
    setting,
)
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person


@transaction.atomic
def mark_seat(
    *,
    by: Person,
    seat: Seat,
    to: str,
    at: datetime | None = None,
    method: str = Method.LEADER,
    tick: UUID | None = None,
    why: str = "",
) -> Seat:
    """Who keeps the list says: came, left, did not come, is excused, or (back to booked) was ticked by mistake."""
    occasion = locked(seat.occasion)
    may_keep_list(by, occasion).or_refuse()
    seat = seat_of(occasion, seat)
    if _is_known(tick):
        return seat
    if tick and _says_nothing_new(seat, to):
        return show_again(by=by, seat=seat, at=at, tick=tick) if method == Method.TICKET else seat
    may_mark(seat, to).or_refuse()
    if to == State.CAME:
        may_check_in(seat).or_refuse()
    moment = within(occasion, at, method)
    move(seat, to, by=by, at=moment, why=why, through=method, tick=tick, **_changed(seat, to, moment, method))
    record("attendance.marked", by=by, ref=occasion.ref, state=to, method=method)
    return seat


@transaction.atomic
def show_again(*, by: Person, seat: Seat, at: datetime | None = None, tick: UUID | None = None) -> Seat:
    """A ticket of somebody who is in already was shown once more, perhaps at another door: it is written down and counts for nothing."""
    may_keep_list(by, seat.occasion).or_refuse()
    moment = within(seat.occasion, at, Method.TICKET)
    SeatStep.objects.create(
        seat=seat, state=seat.state, at=moment, by=by, why=SHOWN_AGAIN, method=Method.TICKET, tick=tick
    )
    record("attendance.shown_again", by=by, ref=seat.occasion.ref)
    return seat


def _is_known(tick: UUID | None) -> bool:
    return tick is not None and SeatStep.objects.filter(tick=tick).exists()


def _says_nothing_new(seat: Seat, to: str) -> bool:
    """A device that was alone for a while says what the place's QR code or another leader has said already."""
    return seat.state == to or (to == State.CAME and seat.state == State.LEFT)


def within(occasion: Occasion, at: datetime | None, method: str) -> datetime:
    """The moment that a device named, kept between an hour before the beginning and now: its clock may be wrong. Paper is typed in
    later and names none: whoever stands on it came at the beginning."""
    if method == Method.PAPER:
        return min(occasion.starts_at, clock.now())
    return min(max(at or clock.now(), occasion.starts_at - timedelta(hours=1)), clock.now())


def _changed(seat: Seat, to: str, moment: datetime, method: str) -> dict[str, Any]:
    """The further columns that go with a new state."""
    if to == State.CAME:
        unplanned = seat.walk_up or seat.state == State.WAITING
        when = seat.came_at if seat.state == State.LEFT else moment
        return {"came_at": when, "left_at": None, "method": method, "walk_up": unplanned, "offered_until": None}
    if to == State.LEFT:
        return {"left_at": max(moment, seat.came_at or moment)}
    return {"came_at": None, "left_at": None, "method": ""}


@transaction.atomic
def add_walk_up(
    *, by: Person, occasion: Occasion, name: str, size: int = 1, method: str = Method.LEADER,
    at: datetime | None = None, tick: UUID | None = None,
) -> Seat:  # fmt: skip
    """Somebody who is not on the list is there. It is written down, seats or not."""
    occasion = locked(occasion)
    may_keep_list(by, occasion).or_refuse()
    if tick and (known := SeatStep.objects.filter(tick=tick).select_related("seat").first()):
        return known.seat
    if occasion.called_off_at:
        raise Refused(CALLED_OFF, why=occasion.called_off_why)
    has_opened(occasion).or_refuse()
    if not 1 <= size <= MOST_UNDER_ONE_NAME:
        raise Refused(TOO_MANY, most=MOST_UNDER_ONE_NAME, field="size")
    moment = within(occasion, at, method)
    seat = Seat(occasion=occasion, name=name, size=size, walk_up=True, came_at=moment, method=method)
    seat.starts_at, seat.ends_at, seat.asked_at = occasion.starts_at, occasion.ends_at, clock.now()
    move(seat, State.CAME, by=by, at=moment, through=method, tick=tick)
    record("attendance.walk_up", by=by, ref=occasion.ref, size=size)
    return seat


@transaction.atomic
def check_in_here(*, by: Person, occasion: Occasion) -> Seat:
    """A person read the QR code at the place."""
    occasion = locked(occasion)
    seat = _own(by, occasion)
    if seat.state in {State.CAME, State.LEFT}:
        return seat
    return check_in(seat, by=by, method=Method.PLACE)


@transaction.atomic
def check_out_here(*, by: Person, occasion: Occasion) -> Seat:
    """A person goes home."""
    occasion = locked(occasion)
    return check_out(_own(by, occasion), by=by, method=Method.PLACE)


def check_in(seat: Seat, *, by: Person | None, method: str) -> Seat:
    """They are there now, by what they did themselves at the place. The occasion is locked."""
    if over(seat.occasion.ends_at):
        raise Refused(OVER)
    may_mark(seat, State.CAME).or_refuse()
    may_check_in(seat).or_refuse()
    move(seat, State.CAME, by=by, through=method, **_changed(seat, State.CAME, clock.now(), method))
    record("attendance.marked", by=by, ref=seat.occasion.ref, state=State.CAME, method=method)
    return seat


def check_out(seat: Seat, *, by: Person | None, method: str) -> Seat:
    """They go home now. The occasion is locked."""
    may_mark(seat, State.LEFT).or_refuse()
    move(seat, State.LEFT, by=by, through=method, left_at=clock.now())
    record("attendance.marked", by=by, ref=seat.occasion.ref, state=State.LEFT, method=method)
    return seat


def _own(by: Person, occasion: Occasion) -> Seat:
    found = seat_here(by, occasion)
    if found is None:
        raise Refused(NO_SEAT)
    found.occasion = occasion
    return found


@transaction.atomic
def finish_list(*, by: Person, occasion: Occasion) -> Occasion:
    """Close the list: who is there leaves at the end, who never came did not come."""
    occasion = locked(occasion)
    may_finish(by, occasion).or_refuse()
    _let_go(by, occasion)
    for seat in occasion.seats.filter(state=State.BOOKED):
        seat.occasion = occasion
        move(seat, State.ABSENT, by=by)
    for seat in occasion.seats.filter(state__in=(State.WAITING, State.OFFERED)):
        seat.occasion = occasion
        move(seat, State.LAPSED, by=by, offered_until=None)
    occasion.finished_at = clock.now()
    occasion.save(update_fields=["finished_at"])
    record("attendance.finished", by=by, ref=occasion.ref)
    return occasion


def _let_go(by: Person | None, occasion: Occasion) -> None:
    for seat in occasion.seats.filter(state=State.CAME):
        seat.occasion = occasion
        end = max(occasion.ends_at, seat.came_at or occasion.ends_at)
        move(seat, State.LEFT, by=by, at=end, left_at=end)


def close_forgotten() -> int:
    """Who forgot to check out left at the end; they can correct it."""
    found = forgotten(clock.now() - timedelta(minutes=setting("forgotten_minutes", 30)))
    for occasion in found:
        with transaction.atomic():
            _let_go(None, locked(occasion))
            record("attendance.closed", by=None, ref=occasion.ref)
    return len(found)
