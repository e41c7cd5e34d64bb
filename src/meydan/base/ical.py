"""Events as an iCalendar file (RFC 5545), for people's own feeds and for public ones.

Times are UTC and no table of time zones is needed: Türkiye keeps UTC+03 all year, and whoever looks from a place that changes its
clocks sees the event move there and not here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

LONGEST = 75
"""Octets of a line before it is folded."""
CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"


@dataclass(frozen=True)
class Event:
    """A time at a place. A cancelled one stays in the feed as cancelled, so that it goes from the calendars."""

    ref: str
    sequence: int
    """Grows with each change: calendars take the event with the larger number for the newer one."""
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    status: str = CONFIRMED
    where: str = ""
    text: str = ""
    path: str = ""


def calendar(name: str, events: Iterable[Event]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Meydan//Meydan//TR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def answer(name: str, events: Iterable[Event]) -> HttpResponse:
    return HttpResponse(calendar(name, events), content_type="text/calendar; charset=utf-8")


def _event(event: Event) -> Iterator[str]:
    address = settings.ADDRESS.rstrip("/")
    yield "BEGIN:VEVENT"
    yield f"UID:{event.ref.replace(':', '-')}@{urlsplit(address).hostname}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{event.status}"
    yield f"DTSTART:{_moment(event.starts_at)}"
    yield f"DTEND:{_moment(event.ends_at)}"
    yield f"SUMMARY:{_text(event.title)}"
    for name, words in (("LOCATION", event.where), ("DESCRIPTION", event.text)):
        if words:
            yield f"{name}:{_text(words)}"
    if event.path:
        yield f"URL:{address}{event.path}"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Signs that mean something to a calendar are marked, so that what people write stays text."""
    marked = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(marked.splitlines())


def _folded(line: str) -> str:
    """Long lines go on behind a blank; a letter of two bytes is never cut."""
    parts, part, size = [], "", 0
    for letter in line:
        size += len(letter.encode())
        if size > LONGEST:
            parts.append(part)
            part, size = " ", 1 + len(letter.encode())
        part += letter
    return "\r\n".join([*parts, part])
