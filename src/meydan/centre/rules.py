"""Who may ask for a room, when, and who decides."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS
from meydan.centre.models import Opening, Request, Room
from meydan.people.models import Person, Role
from meydan.people.rules import holds, signed_in

RUNNING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that keep the rooms and decide about requests."""
FURTHEST = timedelta(days=180)
PAST, TOO_FAR, ONE_DAY, CLOSED, TOO_MANY, ROOM_TAKEN, DECIDED, NO_ROOM = (
    "centre.past",
    "centre.too_far",
    "centre.one_day",
    "centre.closed",
    "centre.too_many",
    "centre.room_taken",
    "centre.decided",
    "centre.no_room",
)
SENTENCES: Mapping[str, Any] = {
    PAST: _("This time is over. Please choose a later one."),
    TOO_FAR: _("We plan %(days)s days ahead. Please choose an earlier day."),
    ONE_DAY: _("The end has to be later than the beginning, on the same day."),
    CLOSED: _("The room is closed then. Its hours on this day: %(hours)s."),
    TOO_MANY: _("The room has %(seats)s seats. Please choose a larger one, or fewer people."),
    ROOM_TAKEN: _(
        "The room is taken then. On this day it is free: %(free)s. Please choose another time or another room."
    ),
    DECIDED: _("This request is not open any more: %(state)s."),
    NO_ROOM: _("Please choose the room."),
}
NEVER = "–"


def may_run_centre(person: Person | None) -> Ruling:
    return holds(person, *RUNNING)


def may_ask(person: Person | None) -> Ruling:
    return signed_in(person)


def may_be_at(starts_at: datetime, ends_at: datetime) -> Ruling:
    """A time that can be asked for: within one day, not over, not too far away."""
    begin, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if begin >= end or begin.date() != end.date():
        return no(ONE_DAY, field="ends")
    if starts_at <= clock.now():
        return no(PAST, field="day")
    return no(TOO_FAR, field="day", days=FURTHEST.days) if starts_at > clock.now() + FURTHEST else yes()


def may_use_room(room: Room | None, starts_at: datetime, ends_at: datetime, people: int) -> Ruling:
    """Open then, and large enough. Whether it is free is asked apart: that may change by the minute."""
    if room is None:
        return no(NO_ROOM, field="room")
    if people > room.seats:
        return no(TOO_MANY, field="people", seats=room.seats)
    return may_be_open(room, starts_at, ends_at)


def may_be_open(room: Room, starts_at: datetime, ends_at: datetime) -> Ruling:
    """Within the room's hours. What takes several days needs them on each day; the nights between are not looked at."""
    begin, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    openings = {one.weekday: one for one in room.openings.all()}
    for number in range((end.date() - begin.date()).days + 1):
        day = begin.date() + timedelta(days=number)
        opening = openings.get(day.weekday())
        if opening is None or not opening.holds(
            begin.time() if day == begin.date() else opening.opens, end.time() if day == end.date() else opening.closes
        ):
            return no(CLOSED, field="starts", hours=hours_of(opening) if opening else gettext("closed all day"))
    return yes()


def hours_of(opening: Opening | None) -> str:
    return f"{opening.opens:%H.%M}–{opening.closes:%H.%M}" if opening else NEVER


def may_decide(person: Person | None, request: Request) -> Ruling:
    if not request.is_waiting:
        return no(DECIDED, state=str(request.get_state_display()))
    return may_run_centre(person)


def may_see_request(person: Person | None, request: Request) -> Ruling:
    if person is not None and request.author_id == person.pk:
        return yes()
    return may_run_centre(person)


def may_take_back(person: Person | None, request: Request) -> Ruling:
    """As long as the time has not come; an accepted room becomes free again."""
    if person is None or request.author_id != person.pk:
        return no(NOT_YOURS)
    if request.state not in {Request.State.WAITING, Request.State.ACCEPTED}:
        return no(DECIDED, state=str(request.get_state_display()))
    return yes() if request.starts_at > clock.now() else no(PAST)
