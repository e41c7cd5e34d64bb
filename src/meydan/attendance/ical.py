"""Seats as an iCalendar file (RFC 5545). Times are UTC, which every calendar turns into its own zone."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings

from meydan.attendance.models import Seat, State
from meydan.base.cards import Viewer
from meydan.base.refs import resolve

OFF = {State.CANCELLED, State.LATE, State.CALLED_OFF}
LONGEST = 74
"""Octets of a line, without the blank that begins a further one."""


def calendar(person: Viewer, seats: Iterable[Seat]) -> str:
    """One event a seat. What was given back or called off is told as cancelled, so that it goes from the calendar."""
    seats = list(seats)
    owners = resolve(person, [seat.occasion.of for seat in seats])
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meydan//Meydan//TR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for seat in seats:
        lines += _event(seat, owners.get(seat.occasion.of))
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(seat: Seat, of: object) -> list[str]:
    occasion, off = seat.occasion, seat.state in OFF
    host = settings.ADDRESS.partition("://")[2].partition("/")[0]
    lines = [
        "BEGIN:VEVENT",
        f"UID:occasion-{occasion.pk}@{host}",
        f"SEQUENCE:{occasion.revision * 2 + off}",
        f"DTSTAMP:{_moment(occasion.changed_at)}",
        f"DTSTART:{_moment(occasion.starts_at)}",
        f"DTEND:{_moment(occasion.ends_at)}",
        f"SUMMARY:{_text(getattr(of, 'title', '') or occasion.where)}",
        f"STATUS:{'CANCELLED' if off else 'TENTATIVE' if seat.state == State.OFFERED else 'CONFIRMED'}",
    ]
    if occasion.where:
        lines.append(f"LOCATION:{_text(occasion.where)}")
    if url := getattr(of, "url", ""):
        lines.append(f"URL:{settings.ADDRESS.rstrip('/')}{url}")
    return [*lines, "END:VEVENT"]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
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
