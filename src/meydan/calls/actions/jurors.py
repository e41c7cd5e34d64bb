"""The jury: appointments, conflicts told beforehand, and who gets which file."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.jobs import enqueue
from meydan.base.outbox import notify
from meydan.base.sentences import NOT_YOURS
from meydan.calls.actions.planning import locked, move_to
from meydan.calls.dividing import NotPossible, assignments_for, divide, fits_still
from meydan.calls.models import Application, Assignment, Call, Juror, Plan, State, Tie
from meydan.calls.queries.applications import has_applied, waiting_in
from meydan.calls.queries.jury import jurors_of, open_plan, titles_for
from meydan.calls.rules.desk import may_appoint, may_confirm_plan, may_end_juror, may_work_on, may_work_out
from meydan.calls.rules.reasons import DOUBLED, NO_ACCOUNT, NO_PLAN, NOT_PLANNED, WRONG_STATE
from meydan.people.models import Person
from meydan.people.queries import person_by_email

S, P = Application.State, Plan.State


@transaction.atomic
def appoint_juror(*, by: Person, call: Call, email: str, topics: Sequence[str] = (), about: str = "") -> Juror:
    """Appoint somebody with an account, from the house or from outside."""
    call = locked(call)
    person = person_by_email(email)
    if person is None:
        raise Refused(NO_ACCOUNT, field="email")
    may_appoint(by, call, person, applied=has_applied(person, call)).or_refuse()
    if call.jurors.filter(person=person, ended_at=None).exists():
        raise Refused(DOUBLED, field="email")
    made, _new = Juror.objects.update_or_create(
        call=call, person=person, defaults={"topics": list(topics), "about": about, "ended_at": None}
    )
    notify(person, "calls.appointed", ref=made.ref)
    record("calls.appointed", by=by, ref=made.ref)
    return made


@transaction.atomic
def end_juror(*, by: Person, juror: Juror) -> Juror:
    """Somebody does not sit in the jury any more."""
    locked(juror.call)
    open_files = juror.assignments.filter(moved_at=None, final_at=None).count()
    may_end_juror(by, juror, open_files=open_files).or_refuse()
    juror.ended_at = clock.now()
    juror.save(update_fields=["ended_at"])
    record("calls.juror_ended", by=by, ref=juror.ref)
    return juror


@transaction.atomic
def tell_ties(*, by: Person, juror: Juror, applications: Collection[int]) -> int:
    """Conflicts of interest, told from title and topic alone before files are divided. What was told stands."""
    if juror.person_id != by.pk or juror.ended_at:
        raise Refused(NOT_YOURS)
    if juror.call.state not in {State.OPEN, State.SCREENING}:
        raise Refused(WRONG_STATE, state=str(juror.call.get_state_display()))
    locked(juror.call)  # a plan is confirmed before or after, never beside
    known = titles_for(juror).filter(pk__in=applications)
    made = Tie.objects.bulk_create([Tie(juror=juror, application=one) for one in known], ignore_conflicts=True)
    record("calls.ties", by=by, ref=juror.ref, count=len(made))
    return len(made)


@transaction.atomic
def work_out(*, by: Person, call: Call) -> Plan:
    """Have a worker divide the files among the jurors."""
    call = locked(call)
    jurors = call.jurors.filter(ended_at=None).count()
    may_work_out(by, call, waiting=waiting_in(call), jurors=jurors, plan=open_plan(call)).or_refuse()
    Plan.objects.filter(call=call, state=P.FAILED).update(state=P.DROPPED)
    made = Plan.objects.create(call=call, asked_at=clock.now())
    enqueue("calls.divide", once=made.ref, plan_id=made.pk)
    record("calls.work_out", by=by, ref=call.ref)
    return made


def compute(*, plan_id: int) -> Plan:
    """The worker's part. Nothing is locked while it computes."""
    plan = Plan.objects.select_related("call__keeper").get(pk=plan_id)
    if plan.state != P.COMPUTING:
        return plan
    found = divide(plan.call, seed=plan.pk)
    if isinstance(found, NotPossible):
        return _write_down(plan, {"state": P.FAILED, "problem": found.problem})
    return _write_down(plan, {"state": P.READY, "pairs": found.pairs, "file": found.file, "seconds": found.seconds})


@transaction.atomic
def _write_down(plan: Plan, found: Mapping[str, Any]) -> Plan:
    if Plan.objects.filter(pk=plan.pk, state=P.COMPUTING).update(**found) and plan.call.keeper:
        notify(plan.call.keeper, "calls.divided", ref=plan.call.ref)
    record("calls.divided", by=None, ref=plan.call.ref, state=str(found["state"]))
    plan.refresh_from_db()
    return plan


@transaction.atomic
def drop_plan(*, by: Person, plan: Plan) -> None:
    may_work_on(by, plan.call).or_refuse()
    locked(plan.call)
    Plan.objects.filter(pk=plan.pk).exclude(state=P.CONFIRMED).update(state=P.DROPPED)
    record("calls.plan_dropped", by=by, ref=plan.call.ref)


@transaction.atomic
def confirm_plan(*, by: Person, call: Call) -> Plan:
    """A person says: so be it. Files go to the jurors, who hear of it."""
    call = locked(call)
    plan = open_plan(call)
    may_confirm_plan(by, plan).or_refuse()
    if plan is None:
        raise Refused(NO_PLAN)
    if not fits_still(call, plan.pairs):
        raise Refused(NOT_PLANNED)
    Assignment.objects.bulk_create(assignments_for(plan.pairs), batch_size=2_000)
    call.applications.filter(state=S.SHORTLISTED).update(state=S.IN_JURY, changed_at=clock.now())
    Plan.objects.filter(pk=plan.pk).update(state=P.CONFIRMED)
    move_to(call, State.JURY)
    for one in jurors_of(call):
        if one.person and one.files:
            notify(one.person, "calls.files", ref=one.ref, count=one.files)
    record("calls.plan_confirmed", by=by, ref=call.ref, files=len(plan.pairs))
    return plan
