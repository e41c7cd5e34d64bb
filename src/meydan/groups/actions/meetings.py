"""Planning, calling, moving and cancelling a meeting."""

from datetime import datetime

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.centre.models import Room
from meydan.groups.actions.founding import locked, wake
from meydan.groups.actions.rooms import hold_room, leave_room
from meydan.groups.models import Group, Meeting, MeetingState
from meydan.groups.queries.groups import membership
from meydan.groups.queries.meetings import meetings_to_remind
from meydan.groups.rules.meetings import may_call, may_cancel, may_change_meeting, may_plan
from meydan.people.models import Person


@transaction.atomic
def plan_meeting(
    *, by: Person, group: Group, title: str, starts_at: datetime, minutes: int = 90, place: str = "", link: str = "",
    agenda: str = "", room: Room | None = None, language: str = BINDING,
) -> Meeting:  # fmt: skip
    """Plan a meeting; people are called when its agenda is written. A sleeping group is awake with it."""
    group = locked(group)
    may_plan(by, group, membership(by, group), starts_at).or_refuse()
    meeting = Meeting.objects.create(
        group=group, title=title, starts_at=starts_at, minutes=minutes, place=place, link=link, agenda=agenda,
        language=language, changed_at=clock.now(),
    )  # fmt: skip
    if room:
        hold_room(by, meeting, room)
        meeting.save(update_fields=["booking", "place"])
    wake(group, by=by)
    record("groups.planned", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def change_meeting(
    *, by: Person, meeting: Meeting, title: str, starts_at: datetime, minutes: int, place: str, link: str, agenda: str,
    room: Room | None = None, language: str = "",
) -> Meeting:  # fmt: skip
    """Change a meeting that is to come. Who was called is told when its time or place moves; a room of the Centre moves along."""
    meeting = lock_meeting(meeting)
    may_change_meeting(by, meeting, membership(by, meeting.group), starts_at).or_refuse()
    before = meeting.starts_at, meeting.minutes, meeting.place
    meeting.title, meeting.starts_at, meeting.minutes, meeting.place = title, starts_at, minutes, place
    meeting.link, meeting.agenda, meeting.language = link, agenda, language or meeting.language
    hold_room(by, meeting, room)
    moved = before != (meeting.starts_at, meeting.minutes, meeting.place)
    if moved:
        meeting.reminded_at = None
    touch(meeting)
    if moved and meeting.state == MeetingState.CALLED:
        _tell(meeting, "groups.moved", by)
    record("groups.meeting_changed", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def call_meeting(*, by: Person, meeting: Meeting) -> Meeting:
    """Send the call with the agenda to everybody in the group."""
    meeting = lock_meeting(meeting)
    may_call(by, meeting, membership(by, meeting.group)).or_refuse()
    meeting.state = MeetingState.CALLED
    touch(meeting)
    _tell(meeting, "groups.called", by)
    record("groups.called", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def cancel_meeting(*, by: Person, meeting: Meeting, words: str) -> Meeting:
    """Call a meeting off, with the reason; calendars that know it take it out."""
    meeting = lock_meeting(meeting)
    may_cancel(by, meeting, membership(by, meeting.group)).or_refuse()
    meeting.state, meeting.why_cancelled = MeetingState.CANCELLED, words
    leave_room(by, meeting)
    touch(meeting)
    _tell(meeting, "groups.cancelled", by, text=words)
    record("groups.cancelled", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def remind_of_meetings() -> int:
    """A day before, everybody in the group hears of a called meeting once. Returns of how many meetings."""
    coming = list(meetings_to_remind().select_for_update(of=("self",), skip_locked=True))
    for meeting in coming:
        _tell(meeting, "groups.meeting_reminder", None)
        meeting.reminded_at = clock.now()
        meeting.save(update_fields=["reminded_at"])
    return len(coming)


def _tell(meeting: Meeting, code: str, by: Person | None, **facts: str) -> None:
    notify(meeting.group.ref, code, ref=meeting.ref, but_not=by, place=meeting.place, **facts)


def touch(meeting: Meeting) -> None:
    """Save what calendars should take over."""
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, clock.now()
    meeting.save()


def lock_meeting(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("group", "booking__room").get(pk=meeting.pk)
