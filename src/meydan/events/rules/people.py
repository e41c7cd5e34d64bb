"""What people who come may do."""

from collections.abc import Sequence
from itertools import combinations

from meydan.attendance.rules import is_open, may_give_up
from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.events.models import Event, Giving, Registration, Session
from meydan.events.rules.reasons import (
    DRAW_COMES,
    NO_SIGN_UP,
    NOT_ONLINE,
    NOT_OVER,
    NOT_PUBLIC,
    NOT_THERE,
    OVERLAP,
    TOO_MANY,
    WRONG_STATE,
)
from meydan.people.models import Person


def is_lot_open(event: Event) -> bool:
    """Whether names are collected for the lot."""
    return event.giving == Giving.LOT and event.lot_closes_at is not None and clock.now() < event.lot_closes_at


def may_sign_up(event: Event, *, drawn: bool) -> Ruling:
    """Whether the event takes names now, whoever asks. `drawn`: its lot has been drawn."""
    if event.state != Event.State.PUBLISHED:
        return no(NOT_PUBLIC)
    if event.giving == Giving.OPEN:
        return no(NO_SIGN_UP)
    if is_lot_open(event):
        return yes()
    return no(DRAW_COMES) if event.giving == Giving.LOT and not drawn else is_open(event.occasion)


def may_register(person: Person | None, event: Event, size: int, *, drawn: bool, online: bool = False) -> Ruling:
    """Whether there is a seat is decided when it is taken."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if online and not event.can_be_followed:
        return no(NOT_ONLINE, field="way")
    if not 1 <= size <= event.most_together:
        return no(TOO_MANY, most=event.most_together, field="size")
    return may_sign_up(event, drawn=drawn)


def may_choose(sessions: Sequence[Session]) -> Ruling:
    """Nobody is in two sessions at a time."""
    overlap = any(
        one.starts_at < other.ends_at and other.starts_at < one.ends_at for one, other in combinations(sessions, 2)
    )
    return no(OVERLAP, field="sessions") if overlap else yes()


def may_change_registration(person: Person | None, registration: Registration) -> Ruling:
    """One's own, until it begins."""
    if person is None or registration.person_id != person.pk:
        return no(NOT_YOURS)
    if not registration.is_live or registration.event.state != Event.State.PUBLISHED:
        return no(WRONG_STATE, state=str(registration.tone[2]))
    begun = registration.event.occasion.starts_at <= clock.now()
    return no(WRONG_STATE, state=str(registration.event.tone[2])) if begun else yes()


def may_withdraw(person: Person | None, registration: Registration) -> Ruling:
    if registration.seat:
        return may_give_up(person, registration.seat)
    return may_change_registration(person, registration)


def may_give_feedback(person: Person | None, event: Event, registration: Registration | None) -> Ruling:
    """Who was there, once it is over; where nobody signs up, everybody who has an account."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if not event.is_over or event.state not in {Event.State.PUBLISHED, Event.State.REPORTED}:
        return no(NOT_OVER)
    came = registration and registration.came
    online = registration and registration.online and not registration.withdrawn_at
    return yes() if came or online or event.giving == Giving.OPEN else no(NOT_THERE)
