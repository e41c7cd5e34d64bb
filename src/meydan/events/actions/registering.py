"""Signing up, changing, taking one's name off the list. Seats and the line belong to attendance."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.attendance.rules import HAS_SEAT
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.noting import insert, noted_together
from meydan.base.outbox import notify
from meydan.base.ready import first
from meydan.events.actions import needs as help_needed
from meydan.events.actions.needs import Need
from meydan.events.models import Event, Registration, Session
from meydan.events.queries.people import any_registration, is_drawn, seat_now, taken_in
from meydan.events.rules import is_lot_open, may_change_registration, may_choose, may_register, may_withdraw
from meydan.events.rules.reasons import SESSION_FULL, TOO_MANY, UNKNOWN_SESSION
from meydan.people.models import Person
from meydan.questions.actions import write_answers

SIGN_UP, FEEDBACK = "sign-up", "feedback"
"""Forms of an event's questions."""


@transaction.atomic(savepoint=False)
@noted_together()
def register(
    *, by: Person, event: Event, size: int = 1, online: bool = False, sessions: Sequence[Session] = (), needs: Sequence[Need] = (),
    answers: Mapping[str, Any] | None = None,
) -> Registration:  # fmt: skip
    """Put one's name on the list: with a seat, in line when there is none, into the drum while a lot collects names, or without a
    seat for who takes part online. A refusal takes the caller's whole transaction back."""
    may_register(by, event, size, drawn=is_drawn(event), online=online).or_refuse()
    by_lot = is_lot_open(event)
    made = first(any_registration(event.pk, by.pk)) or Registration(event=event, person=by)
    again = made.pk is not None
    if online and again and made.is_live and made.seat:
        raise Refused(HAS_SEAT)
    made.event, made.size, made.online, made.withdrawn_at, made.at = event, size, online, None, clock.now()
    # Where seats are given everybody else waits from here on: what can be done before is done before (decision 50).
    made.seat = None if by_lot or online else attendance.take_seat(by=by, occasion=event.occasion, size=size)
    if again:
        made.save()
    else:
        insert(made)
    if again or sessions or needs or answers:
        _also(by, made, sessions, needs, answers or {})
    if made.seat is None:
        notify(by, "events.online" if online else "events.in_drum", ref=event.ref)
    record("events.registered", by=by, ref=event.ref, size=size)
    return made


def _also(
    by: Person, made: Registration, sessions: Sequence[Session], needs: Sequence[Need], answers: Mapping[str, Any]
) -> None:
    """What else somebody says when signing up; whoever only wants a seat has nothing of it."""
    if made.seat:
        _choose(made, sessions)
    help_needed.ask(by, made, needs)
    write_answers(by=by, of=made.event.ref, form=SIGN_UP, sheet=made.ref, given=answers)


def _choose(registration: Registration, sessions: Sequence[Session]) -> None:
    """Keep the chosen sessions. Their rows are locked while their seats are counted."""
    may_choose(sessions).or_refuse()
    wanted = [one.pk for one in sessions]
    locked = list(Session.objects.select_for_update().filter(event=registration.event_id, pk__in=wanted).order_by("pk"))
    if len(locked) != len(set(wanted)):
        raise Refused(UNKNOWN_SESSION, field="sessions")
    for one in locked:
        if one.seats is not None and taken_in(one, but_not=registration) + registration.size > one.seats:
            raise Refused(SESSION_FULL, field="sessions", title=one.title)
    registration.sessions.set(locked)


@transaction.atomic
def change_registration(
    *, by: Person, registration: Registration, size: int, online: bool | None = None, sessions: Sequence[Session] = (),
    needs: Sequence[Need] | None = None, answers: Mapping[str, Any] | None = None,
) -> Registration:  # fmt: skip
    """Come with more or fewer people, online or in person, choose other sessions, say what helps. What is None stays as it is."""
    may_change_registration(by, registration).or_refuse()
    if online is not None and online != registration.online:
        _change_way(by, registration, online, size)
    if not 1 <= size <= registration.event.most_together:
        raise Refused(TOO_MANY, most=registration.event.most_together, field="size")
    seat = seat_now(registration)
    if seat and size != registration.size:
        attendance.change_size(by=by, seat=seat, size=size)
    registration.size = size
    registration.save(update_fields=["size"])
    if seat:
        _choose(registration, sessions)
    if needs is not None:
        help_needed.ask(by, registration, needs)
    if answers is not None:
        write_answers(by=by, of=registration.event.ref, form=SIGN_UP, sheet=registration.ref, given=answers)
    record("events.registration_changed", by=by, ref=registration.event.ref)
    return registration


def _change_way(by: Person, registration: Registration, online: bool, size: int) -> None:
    """Follow it online and give the seat to the next one, or ask for a seat in the room."""
    event, held = registration.event, registration.seat
    may_register(by, event, size, drawn=is_drawn(event), online=online).or_refuse()
    registration.online, registration.size, registration.reminded = online, size, None
    registration.seat = None
    if not online and not is_lot_open(event):
        registration.seat = attendance.take_seat(by=by, occasion=event.occasion, size=size)
    registration.sessions.clear()
    registration.save(update_fields=["online", "size", "reminded", "seat"])
    if held:
        attendance.give_up_seat(by=by, seat=held)
    if online:
        notify(by, "events.online", ref=event.ref)


@transaction.atomic
def withdraw_registration(*, by: Person, registration: Registration, why: str = "") -> Registration:
    """Take one's name off the list, or out of the drum; a seat goes to the next one in line."""
    may_withdraw(by, registration).or_refuse()
    if registration.seat:
        attendance.give_up_seat(by=by, seat=registration.seat, why=why)
    else:
        registration.withdrawn_at = clock.now()
        registration.save(update_fields=["withdrawn_at"])
    help_needed.take_back(registration)
    record("events.withdrawn", by=by, ref=registration.event.ref)
    return registration
