"""Meetings as events of calendars."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from meydan.base.ical import CANCELLED, CONFIRMED, TENTATIVE, Event
from meydan.groups.models import Meeting, MeetingState
from meydan.groups.queries.meetings import meetings_of
from meydan.people.models import Person

STATUS = {MeetingState.CANCELLED: CANCELLED, MeetingState.PLANNED: TENTATIVE}


def event_of(meeting: Meeting, *, inside: bool = False) -> Event:
    """One meeting; the link to take part on-line stands in calendars of members alone (`inside`)."""
    cancelled = meeting.state == MeetingState.CANCELLED
    words = [meeting.why_cancelled if cancelled else meeting.agenda, meeting.link if inside and not cancelled else ""]
    return Event(
        ref=meeting.ref,
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=f"{meeting.group.name}: {meeting.title}",
        status=STATUS.get(MeetingState(meeting.state), CONFIRMED),
        where=meeting.place or _("On-line"),
        text="\n".join(part for part in words if part),
        path=meeting.get_absolute_url(),
    )


def events_of(person: Person) -> Iterable[Event]:
    """Meetings of a member's groups, for their own calendar."""
    return [event_of(meeting, inside=True) for meeting in meetings_of(person)]
