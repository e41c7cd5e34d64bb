"""Calendar files (iCalendar, RFC 5545). Times are UTC, which every calendar turns into its own zone and needs no table of zones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings

CONTENT_TYPE = "text/calendar; charset=utf-8"
LONGEST = 74
"""Octets of a line, without the blank that begins a further one."""


@dataclass(frozen=True)
class Entry:
    """One event of a calendar. `name` is the same for ever; `revision` grows with each change."""

    name: str
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    revision: int = 0
    status: str = "CONFIRMED"
    where: str = ""
    words: str = ""
    path: str = ""
    """Of its page, without the address of the site."""


def calendar(entries: Iterable[Entry], *, title: str = "") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meydan//Meydan//TR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if title:
        lines += [f"NAME:{_text(title)}", f"X-WR-CALNAME:{_text(title)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    for entry in entries:
        lines += _event(entry)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(entry: Entry) -> Iterator[str]:
    address = settings.ADDRESS.rstrip("/")
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.name}@{urlsplit(address).netloc}"
    yield f"SEQUENCE:{entry.revision}"
    yield f"DTSTAMP:{_moment(entry.changed_at)}"
    yield f"DTSTART:{_moment(entry.starts_at)}"
    yield f"DTEND:{_moment(entry.ends_at)}"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"STATUS:{entry.status}"
    if entry.where:
        yield f"LOCATION:{_text(entry.where)}"
    if entry.words:
        yield f"DESCRIPTION:{_text(entry.words)}"
    if entry.path:
        yield f"URL:{address}{entry.path}"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Signs that mean something to a calendar are marked, so that what people write stays text."""
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        words = words.replace(sign, escaped)
    return words


def _folded(line: str) -> str:
    """Long lines go on behind a blank; a letter of two bytes is never cut."""
    parts, part = [], b""
    for letter in line:
        more = letter.encode()
        if len(part) + len(more) > LONGEST:
            parts.append(part)
            part = b""
        part += more
    return b"\r\n ".join([*parts, part]).decode()
