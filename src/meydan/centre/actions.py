"""Verbs about rooms and requests."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.centre.models import Booking, Opening, Request, Room
from meydan.centre.queries import free_words, is_free
from meydan.centre.rules import (
    ROOM_TAKEN,
    may_ask,
    may_be_at,
    may_be_open,
    may_decide,
    may_run_centre,
    may_take_back,
    may_use_room,
)
from meydan.people.models import Person, Role

DESK = [f"role:{Role.COORDINATOR}", f"role:{Role.FACILITATOR}"]
"""Who is told of a new request."""


@transaction.atomic
def save_room(
    *,
    by: Person,
    room: Room | None = None,
    hours: Mapping[int, tuple[time, time]],
    features: Sequence[str],
    **words: Any,
) -> Room:
    """Add a room or change one. `hours`: weekday (0 is Monday) → opens, closes; a weekday that is missing is closed."""
    may_run_centre(by).or_refuse()
    kept = room or Room()
    kept.features = list(features)
    for name, value in words.items():
        setattr(kept, name, value)
    kept.save()
    kept.openings.all().delete()
    Opening.objects.bulk_create(
        Opening(room=kept, weekday=weekday, opens=opens, closes=closes) for weekday, (opens, closes) in hours.items()
    )
    record("centre.room_saved", by=by, ref=kept.ref)
    return kept


@transaction.atomic
def book_room(
    *, by: Person | None, room: Room, starts_at: datetime, ends_at: datetime, of: str, after_hours: bool = False
) -> Booking:
    """Hold a room for the thing behind the ref `of`; `after_hours`: also while it is closed, because somebody opens it. Raises
    Refused when it is closed or taken then; who books the same room at the same moment waits, and is told."""
    # Without this two bookings that overlap wait for each other in the exclusion constraint, which PostgreSQL ends with a deadlock.
    Room.objects.select_for_update(no_key=True).get(pk=room.pk)
    if not after_hours:
        may_be_open(room, starts_at, ends_at).or_refuse()
    _check_free(room, starts_at, ends_at)
    made = Booking.objects.create(room=room, starts_at=starts_at, ends_at=ends_at, of=of)
    record("centre.booked", by=by, ref=room.ref, of=of)
    return made


def _check_free(room: Room, starts_at: datetime, ends_at: datetime) -> None:
    if not is_free(room, starts_at, ends_at):
        raise Refused(ROOM_TAKEN, field="starts", free=free_words(room, starts_at))


@transaction.atomic
def hold_room(
    *, by: Person | None, held: Booking | None, room: Room | None, starts_at: datetime, ends_at: datetime, of: str,
    after_hours: bool = False,
) -> Booking | None:  # fmt: skip
    """The booking of `room` for that time instead of the one `held` before; None: no room. Whoever owns it keeps what comes back."""
    if held and (held.room, held.starts_at, held.ends_at) == (room, starts_at, ends_at):
        return held
    free_room(by=by, booking=held)
    if room is None:
        return None
    return book_room(by=by, room=room, starts_at=starts_at, ends_at=ends_at, of=of, after_hours=after_hours)


@transaction.atomic
def free_room(*, by: Person | None, booking: Booking | None) -> None:
    """The room is free again for that time."""
    if booking is None:
        return
    Booking.objects.filter(pk=booking.pk, cancelled_at=None).update(cancelled_at=clock.now())
    record("centre.freed", by=by, ref=f"room:{booking.room_id}", of=booking.of)


@transaction.atomic
def ask_centre(
    *,
    by: Person,
    what: str,
    starts_at: datetime,
    ends_at: datetime,
    people: int,
    purpose: str,
    room: Room | None = None,
    help_wanted: str = "",
) -> Request:
    """Ask for a room or a visit. Nothing is booked yet."""
    may_ask(by).or_refuse()
    may_be_at(starts_at, ends_at).or_refuse()
    if what == Request.What.ROOM:
        may_use_room(room, starts_at, ends_at, people).or_refuse()
        if room:
            _check_free(room, starts_at, ends_at)
    made = Request.objects.create(
        what=what,
        room=room if what == Request.What.ROOM else None,
        author=by,
        starts_at=starts_at,
        ends_at=ends_at,
        people=people,
        purpose=purpose,
        help_wanted=help_wanted,
        created_at=clock.now(),
    )
    notify(DESK, "centre.asked", ref=made.ref, but_not=by)
    record("centre.asked", by=by, ref=made.ref, what=what)
    return made


@transaction.atomic
def accept_request(
    *, by: Person, request: Request, starts_at: datetime, ends_at: datetime, words: str = "", room: Room | None = None
) -> Request:
    """Say yes, at the time that was asked for or at another one. A room is booked with it: the one that was asked for, or `room`,
    in which a visit is received."""
    request = _locked(request)
    may_decide(by, request).or_refuse()
    may_be_at(starts_at, ends_at).or_refuse()
    request.starts_at, request.ends_at = starts_at, ends_at
    if room := request.room or room:
        may_use_room(room, starts_at, ends_at, request.people).or_refuse()
        request.booking = book_room(by=by, room=room, starts_at=starts_at, ends_at=ends_at, of=request.ref)
    return _decide(by, request, Request.State.ACCEPTED, words)


@transaction.atomic
def decline_request(*, by: Person, request: Request, words: str) -> Request:
    """Say no, with the reason."""
    request = _locked(request)
    may_decide(by, request).or_refuse()
    return _decide(by, request, Request.State.DECLINED, words)


@transaction.atomic
def take_back_request(*, by: Person, request: Request) -> Request:
    """The author does not need it any more; a booked room becomes free."""
    request = _locked(request)
    may_take_back(by, request).or_refuse()
    free_room(by=by, booking=request.booking)
    request.state = Request.State.WITHDRAWN
    request.save(update_fields=["state"])
    record("centre.taken_back", by=by, ref=request.ref)
    return request


def _locked(request: Request) -> Request:
    return (
        Request.objects.select_for_update(of=("self",)).select_related("room", "author", "booking").get(pk=request.pk)
    )


def _decide(by: Person, request: Request, state: str, words: str) -> Request:
    request.state, request.words, request.decided_by, request.decided_at = state, words, by, clock.now()
    request.save()
    if request.author:
        notify(request.author, f"centre.{state}", ref=request.ref, text=words)
    record(f"centre.{state}", by=by, ref=request.ref)
    return request
