"""Single lines of a draft, changed by hand; and the free seats of a day filled again with as little change as can be."""

from collections.abc import Sequence

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person
from meydan.season.actions.counting import count_again
from meydan.season.actions.planning import why
from meydan.season.filling import Someone
from meydan.season.models import Gap, LeftOut, Line, Plan
from meydan.season.queries.days import Day
from meydan.season.rules import NOT_FITTING, may_change
from meydan.volunteering.models import Shift

L = Line.State


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("unit", "role__need__unit").get(pk=plan.pk)


@transaction.atomic
def take_out(*, by: Person, line: Line) -> Line:
    """This one not; the plan does not put them back at this shift."""
    plan = _locked(line.plan)
    may_change(by, plan).or_refuse()
    line = plan.lines.select_related("person", "shift__occasion").get(pk=line.pk)
    if line.state == L.PROPOSED:
        _take_out(line)
        count_again(plan)
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
    count_again(plan)
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
    count_again(plan)
    record("season.filled_again", by=by, ref=plan.ref, new=len(made), moved=len(found.moved))
    return made


def _move(plan: Plan, moved: Sequence[tuple[str, str]]) -> None:
    """Somebody goes to another shift of the same day, so that one more seat is filled."""
    for person, shift in moved:
        plan.lines.filter(person=int(person), shift=int(shift)).delete()
        gap, _new = Gap.objects.get_or_create(plan=plan, shift_id=int(shift), defaults={"empty": 0})
        gap.empty += 1
        gap.save(update_fields=["empty"])
