"""Rooms of the Centre for an event and for the sessions of its programme. That a room is held once at a time is the promise of
`centre` and of its database; the sessions in the event's own room share its booking, so they are kept apart here."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import combinations

from meydan.base.errors import Refused
from meydan.centre import actions as centre
from meydan.centre.models import Room
from meydan.events.models import Event, Session
from meydan.events.rules.reasons import SAME_ROOM
from meydan.people.models import Person


def hold_rooms(
    *, by: Person, event: Event, room: Room | None, starts_at: datetime, ends_at: datetime, later: timedelta, after_hours: bool
) -> None:  # fmt: skip
    """The room of an event for its time; its programme moves along by `later`, with the rooms that it holds. All are let go first,
    so that none stands in another's way. The caller saves the event."""
    held = event.booking
    if not later and (held and (held.room, held.ends_at)) == (room and (room, ends_at)):
        return
    sessions = list(event.sessions.select_related("booking__room"))
    for booking in (held, *(one.booking for one in sessions)):
        centre.free_room(by=by, booking=booking)
    event.booking = centre.hold_room(
        by=by, held=None, room=room, starts_at=starts_at, ends_at=ends_at, of=event.ref, after_hours=after_hours
    )
    for session in sessions:
        session.event, session.starts_at, session.ends_at = event, session.starts_at + later, session.ends_at + later
        if session.booking is None and held and session.where == held.room.name_tr:
            session.where = room.name_tr if room else ""
        take_room(by, session, session.booking.room if session.booking else None, after_hours=after_hours)
        session.save()
    keep_apart(event, sessions)


def take_room(by: Person, session: Session, room: Room | None, *, after_hours: bool) -> None:
    """The room for the session's time; what it held before has been let go. The event's own room is held already."""
    own = session.event.booking
    session.booking = centre.hold_room(
        by=by, held=None, room=None if own and own.room == room else room, starts_at=session.starts_at, ends_at=session.ends_at,
        of=session.event.ref, after_hours=after_hours,
    )  # fmt: skip


def keep_apart(event: Event, sessions: Collection[Session]) -> None:
    """Of the sessions in the event's own room no two take place at once."""
    if event.booking is None:
        return
    inside = [one for one in sessions if one.where == event.booking.room.name_tr]
    for one, other in combinations(inside, 2):
        if one.starts_at < other.ends_at and other.starts_at < one.ends_at:
            raise Refused(SAME_ROOM, field="starts", title=other.title)
