"""A room of the Centre for a session. That a room is held once at a time is the promise of `centre` and of its database."""

from datetime import datetime

from meydan.centre.actions import book_room, free_room
from meydan.centre.models import Room
from meydan.people.models import Person
from meydan.trainings.models import Run, Session
from meydan.trainings.rules import may_use_room


def hold_room(
    by: Person, session: Session, run: Run, room: Room | None, *, starts_at: datetime, ends_at: datetime
) -> None:
    """The room for that time instead of what was held before; None: no room. The caller saves the session."""
    if room:
        may_use_room(run, room).or_refuse()
    held = session.booking
    if held and (held.room, held.starts_at, held.ends_at) == (room, starts_at, ends_at):
        return
    leave_room(by, session)
    if room:
        session.booking = book_room(by=by, room=room, starts_at=starts_at, ends_at=ends_at, of=session.ref)


def leave_room(by: Person, session: Session) -> None:
    if session.booking:
        free_room(by=by, booking=session.booking)
        session.booking = None
