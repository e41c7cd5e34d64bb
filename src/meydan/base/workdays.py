"""Working days of the town: Monday to Friday without public holidays. Religious dates are estimates; the town file corrects them."""

from calendar import isleap
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from django.utils import timezone

from meydan.base.one_country import holidays
from meydan.base.town import Clock, town


@cache
def _public_holidays(year: int) -> frozenset[date]:
    """Days off in the town's country. A half day (the eve of a feast) counts as a working day."""
    country = str(town().data.get("holidays", {}).get("country", "TR"))
    return frozenset(holidays.country_holidays(country, years=year))


def is_workday(day: date) -> bool:
    return _is_workday(day, town().folder)


def is_holiday(day: date) -> bool:
    """A public holiday, also on a weekend."""
    own = town()
    return day in own.extra_holidays or (day in _public_holidays(day.year) and day not in own.removed_holidays)


@cache
def _is_workday(day: date, folder: Path) -> bool:
    """The folder stands for the town."""
    own = town()
    if day in own.extra_holidays:
        return False
    off = day in _public_holidays(day.year) and day not in own.removed_holidays
    return day.weekday() < 5 and not off


def add_workdays(start: date, count: int) -> date:
    """The `count`-th working day after `start`; the day itself does not count."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def promised_day(promise: Clock, start: date) -> date:
    """The last day of a promised time that begins on `start`."""
    if promise.calendar_days:
        return start + timedelta(days=promise.calendar_days)
    return add_workdays(start, promise.working_days)


def workdays_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    folder = town().folder
    whole_years = sum(_workdays_until(date(year, 12, 31), folder) for year in range(start.year, end.year))
    return whole_years + _workdays_until(end, folder) - _workdays_until(start, folder)


def _workdays_until(day: date, folder: Path) -> int:
    """From the first of January to `day`, both included."""
    return _running_count(day.year, folder)[day.toordinal() - date(day.year, 1, 1).toordinal()]


@cache
def _running_count(year: int, folder: Path) -> list[int]:
    """How many working days have passed at the end of each day of a year: a list of late answers asks about years of days."""
    first = date(year, 1, 1)
    days = 366 if isleap(year) else 365
    return list(accumulate(_is_workday(first + timedelta(days=step), folder) for step in range(days)))


def in_workdays(moment: datetime, count: int) -> datetime:
    """The end of the `count`-th working day after a moment."""
    return end_of(add_workdays(moment.date(), count))


@lru_cache(maxsize=1000)
def end_of(day: date) -> datetime:
    """The last moment of a day in the town, aware. The desk asks it for each of some hundred tasks."""
    return datetime.combine(day, time(23, 59, 59), timezone.get_default_timezone())
