"""Single lines of a draft, changed by hand; and the free seats of a day filled again with as little change as can be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person
from meydan.season.actions.planning import why
from meydan.season.filling import Someone, Time, has_hours, hindered, mended
from meydan.season.models import Gap, LeftOut, Line, Plan
from meydan.season.queries.offered import (
    ready_for,
    rest_minutes,
    shifts_to_fill,
    time_of,
    write_down_lines,
)
from meydan.season.queries.plans import proposed_around
from meydan.season.rules import NOT_FITTING, may_change
from meydan.volunteering.models import Shift

if TYPE_CHECKING:
    from adil.matching import Repair

L = Line.State


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("unit", "role__need__unit").get(pk=plan.pk)


@transaction.atomic
def take_out(*, by: Person, line: Line) -> Line:
    """This one not; the plan does not put them back at this shift."""
    plan = _locked(line.plan)
    may_change(by, plan).or_refuse()
    line = plan.lines.select_related("person", "shift__occasion").get(pk=line.pk)
    _take_out(line)
    record("season.taken_out", by=by, ref=plan.ref, line=line.pk)
    return line


def _take_out(line: Line) -> None:
    line.state = L.TAKEN_OUT
    line.save(update_fields=["state"])
    gap, _new = Gap.objects.get_or_create(plan_id=line.plan_id, shift=line.shift, defaults={"empty": 0})
    gap.empty += 1
    gap.save(update_fields=["empty"])
    if not Line.objects.filter(plan=line.plan_id, person=line.person, state=L.PROPOSED).exists():
        out = {"reasons": [("taken_out", 0)]}
        LeftOut.objects.update_or_create(plan_id=line.plan_id, person=line.person, defaults=out)


def _put_in(plan: Plan, shift: Shift, person: Someone, *, by_hand: bool) -> Line:
    reasons = [*why(person, shift, person.served), *([("by_hand", 0)] if by_hand else [])]
    line, _new = Line.objects.update_or_create(
        plan=plan,
        shift=shift,
        person_id=person.key,
        defaults={"state": L.PROPOSED, "by_hand": by_hand, "reasons": reasons},
    )
    gap = Gap.objects.filter(plan=plan, shift=shift).first()
    if gap:
        gap.empty = max(gap.empty - 1, 0)
        gap.save(update_fields=["empty"])
    LeftOut.objects.filter(plan=plan, person=person.key).delete()
    return line


class Day:
    """Shifts of a draft on one day, with everybody who could serve then and their other lines; or one of these shifts alone."""

    def __init__(self, plan: Plan, shift: Shift, *, alone: bool = False) -> None:
        self.plan, self.rest = plan, rest_minutes()
        day = timezone.localdate(shift.occasion.starts_at)
        of_day = [one for one in shifts_to_fill(plan) if timezone.localdate(one.occasion.starts_at) == day]
        self.shifts = {one.pk: one for one in of_day if one.pk == shift.pk or not alone}
        lines = list(proposed_around(plan))
        self.before = [(line.person_id, line.shift_id) for line in lines if line.shift_id in self.shifts]
        self.people = {one.key: one for one in ready_for(list(self.shifts.values()))} if self.shifts else {}
        write_down_lines(self.people.values(), (line for line in lines if line.shift_id not in self.shifts))
        self.times = {pk: time_of(one, one.occasion.free) for pk, one in self.shifts.items()}
        out = plan.lines.filter(state=L.TAKEN_OUT, shift__in=self.shifts)
        self.taken_out = set(out.values_list("person", "shift"))

    def could(self) -> list[tuple[Someone, Time]]:
        """Everybody who could take one of these shifts, taken alone."""
        return [(one, time) for time in self.times.values() for one in self.people.values() if self._fits(one, time)]

    def _fits(self, person: Someone, time: Time) -> bool:
        if time.duty not in person.duties or (person.key, time.key) in self.taken_out or time.free < 1:
            return False
        return not hindered(person, time, self.rest) and has_hours(person, time)

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


@transaction.atomic
def put_in(*, by: Person, plan: Plan, shift: Shift, person: Person) -> Line:
    """Somebody chosen by hand, within the same rules."""
    plan = _locked(plan)
    may_change(by, plan).or_refuse()
    day = Day(plan, shift, alone=True)
    taken = sum(at == shift.pk for _person, at in day.before)
    chosen = next((one for one in day.free_for(shift.pk) if one.key == person.pk), None)
    if chosen is None or taken >= day.times[shift.pk].free:
        raise Refused(NOT_FITTING)
    line = _put_in(plan, day.shifts[shift.pk], chosen, by_hand=True)
    record("season.put_in", by=by, ref=plan.ref, line=line.pk)
    return line


@transaction.atomic
def fill_again(*, by: Person, plan: Plan, shift: Shift) -> Sequence[Line]:
    """Fill the seats of a day that are free again. Who has a line that day keeps it, unless a seat would else stay empty."""
    plan = _locked(plan)
    may_change(by, plan).or_refuse()
    day = Day(plan, shift)
    found = day.mended()
    _move(plan, found.moved)
    made = [_put_in(plan, day.shifts[int(at)], day.people[int(who)], by_hand=False) for who, at in found.new]
    record("season.filled_again", by=by, ref=plan.ref, new=len(made), moved=len(found.moved))
    return made


def _move(plan: Plan, moved: Sequence[tuple[str, str]]) -> None:
    """Somebody goes to another shift of the same day, so that one more seat is filled."""
    for person, shift in moved:
        plan.lines.filter(person=int(person), shift=int(shift)).delete()
        gap, _new = Gap.objects.get_or_create(plan=plan, shift_id=int(shift), defaults={"empty": 0})
        gap.empty += 1
        gap.save(update_fields=["empty"])
