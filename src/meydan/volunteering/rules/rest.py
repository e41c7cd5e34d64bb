"""Rest between the shifts of two days, and how long a day may be: for everybody who takes a seat, also alone. Both are numbers of the
town, with their basis in the town file; none is a statement of law."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from meydan.base.rulings import Ruling, no, yes
from meydan.base.templatetags.ui import duration, moment
from meydan.volunteering.rules.reasons import LONG_DAY, NO_REST, day_minutes, rest_minutes

type Time = tuple[datetime, datetime]
"""When a shift begins and ends."""


def enough_rest(time: Time, others: Iterable[Time]) -> Ruling:
    """`others`: their shifts of that day and the days beside it. A long shift alone is for those to decide who made it."""
    begins, ends = time
    day, that_day = timezone.localdate(begins), timedelta()
    for other_begins, other_ends in others:
        if timezone.localdate(other_begins) == day:
            that_day += other_ends - other_begins
        elif max(begins, other_begins) - min(ends, other_ends) < timedelta(minutes=rest_minutes()):
            return no(NO_REST, rest=duration(rest_minutes()), when=moment(other_begins))
    too_long = that_day and ends - begins + that_day > timedelta(minutes=day_minutes())
    return no(LONG_DAY, most=duration(day_minutes())) if day_minutes() and too_long else yes()
