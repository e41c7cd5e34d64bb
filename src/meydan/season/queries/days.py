"""One day of a draft: its shifts, who could serve then, and how it would be filled again; and one shift without a draft."""

from collections import Counter
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.base.errors import Refused
from meydan.season.filling import Reason, Someone, Time, has_hours, hindered, mended
from meydan.season.models import Line, Plan
from meydan.season.queries.offered import ready_for, rest_minutes, shifts_to_fill, take, time_of
from meydan.season.queries.plans import proposed_around
from meydan.season.rules import NOT_FITTING
from meydan.volunteering.models import Shift

if TYPE_CHECKING:
    from adil.matching import Repair


class Day:
    """Shifts of a draft on one day, with everybody who could serve then and their other lines; or one of these shifts alone."""

    def __init__(self, plan: Plan, shift: Shift, *, alone: bool = False) -> None:
        self.plan, self.rest = plan, rest_minutes()
        day = timezone.localdate(shift.occasion.starts_at)
        of_day = shifts_to_fill(plan, day, day)
        self.shifts = {one.pk: one for one in of_day if one.pk == shift.pk or not alone}
        lines = proposed_around(plan, shift.occasion.starts_at)
        self.before = [(person, at) for person, at, *_times in lines if at in self.shifts]
        self.people = {one.key: one for one in ready_for(list(self.shifts.values()))} if self.shifts else {}
        for person, at, start, end in lines:  # lines of the draft count like seats
            if at not in self.shifts and person in self.people:
                take(self.people[person], start, end)
        self.times = {pk: time_of(one, one.occasion.free) for pk, one in self.shifts.items()}
        self.lines = list(plan.lines.filter(shift__in=self.shifts).select_related("person").order_by("pk"))
        self.taken_out = {(one.person_id, one.shift_id) for one in self.lines if one.state == Line.State.TAKEN_OUT}

    def could(self) -> list[tuple[Someone, Time]]:
        """Everybody who could take one of these shifts, taken alone."""
        return [(one, time) for time in self.times.values() for one in self.people.values() if self._fits(one, time)]

    def _fits(self, person: Someone, time: Time) -> bool:
        if time.duty not in person.duties or (person.key, time.key) in self.taken_out or time.free < 1:
            return False
        return not hindered(person, time, self.rest) and has_hours(person, time)

    def lines_at(self, shift: int) -> list[Line]:
        return [one for one in self.lines if one.shift_id == shift and one.state != Line.State.TAKEN_OUT]

    def free_for(self, shift: int) -> list[Someone]:
        """Who could be put in at this shift and has no other line that day; who served least first."""
        placed = {person for person, _shift in self.before}
        found = [one for one, time in self.could() if time.key == shift and one.key not in placed]
        return sorted(found, key=lambda one: (one.served, one.key))

    def mended(self) -> "Repair":
        """The day filled again. A line that the rules would not give today stays as it is, with its seat."""
        could = self.could()
        able = {(one.key, time.key) for one, time in could}
        stuck = [pair for pair in self.before if pair not in able]
        free = {key: time.free - sum(at == key for _person, at in stuck) for key, time in self.times.items()}
        open_to = [(one, time) for one, time in could if free[time.key] > 0 and one.key not in dict(stuck)]
        if not open_to:
            raise Refused(NOT_FITTING)
        before = [pair for pair in self.before if pair in able]
        return mended(before, open_to, {one.key: one.served for one, _time in open_to}, free, self.plan.pk)


def could_take(shift: Shift) -> tuple[list[Someone], list[Reason]]:
    """Who could take a seat at this shift now, who served least first; and what is in the way of the others who are ready for the duty."""
    people, time, rest = ready_for([shift]), time_of(shift, shift.occasion.free), rest_minutes()
    hindrances = {one.key: hindered(one, time, rest) or ("" if has_hours(one, time) else "elsewhere") for one in people}
    found = sorted((one for one in people if not hindrances[one.key]), key=lambda one: (one.served, one.key))
    counts = Counter(code for code in hindrances.values() if code)
    return found, list(counts.most_common()) if people else [("nobody", 0)]
