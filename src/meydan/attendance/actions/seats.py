"""Taking seats, standing in line, answering offers, giving seats back. Strictly first come, first served."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from meydan.attendance.actions.moving import locked, move, seat_of, was_quicker
from meydan.attendance.models import Occasion, Seat, SeatStep, State
from meydan.attendance.queries import at_the_door, busy_then, in_line, in_the_way, to_lock, with_lapsed_offers
from meydan.attendance.rules import (
    ELSEWHERE,
    HAS_SEAT,
    NO_ROOM,
    NOT_SO_MANY,
    hours_to_answer,
    is_open,
    late_from,
    may_answer_offer,
    may_change_size,
    may_confirm,
    may_give_up,
    may_take,
    over,
)
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.noting import noted_together
from meydan.base.outbox import notify
from meydan.base.together import rows_together
from meydan.people.models import Person


@transaction.atomic(savepoint=False)
@noted_together()
def take_seat(*, by: Person, occasion: Occasion, size: int = 1, name: str = "", wait: bool = True) -> Seat:
    """Book a seat, or join the line when none is free or others wait already. `size` people come under one name. Without
    `wait` there is a seat now or a refusal, which takes the caller's whole transaction back."""
    occasion, booked = _approach(by, by, occasion, size)
    if not booked and not wait:
        raise Refused(NO_ROOM)
    seat = _given(occasion, by, State.BOOKED if booked else State.WAITING, by=by, size=size, name=name)
    notify(by, "attendance.booked" if booked else "attendance.waiting", ref=occasion.of)
    record("attendance.seat", by=by, ref=occasion.ref, state=seat.state, size=size)
    return seat


def _approach(by: Person, person: Person, occasion: Occasion, size: int = 1) -> tuple[Occasion, bool]:
    """The occasion, locked from here on, and whether there is a seat for the person or only a place in line."""
    may_take(by, occasion, size).or_refuse()
    _is_free_then(person, occasion)
    # each journey from here on is one that everybody else waits for
    (occasion,), (now,) = rows_together(to_lock.about(occasion.pk), at_the_door.about(occasion.pk, person.pk))
    may_take(by, occasion, size).or_refuse()
    if now.on_list:
        raise Refused(HAS_SEAT)
    return occasion, size <= occasion.free and not now.waited_for


def _is_free_then(person: Person, occasion: Occasion) -> None:
    """Refused if the person has a seat there, or is elsewhere then, as far as it is known before the occasion is locked."""
    if others := in_the_way(person, occasion):
        raise Refused(HAS_SEAT if occasion.pk in others else ELSEWHERE)


def _given(
    occasion: Occasion,
    person: Person,
    state: State,
    *,
    by: Person,
    size: int = 1,
    name: str = "",
    until: datetime | None = None,
) -> Seat:
    """A new seat. Where a person presses at two places at once the database knows of it first."""
    seat = Seat(occasion=occasion, person=person, size=size, name=name, asked_at=clock.now())
    seat.starts_at, seat.ends_at, seat.offered_until = occasion.starts_at, occasion.ends_at, until
    try:
        return move(seat, state, by=by)
    except IntegrityError as broken:
        raise was_quicker(broken) from broken


@transaction.atomic
def give_seat(*, by: Person, person: Person, occasion: Occasion) -> Seat:
    """Staff book a seat for somebody who said before that they can: it can be given back like any other. Nobody in line is
    overtaken. The slice that owns the occasion has asked its own rule, and tells the person."""
    occasion, has_room = _approach(by, person, occasion)
    if not has_room:
        raise Refused(NO_ROOM)
    seat = _given(occasion, person, State.BOOKED, by=by)
    record("attendance.given", by=by, ref=occasion.ref)
    return seat


@transaction.atomic
def keep_seat(*, by: Person, occasion: Occasion, until: datetime) -> Seat:
    """A seat for somebody who may not come yet: kept as an offer is, or a place in line. Who may accept it is said by the slice that
    owns the occasion (`Kind.seat_moved`); it tells the person, too."""
    occasion, has_room = _approach(by, by, occasion)
    state, kept = (State.OFFERED, min(until, occasion.closes_at)) if has_room else (State.WAITING, None)
    seat = _given(occasion, by, state, by=by, until=kept)
    record("attendance.kept", by=by, ref=occasion.ref, state=seat.state)
    return seat


@transaction.atomic
def book_named(*, by: Person, occasion: Occasion, guests: Sequence[tuple[str, int]]) -> list[Seat]:
    """Staff book seats for people by name (and how many come with each) who have no account: all of them or none. Nobody in line is
    overtaken. The slice that owns the occasion has asked its own rule."""
    occasion = locked(occasion)
    may_take(by, occasion).or_refuse()
    if in_line(occasion).exists() or sum(size for _name, size in guests) > occasion.free:
        raise Refused(NOT_SO_MANY, free=0 if in_line(occasion).exists() else occasion.free)
    times = {"starts_at": occasion.starts_at, "ends_at": occasion.ends_at, "asked_at": clock.now()}
    seats = [Seat(occasion=occasion, name=name, size=size, state=State.BOOKED, **times) for name, size in guests]
    Seat.objects.bulk_create(seats)
    SeatStep.objects.bulk_create(SeatStep(seat=seat, state=seat.state, at=clock.now(), by=by) for seat in seats)
    occasion.taken += sum(seat.size for seat in seats)
    occasion.save(update_fields=["taken"])
    record("attendance.booked_named", by=by, ref=occasion.ref, seats=len(seats))
    return seats


@dataclass(frozen=True)
class Drawn:
    """What a lot gave to somebody: a seat, or a place in the line."""

    person: Person
    size: int
    seated: bool


@transaction.atomic
def seat_by_lot(*, by: Person, occasion: Occasion, drawn: Sequence[Drawn]) -> list[Seat | None]:
    """Seats and the line in the order of a lot, written at once; the answer has the same order. Nobody may have a seat there yet. Who has
    another duty at that time by now gets none (None) and is told; such a seat goes to the next one in line."""
    occasion = locked(occasion)
    busy = busy_then([one.person for one in drawn], occasion)
    seats = [None if one.person.pk in busy else _drawn(occasion, one) for one in drawn]
    made = [seat for seat in seats if seat]
    Seat.objects.bulk_create(made)
    SeatStep.objects.bulk_create(SeatStep(seat=seat, state=seat.state, at=clock.now(), by=by) for seat in made)
    occasion.save(update_fields=["taken"])
    for one, seat in zip(drawn, seats, strict=True):
        notify(one.person, f"attendance.{seat.state if seat else 'elsewhere'}", ref=occasion.of)
    move_up(occasion)
    record("attendance.drawn", by=by, ref=occasion.ref, seats=len(made))
    return seats


def _drawn(occasion: Occasion, one: Drawn) -> Seat:
    seat = Seat(occasion=occasion, person=one.person, size=one.size, asked_at=clock.now())
    seat.state = State.BOOKED if one.seated else State.WAITING
    seat.starts_at, seat.ends_at = occasion.starts_at, occasion.ends_at
    occasion.taken += one.size * one.seated
    return seat


@transaction.atomic
def change_size(*, by: Person, seat: Seat, size: int) -> Seat:
    """Come with more or fewer people; seats that become free go to the next one in line, more are booked only while nobody waits."""
    occasion = locked(seat.occasion)
    seat = seat_of(occasion, seat)
    may_change_size(by, seat, size).or_refuse()
    if size > seat.size and seat.state == State.BOOKED and in_line(occasion).exists():
        raise Refused(NOT_SO_MANY, field="size", free=0)
    occasion.taken += (size - seat.size) * seat.counts
    seat.size = size
    occasion.save(update_fields=["taken"])
    seat.save(update_fields=["size"])
    SeatStep.objects.create(seat=seat, state=seat.state, at=clock.now(), by=by)
    move_up(occasion)
    record("attendance.size", by=by, ref=occasion.ref, size=size)
    return seat


@transaction.atomic
def accept_offer(*, by: Person, seat: Seat) -> Seat:
    """Take the seat that became free, within the time to answer."""
    occasion = locked(seat.occasion)
    seat = seat_of(occasion, seat)
    may_answer_offer(by, seat).or_refuse()
    move(seat, State.BOOKED, by=by, offered_until=None, confirmed_at=clock.now())
    notify(by, "attendance.booked", ref=occasion.of)
    record("attendance.accepted", by=by, ref=occasion.ref)
    return seat


@transaction.atomic
def confirm_seat(*, by: Person, seat: Seat) -> Seat:
    """“I'm coming.”"""
    seat = seat_of(locked(seat.occasion), seat)
    may_confirm(by, seat).or_refuse()
    seat.confirmed_at = clock.now()
    seat.save(update_fields=["confirmed_at"])
    record("attendance.confirmed", by=by, ref=seat.occasion.ref)
    return seat


@transaction.atomic
def give_up_seat(*, by: Person, seat: Seat, why: str = "") -> Seat:
    """Give the seat or the place in line back; the next one in line is asked."""
    occasion = locked(seat.occasion)
    seat = seat_of(occasion, seat)
    may_give_up(by, seat).or_refuse()
    late = seat.state == State.BOOKED and over(late_from(occasion))
    move(seat, State.LATE if late else State.CANCELLED, by=by, why=why)
    if late and occasion.leader:
        notify(occasion.leader, "attendance.cancelled_late", ref=occasion.of)
    move_up(occasion)
    record("attendance.given_up", by=by, ref=occasion.ref, late=late)
    return seat


def move_up(occasion: Occasion) -> None:
    """Offer free seats to those who wait, in their order. The occasion is locked."""
    if not is_open(occasion):
        return
    for seat in in_line(occasion):
        if seat.size > occasion.free:
            return  # nobody is overtaken, neither by somebody smaller
        seat.occasion = occasion
        _offer(seat)


def _offer(seat: Seat) -> None:
    """Keep a free seat for somebody until they answer. Who booked something else for that time meanwhile leaves the line."""
    occasion = seat.occasion
    until = min(clock.now() + hours_to_answer(), occasion.closes_at)
    taken = occasion.taken
    try:
        with transaction.atomic():  # the database knows of other bookings that are being made right now
            move(seat, State.OFFERED, by=None, offered_until=until)
    except IntegrityError:
        occasion.taken, seat.state = taken, State.WAITING  # as it was before
        move(seat, State.LAPSED, by=None, why=ELSEWHERE, offered_until=None)
        _tell(seat, "attendance.elsewhere")
    else:
        _tell(seat, "attendance.offered", until=until.isoformat())


def _tell(seat: Seat, code: str, **facts: Any) -> None:
    if seat.person:
        notify(seat.person, code, ref=seat.occasion.of, **facts)


def lapse_offers() -> int:
    """What nobody answered in time goes to the next one in line; each occasion in a transaction of its own."""
    return sum(_lapse(occasion) for occasion in with_lapsed_offers())


@transaction.atomic
def _lapse(occasion: Occasion) -> int:
    occasion = locked(occasion)
    found = list(occasion.seats.filter(state=State.OFFERED, offered_until__lte=clock.now()).select_related("person"))
    for seat in found:
        seat.occasion = occasion
        move(seat, State.LAPSED, by=None)
        _tell(seat, "attendance.lapsed")
    move_up(occasion)
    record("attendance.lapsed", by=None, ref=occasion.ref, seats=len(found))
    return len(found)
