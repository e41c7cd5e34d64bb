"""A room of the Centre for a meeting. That a room is held once at a time is the promise of `centre` and of its database."""

from meydan.centre import actions as centre
from meydan.centre.models import Room
from meydan.centre.rules import may_be_at, may_use_room
from meydan.groups.models import Meeting
from meydan.people.models import Person


def hold_room(by: Person, meeting: Meeting, room: Room | None) -> None:
    """Hold `room` for the time of the meeting instead of what was held before; None: no room. The caller saves the meeting."""
    held, starts_at, ends_at = meeting.booking, meeting.starts_at, meeting.ends_at
    if held and (held.room, held.starts_at, held.ends_at) == (room, starts_at, ends_at):
        return
    if held and meeting.place == held.room.name:
        meeting.place = ""
    if room:
        may_be_at(starts_at, ends_at).or_refuse()
        may_use_room(room, starts_at, ends_at, people=1).or_refuse()  # how many come nobody knows
        meeting.place = meeting.place or room.name
    meeting.booking = centre.hold_room(
        by=by, held=held, room=room, starts_at=starts_at, ends_at=ends_at, of=meeting.ref
    )


def leave_room(by: Person, meeting: Meeting) -> None:
    centre.free_room(by=by, booking=meeting.booking)
    meeting.booking = None
