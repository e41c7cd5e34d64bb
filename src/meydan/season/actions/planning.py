"""A plan from draft to seats. It is worked out by a worker, looked at by a person, and only then carried out."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.jobs import enqueue
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.season.actions.counting import count_again
from meydan.season.filling import Filled, Someone, fill
from meydan.season.models import Gap, LeftOut, Line, Plan
from meydan.season.queries.offered import ready_for, rest_minutes, shifts_to_fill, time_of
from meydan.season.queries.plans import counted
from meydan.season.rules import NO_SHIFTS, may_change, may_discard, may_draft
from meydan.volunteering.actions import place_on_shift
from meydan.volunteering.models import Role, Shift
from meydan.volunteering.rules import reasons_for

AT_ONCE = 50
"""So many seats are booked in one transaction."""
S = Plan.State


@transaction.atomic
def draft_plan(
    *, by: Person, first_day: date, last_day: date, unit: Unit | None = None, role: Role | None = None
) -> Plan:
    """Have a worker work out who could serve when, in one duty or in all duties of a unit."""
    may_draft(by, unit=unit, role=role, first=first_day, last=last_day).or_refuse()
    made = Plan(unit=unit, role=role, first_day=first_day, last_day=last_day, made_by=by, made_at=clock.now())
    if not any(one.occasion.free > 0 for one in shifts_to_fill(made)):
        raise Refused(NO_SHIFTS, field="last_day")
    made.save()
    enqueue("season.compute", once=made.ref, plan_id=made.pk)
    record("season.drafted", by=by, ref=made.ref)
    return made


def compute(*, plan_id: int) -> Plan:
    """The worker's part: read, work out, write down. Nothing is locked while it computes."""
    plan = Plan.objects.select_related("unit", "role").get(pk=plan_id)
    if plan.state != S.COMPUTING:
        return plan
    shifts = shifts_to_fill(plan)
    times = [time_of(one, one.occasion.free) for one in shifts if one.occasion.free > 0]
    people = ready_for(shifts) if shifts else []
    found = fill(people, times, rest=rest_minutes(), seed=plan.pk)
    return _write_down(plan, shifts, people, found, places=sum(time.free for time in times))


@transaction.atomic
def _write_down(plan: Plan, shifts: list[Shift], people: list[Someone], found: Filled, *, places: int) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("unit", "role", "made_by").get(pk=plan.pk)
    if plan.state != S.COMPUTING:
        return plan
    by_key = {one.pk: one for one in shifts}
    Line.objects.bulk_create(_lines(plan, by_key, {one.key: one for one in people}, found), batch_size=2_000)
    Gap.objects.bulk_create(
        [Gap(plan=plan, shift=by_key[key], empty=empty, reasons=why) for key, (empty, why) in found.gaps.items()],
        batch_size=2_000,
    )
    LeftOut.objects.bulk_create(
        [LeftOut(plan=plan, person_id=key, reasons=why) for key, why in found.left_out.items()], batch_size=2_000
    )
    plan.state, plan.computed_at = S.DRAFT, clock.now()
    plan.places, plan.shifts, plan.people = places, len(shifts), len(people)
    plan.figures = counted(plan)
    plan.save()
    if plan.made_by:
        notify(plan.made_by, "season.drafted", ref=plan.ref)
    record("season.computed", by=None, ref=plan.ref, lines=len(found.lines))
    return plan


def _lines(plan: Plan, shifts: Mapping[int, Shift], people: Mapping[int, Someone], found: Filled) -> Iterator[Line]:
    so_far: dict[int, int] = {}
    for person, shift in found.lines:
        served = found.served[person] + so_far.get(person, 0)
        so_far[person] = so_far.get(person, 0) + 1
        yield Line(plan=plan, person_id=person, shift=shifts[shift], reasons=why(people[person], shifts[shift], served))


def why(person: Someone, shift: Shift, served: int) -> list[tuple[str, int | str]]:
    """The reasons that stand beside a line."""
    found = reasons_for(
        shift,
        times=person.slots,
        places=person.places,
        fields=person.fields,
        home=person.lives_in,
        qualified=bool(shift.role.qualifications.all()),
    )
    return [*((one.code, one.what) for one in found), ("served", served)]


@transaction.atomic
def give_up(*, plan_id: int) -> None:
    """It could not be worked out; whoever asked for it sees that."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    if plan.state == S.COMPUTING:
        plan.state = S.FAILED
        plan.save(update_fields=["state"])
        record("season.failed", by=None, ref=plan.ref)


def _locked(plan: Plan) -> Plan:
    found = Plan.objects.select_for_update(of=("self",)).select_related("unit", "role__need__unit", "confirmed_by")
    return found.get(pk=plan.pk)


@transaction.atomic
def confirm_plan(*, by: Person, plan: Plan) -> Plan:
    """A person says: so be it. A worker books the seats, one after the other, each by its rule."""
    plan = _locked(plan)
    may_change(by, plan).or_refuse()
    plan.state, plan.confirmed_by, plan.confirmed_at = S.CONFIRMED, by, clock.now()
    plan.save()
    enqueue("season.carry_out", once=plan.ref, plan_id=plan.pk)
    record("season.confirmed", by=by, ref=plan.ref, lines=plan.lines.filter(state=Line.State.PROPOSED).count())
    return plan


def carry_out(*, plan_id: int) -> int:
    """Book what was confirmed; what a rule refuses is written beside the line. Returns how many seats were booked."""
    booked = 0
    while (found := _carry_out_some(plan_id)) is not None:
        booked += found
    return booked


@transaction.atomic
def _carry_out_some(plan_id: int) -> int | None:
    plan = _locked(Plan(pk=plan_id))
    waiting = plan.lines.filter(state=Line.State.PROPOSED).select_related(
        "person", "shift__occasion", "shift__role__need"
    )
    lines = list(waiting.order_by("shift__occasion__starts_at", "shift", "pk")[:AT_ONCE])
    if plan.state != S.CONFIRMED or plan.confirmed_by is None or not lines:
        return None
    for line in lines:
        _book(plan.confirmed_by, line)
    count_again(plan)
    booked = sum(line.state == Line.State.PLACED for line in lines)
    record("season.carried_out", by=plan.confirmed_by, ref=plan.ref, booked=booked, refused=len(lines) - booked)
    return booked


def _book(by: Person, line: Line) -> None:
    try:
        place_on_shift(by=by, person=line.person, shift=line.shift)
        line.state = Line.State.PLACED
    except Refused as refusal:
        line.state, line.refusal = Line.State.REFUSED, {"code": refusal.code, "facts": _plain(refusal.facts)}
    line.save(update_fields=["state", "refusal"])


def _plain(facts: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}


@transaction.atomic
def discard_plan(*, by: Person, plan: Plan) -> Plan:
    """Nobody was told and nothing was booked; names go with it."""
    plan = _locked(plan)
    may_discard(by, plan).or_refuse()
    plan.state = S.DISCARDED
    plan.save(update_fields=["state"])
    plan.lines.all().delete()
    plan.left_out.all().delete()
    count_again(plan)
    record("season.discarded", by=by, ref=plan.ref)
    return plan
