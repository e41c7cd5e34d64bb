"""A room of the Centre for a meeting. That a room is held once at a time is the promise of `centre` and of its database."""

from meydan.centre.actions import book_room, free_room
from meydan.centre.models import Room
from meydan.centre.rules import may_be_at, may_use_room
from meydan.groups.models import Meeting
from meydan.people.models import Person


def hold_room(by: Person, meeting: Meeting, room: Room | None) -> None:
    """Hold `room` for the time of the meeting instead of what was held before; None: no room. The caller saves the meeting."""
    held = meeting.booking
    if held and room == held.room and (held.starts_at, held.ends_at) == (meeting.starts_at, meeting.ends_at):
        return
    if held and meeting.place == held.room.name:
        meeting.place = ""
    leave_room(by, meeting)
    if room is None:
        return
    may_be_at(meeting.starts_at, meeting.ends_at).or_refuse()
    may_use_room(room, meeting.starts_at, meeting.ends_at, people=1).or_refuse()  # how many come nobody knows
    meeting.booking = book_room(by=by, room=room, starts_at=meeting.starts_at, ends_at=meeting.ends_at, of=meeting.ref)
    meeting.place = meeting.place or room.name


def leave_room(by: Person, meeting: Meeting) -> None:
    if meeting.booking:
        free_room(by=by, booking=meeting.booking)
        meeting.booking = None
