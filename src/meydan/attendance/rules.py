"""Who may take a seat, until when it may be given back, and who keeps the list."""

from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion, Recurrence, Seat, State
from meydan.base import clock
from meydan.base.cards import kind
from meydan.base.refs import parse
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.base.workdays import is_holiday
from meydan.people.models import Person, Role
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that keep the list of every occasion."""
MOST_UNDER_ONE_NAME = 20
(
    NOT_OPEN, CLOSED, CALLED_OFF, HAS_SEAT, ELSEWHERE, TOO_MANY, OFFER_OVER, NOT_POSSIBLE, TOO_EARLY, NO_SEAT, OVER,
    NOT_BELOW_TAKEN, ENDS_FIRST, NO_ROOM, NOT_SO_MANY, UNKNOWN_CODE, KIOSK_CLOSED, SHOWN_AGAIN,
) = (
    "attendance.not_open",
    "attendance.closed",
    "attendance.called_off",
    "attendance.has_seat",
    "attendance.elsewhere",
    "attendance.too_many",
    "attendance.offer_over",
    "attendance.not_possible",
    "attendance.too_early",
    "attendance.no_seat",
    "attendance.over",
    "attendance.not_below_taken",
    "attendance.ends_first",
    "attendance.no_room",
    "attendance.not_so_many",
    "attendance.unknown_code",
    "attendance.kiosk_closed",
    "attendance.shown_again",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    NOT_OPEN: _("Sign-up has not begun yet."),
    CLOSED: _("Sign-up is closed. Please choose another time."),
    CALLED_OFF: _("This was called off: %(why)s"),
    HAS_SEAT: _("You are on the list already."),
    ELSEWHERE: _("You have another duty at that time. Please give that one back first, or choose another time."),
    TOO_MANY: _("At most %(most)s people can come under one name."),
    OFFER_OVER: _("The time to answer is over, and the seat went to the next person. You can join the line again."),
    NOT_POSSIBLE: _("That does not go together with its state: %(state)s."),
    TOO_EARLY: _("The list opens %(minutes)s minutes before the beginning."),
    NO_SEAT: _("You are not on the list of this duty. Please speak to the person who leads it."),
    OVER: _("This is over already."),
    NOT_BELOW_TAKEN: _("%(taken)s seats are booked. Please choose at least as many."),
    NO_ROOM: _("No seat is free any more, or others wait in line."),
    ENDS_FIRST: _("You can close the list when it is over."),
    UNKNOWN_CODE: _("No seat of today has these figures. Please look again, or speak to the leader."),
    KIOSK_CLOSED: _("This page has ended. Please speak to the person who leads the duty."),
    SHOWN_AGAIN: _("This ticket was shown already. It counts once."),
    NOT_SO_MANY: _("There are not so many seats: %(free)s are free."),
}


def setting(name: str, default: int) -> int:
    """A number of the town file's section `attendance`."""
    return int(town().data.get("attendance", {}).get(name, default))


def hours_to_answer() -> timedelta:
    """How long a seat is kept for the person to whom it was offered."""
    return timedelta(hours=setting("answer_hours", 12))


def late_from(occasion: Occasion) -> datetime:
    """From here on giving a seat back is late."""
    return occasion.starts_at - timedelta(hours=setting("late_hours", 24))


def may_take(person: Person | None, occasion: Occasion, size: int = 1) -> Ruling:
    """Whether sign-up is open. Whether there is a seat is decided when it is taken."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if size > MOST_UNDER_ONE_NAME or size < 1:
        return no(TOO_MANY, most=MOST_UNDER_ONE_NAME, field="size")
    return is_open(occasion)


def is_open(occasion: Occasion) -> Ruling:
    now = clock.now()
    if occasion.called_off_at:
        return no(CALLED_OFF, why=occasion.called_off_why)
    if now < occasion.opens_at:
        return no(NOT_OPEN)
    return yes() if now < occasion.closes_at else no(CLOSED)


def may_answer_offer(person: Person | None, seat: Seat) -> Ruling:
    if person is None or seat.person_id != person.pk:
        return no(NOT_YOURS)
    if seat.state == State.LAPSED or (seat.state == State.OFFERED and over(seat.offered_until)):
        return no(OFFER_OVER)
    return yes() if seat.state == State.OFFERED else no(NOT_POSSIBLE, state=str(seat.get_state_display()))


def held_back(person: Person, seats: Iterable[Seat]) -> dict[int, Ruling]:
    """Of these seats of the person those that are kept and can't be accepted yet, by id, with the reason of the slice of the occasion."""
    kept: dict[str, dict[int, int]] = defaultdict(dict)
    for seat in seats:
        if seat.state == State.OFFERED:
            name, number = parse(seat.occasion.of)
            kept[name][number] = seat.pk
    found: dict[int, Ruling] = {}
    for name, numbers in kept.items():
        owner = kind(name)
        if owner and owner.may_accept:
            found |= {numbers[number]: ruling for number, ruling in owner.may_accept(person, numbers).items()}
    return found


def over(moment: datetime | None) -> bool:
    return moment is not None and moment <= clock.now()


def may_give_up(person: Person | None, seat: Seat) -> Ruling:
    """Until it begins; late is better than not at all."""
    if person is None or seat.person_id != person.pk:
        return no(NOT_YOURS)
    if seat.state not in {State.WAITING, State.OFFERED, State.BOOKED}:
        return no(NOT_POSSIBLE, state=str(seat.get_state_display()))
    return no(OVER) if over(seat.starts_at) else yes()


def may_confirm(person: Person | None, seat: Seat) -> Ruling:
    if person is None or seat.person_id != person.pk:
        return no(NOT_YOURS)
    return yes() if seat.state == State.BOOKED else no(NOT_POSSIBLE, state=str(seat.get_state_display()))


def may_keep_list(person: Person | None, occasion: Occasion) -> Ruling:
    """Who leads it, people of its unit, and those who keep every list."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = occasion.unit is not None and person.has_role(*OF_A_UNIT, unit=occasion.unit)
    allowed = occasion.leader_id == person.pk or of_unit or person.has_role(*KEEPING)
    return yes() if allowed else no(NOT_STAFF)


AFTER: Mapping[str, frozenset[str]] = {
    State.CAME: frozenset({State.BOOKED, State.OFFERED, State.WAITING, State.ABSENT, State.EXCUSED, State.LEFT}),
    State.LEFT: frozenset({State.CAME}),
    State.BOOKED: frozenset({State.CAME, State.ABSENT, State.EXCUSED}),
    State.ABSENT: frozenset({State.BOOKED, State.CAME}),
    State.EXCUSED: frozenset({State.ABSENT, State.BOOKED, State.LATE}),
}
"""What a list can say, and after which states. Back to booked: it was ticked by mistake."""


def may_mark(seat: Seat, to: str) -> Ruling:
    if seat.occasion.called_off_at:
        return no(CALLED_OFF, why=seat.occasion.called_off_why)
    if seat.state not in AFTER.get(to, frozenset()):
        return no(NOT_POSSIBLE, state=str(seat.get_state_display()))
    return has_opened(seat.occasion)


def may_check_in(seat: Seat) -> Ruling:
    """What the slice of the occasion says to it, by its card: only it knows who they are."""
    name, number = parse(seat.occasion.of)
    owner = kind(name)
    if seat.person is None or owner is None or owner.may_check_in is None:
        return yes()
    return owner.may_check_in(number, seat.person)


def fingerprint(occasion: Occasion, code: str) -> str:
    """By which a device knows a ticket or the figures of a seat without having them: they are not to be read from its list, and a ticket
    whose signature was changed by one sign has another one. 96 bits of SHA-256 (decision 28)."""
    digest = sha256(f"{occasion.ref}:{code}".encode()).digest()[:12]
    return urlsafe_b64encode(digest).decode()


def has_opened(occasion: Occasion) -> Ruling:
    """People are checked in from shortly before the beginning; paper may be typed in long after."""
    minutes = setting("list_opens_minutes", 60)
    opens = occasion.starts_at - timedelta(minutes=minutes)
    return yes() if clock.now() >= opens else no(TOO_EARLY, minutes=minutes)


def stays_on_device_until(occasion: Occasion) -> datetime | None:
    """How long the leader's phone may keep the list for a place without a connection; None: there is nothing left to tick."""
    until = occasion.ends_at + timedelta(days=1)
    return None if occasion.finished_at or occasion.called_off_at or over(until) else until


def may_open_kiosk(person: Person | None, occasion: Occasion) -> Ruling:
    """Who keeps the list, from when it opens until it is over."""
    keeps = may_keep_list(person, occasion)
    if not keeps:
        return keeps
    return no(OVER) if not _going_on(occasion) else has_opened(occasion)


def is_kiosk_open(occasion: Occasion) -> Ruling:
    return yes() if occasion.kiosk_key and _going_on(occasion) else no(KIOSK_CLOSED)


def _going_on(occasion: Occasion) -> bool:
    """Until people who forgot to check out are let go."""
    end = occasion.ends_at + timedelta(minutes=setting("forgotten_minutes", 30))
    return not (occasion.finished_at or occasion.called_off_at or over(end))


def may_finish(person: Person | None, occasion: Occasion) -> Ruling:
    if not over(occasion.ends_at):
        return no(ENDS_FIRST)
    return may_keep_list(person, occasion)


def may_change_size(person: Person | None, seat: Seat, size: int) -> Ruling:
    """Come with more or fewer people: as long as it has not begun."""
    allowed = may_give_up(person, seat)
    if not allowed:
        return allowed
    if not 1 <= size <= MOST_UNDER_ONE_NAME:
        return no(TOO_MANY, most=MOST_UNDER_ONE_NAME, field="size")
    if seat.state == State.OFFERED:
        return no(NOT_POSSIBLE, state=str(seat.get_state_display()))
    more = size - seat.size if seat.state == State.BOOKED else 0
    return no(NOT_SO_MANY, field="size", free=seat.occasion.free) if more > seat.occasion.free else yes()


def days_of(series: Recurrence) -> Iterator[date]:
    """The days on which a series falls."""
    day = series.first_day + timedelta(days=(series.weekday - series.first_day.weekday()) % 7)
    while day <= series.last_day:
        fits = series.nth is None or (day.day - 1) // 7 + 1 == series.nth
        if fits and not (series.skip_holidays and is_holiday(day)):
            yield day
        day += timedelta(days=7)


def moment_of(day: date, at: time) -> datetime:
    """That time of that day in the town, aware."""
    return timezone.make_aware(datetime.combine(day, at))
