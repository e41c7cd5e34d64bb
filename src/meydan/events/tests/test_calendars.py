"""Calendar files read back by another program's parser: the same moment everywhere, whatever the clocks of a place do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from meydan.base import ical
from meydan.events.tests.conftest import HOUR, later

TOWN = ZoneInfo("Europe/Istanbul")


def read(text):
    """The only event of a calendar."""
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    return found


def event(starts_at, ends_at, **more):
    said = {"ref": "event:7", "sequence": 1, "changed_at": starts_at, "title": "Şenlik, söyleşi; çay\\su"} | more
    return ical.Event(starts_at=starts_at, ends_at=ends_at, **said)


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ((2026, 1, 15, 20, 0), (2026, 1, 15, 17, 0)),
        ((2026, 7, 15, 20, 0), (2026, 7, 15, 17, 0)),  # the town has no summer time any more
        ((2015, 1, 15, 20, 0), (2015, 1, 15, 18, 0)),  # it had until 2016
        ((2015, 7, 15, 20, 0), (2015, 7, 15, 17, 0)),
        ((2016, 9, 7, 23, 59), (2016, 9, 7, 20, 59)),  # it stayed where it was in that autumn
        ((2016, 12, 15, 20, 0), (2016, 12, 15, 17, 0)),
        ((2015, 11, 8, 3, 30), (2015, 11, 8, 0, 30)),  # the hour that was there twice: its first time
    ],
)
def test_a_time_of_the_town_is_the_same_moment_in_the_file(local, utc):
    begin = datetime(*local, tzinfo=TOWN)
    found = read(ical.calendar("x", [event(begin, begin.astimezone(UTC) + 2 * HOUR)]))
    assert found.start == datetime(*utc, tzinfo=UTC)
    assert found.duration == 2 * HOUR


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Berlin", ["2026-03-28 18:00", "2026-03-29 19:00"]),  # their clocks go forward between the two evenings
        ("America/New_York", ["2026-03-28 13:00", "2026-03-29 13:00"]),
        ("Asia/Tokyo", ["2026-03-29 02:00", "2026-03-30 02:00"]),
        ("Europe/Istanbul", ["2026-03-28 20:00", "2026-03-29 20:00"]),
    ],
)
def test_two_evenings_at_eight_as_the_calendars_of_other_places_show_them(zone, shown):
    evenings = [datetime(2026, 3, day, 20, 0, tzinfo=TOWN) for day in (28, 29)]
    files = [read(ical.calendar("x", [event(begin, begin + HOUR)])) for begin in evenings]
    assert [f"{one.start.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" for one in files] == shown


@pytest.mark.parametrize(
    ("begin", "long"),
    [
        ((2026, 11, 28, 23, 30), timedelta(hours=2)),  # across midnight
        ((2026, 12, 31, 22, 0), timedelta(hours=4)),  # across the year
        ((2026, 11, 28, 0, 0), timedelta(days=1)),  # all of a day
        ((2026, 11, 28, 9, 0), timedelta(days=2, hours=9)),  # a conference of three days
        ((2028, 2, 28, 20, 0), timedelta(days=1, hours=6)),  # across the 29th of February
    ],
)
def test_long_events_keep_their_length_and_their_words(begin, long):
    start = datetime(*begin, tzinfo=TOWN)
    found = read(ical.calendar("x", [event(start, start + long, where="Göksu; ek bina", text="a\nb, c")]))
    assert (found.start, found.end - found.start) == (start, long)
    assert (str(found["SUMMARY"]), str(found["LOCATION"]), str(found["DESCRIPTION"])) == (
        "Şenlik, söyleşi; çay\\su", "Göksu; ek bina", "a\nb, c",
    )  # fmt: skip


def test_the_feed_of_the_town_reads_back_as_the_page_says(client, make_event, mehmet):
    """Across midnight, cancelled, and moved: the parser finds the same as the page."""
    from meydan.events import actions

    night, gone = make_event(days=5, hours=14), make_event(days=6, title="Gece yürüyüşü")
    with later(hours=1):
        actions.cancel_event(by=mehmet, event=gone, why="Yağmur")
    found = {
        str(one["UID"]).partition("@")[0]: one
        for one in Calendar.from_ical(client.get("/etkinlikler.ics").content).walk("VEVENT")
    }
    assert set(found) == {f"event-{night.pk}", f"event-{gone.pk}"}
    one = found[f"event-{night.pk}"]
    assert (one.start, one.end) == (night.occasion.starts_at, night.occasion.ends_at)
    assert str(found[f"event-{gone.pk}"]["STATUS"]) == "CANCELLED"
    assert int(found[f"event-{gone.pk}"]["SEQUENCE"]) > 0
