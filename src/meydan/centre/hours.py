"""Opening hours as people say them: days in a row with the same hours stand together."""

from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from meydan.centre.models import Room
from meydan.centre.rules import NEVER, hours_of


def week_of(room: Room) -> list[tuple[str, str]]:
    """Monday–Friday 09.00–21.00, Saturday 10.00–16.00, Sunday closed: (days, hours) each."""
    by_day = {opening.weekday: hours_of(opening) for opening in room.openings.all()}
    week = [(day, by_day.get(day, NEVER)) for day in WEEKDAYS]
    runs = [(hours, [day for day, _hours in same]) for hours, same in groupby(week, key=lambda one: one[1])]
    return [(_days(days), _("closed") if hours == NEVER else hours) for hours, days in runs]


def _days(days: list[int]) -> str:
    first, last = str(WEEKDAYS[days[0]]), str(WEEKDAYS[days[-1]])
    return first if first == last else f"{first}–{last}"
