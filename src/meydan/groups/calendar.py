"""A group's meetings for calendars (iCalendar, RFC 5545). Times are in UTC, which needs no table of time zones."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from meydan.groups.models import Group, Meeting, MeetingState

LONGEST = 75
"""Bytes of a line before it is folded."""
CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_of(group: Group, meetings: Iterable[Meeting]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Meydan//Groups//TR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(group.name)}",
        f"X-WR-CALNAME:{_text(group.name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *(line for meeting in meetings for line in _event(meeting)),
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) + "\r\n" for line in lines)


def _event(meeting: Meeting) -> Iterator[str]:
    address = settings.ADDRESS.rstrip("/")
    cancelled = meeting.state == MeetingState.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:meeting-{meeting.pk}@{urlsplit(address).hostname}"
    yield f"DTSTAMP:{_moment(meeting.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(meeting.changed_at)}"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"STATUS:{'CANCELLED' if cancelled else 'TENTATIVE' if meeting.state == MeetingState.PLANNED else 'CONFIRMED'}"
    yield f"DTSTART:{_moment(meeting.starts_at)}"
    yield f"DTEND:{_moment(meeting.ends_at)}"
    yield f"SUMMARY:{_text(f'{meeting.group.name}: {meeting.title}')}"
    yield f"LOCATION:{_text(meeting.place or _('On-line'))}"
    yield f"DESCRIPTION:{_text(meeting.why_cancelled if cancelled else meeting.agenda)}"
    yield f"URL:{address}{meeting.get_absolute_url()}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Signs that mean something to a calendar are marked, so that what people write stays text."""
    marked = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(marked.replace("\r", "\n").splitlines())


def _folded(line: str) -> str:
    """Lines of at most 75 bytes; a letter is never cut in two."""
    parts, part, size = [], "", 0
    for letter in line:
        size += len(letter.encode())
        if size > LONGEST:
            parts.append(part)
            part, size = " ", 1 + len(letter.encode())
        part += letter
    return "\r\n".join([*parts, part])
