"""Calendars, read by an independent parser."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from meydan.base.ical import CANCELLED, Event, calendar

MORNING = datetime(2026, 10, 17, 7, 0, tzinfo=UTC)  # ten o'clock in Buca, a Saturday


def event(**more):
    plain = {
        "ref": "occasion:7", "sequence": 3, "changed_at": MORNING, "starts_at": MORNING,
        "ends_at": MORNING + timedelta(hours=3), "title": "Ağaç dikimi",
    }  # fmt: skip
    return Event(**(plain | more))


def read(*events, name="Gönüllülük"):
    return Calendar.from_ical(calendar(name, events))


def test_a_parser_reads_everything_back():
    whole = read(event(where="Hasanağa Bahçesi", text="Bot giyin", path="/gonulluluk/1-agac/"))
    (one,) = whole.walk("VEVENT")
    assert (whole["VERSION"], whole["METHOD"], whole["X-WR-CALNAME"]) == ("2.0", "PUBLISH", "Gönüllülük")
    assert (one["UID"], one["SEQUENCE"], one["STATUS"]) == ("occasion-7@localhost", 3, "CONFIRMED")
    assert one["DTSTAMP"].dt == one["LAST-MODIFIED"].dt == one["DTSTART"].dt == MORNING
    assert one["DTEND"].dt == MORNING + timedelta(hours=3)
    assert (one["SUMMARY"], one["LOCATION"], one["DESCRIPTION"]) == ("Ağaç dikimi", "Hasanağa Bahçesi", "Bot giyin")
    assert one["URL"].endswith("/gonulluluk/1-agac/")


def test_a_cancelled_event_stays_as_cancelled():
    assert read(event(status=CANCELLED)).walk("VEVENT")[0]["STATUS"] == "CANCELLED"


def test_buca_keeps_its_hour_while_a_viewer_elsewhere_changes_the_clock():
    """Europe leaves summer time on 25 October 2026; Türkiye keeps UTC+03 all year."""
    weeks = [
        event(starts_at=MORNING + week, ends_at=MORNING + week + timedelta(hours=3))
        for week in (timedelta(0), timedelta(14))
    ]
    starts = [one["DTSTART"].dt for one in read(*weeks).walk("VEVENT")]
    assert [at.astimezone(ZoneInfo("Europe/Istanbul")).hour for at in starts] == [10, 10]
    assert [at.astimezone(ZoneInfo("Europe/Berlin")).hour for at in starts] == [9, 8]


@pytest.mark.parametrize(
    "words",
    ["Ğ" * 200, "a" * 59 + "ğüşıöç İĞÜŞÖÇ" * 20, "🌳" * 60, "Su, gölge; \\ters çizgi\niki satır: \"tırnak\"", "BEGIN:VEVENT\nEND:VCALENDAR", "x" * 75],
)  # fmt: skip
def test_long_lines_and_special_signs_come_back_as_they_were(words):
    text = calendar("x", [event(title=words, where=words, text=words)])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (one,) = Calendar.from_ical(text).walk("VEVENT")
    assert [one["SUMMARY"], one["LOCATION"], one["DESCRIPTION"]] == [words] * 3
