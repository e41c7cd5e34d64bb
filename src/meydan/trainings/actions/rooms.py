"""A room of the Centre for a session. That a room is held once at a time is the promise of `centre` and of its database."""

from datetime import datetime

from meydan.centre import actions as centre
from meydan.centre.models import Room
from meydan.people.models import Person
from meydan.trainings.models import Run, Session
from meydan.trainings.rules import may_use_room


def hold_room(
    by: Person, session: Session, run: Run, room: Room | None, *, starts_at: datetime, ends_at: datetime, after_hours: bool
) -> None:  # fmt: skip
    """The room for that time instead of what was held before; None: no room. The caller saves the session."""
    if room:
        may_use_room(run, room).or_refuse()
    session.booking = centre.hold_room(
        by=by, held=session.booking, room=room, starts_at=starts_at, ends_at=ends_at, of=session.ref, after_hours=after_hours
    )  # fmt: skip
