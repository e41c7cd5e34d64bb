"""Judging: the statement about conflicts, files that change hands, points, and talking about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.calls.actions.planning import locked, move_to
from meydan.calls.models import Application, Assignment, Call, Criterion, Juror, Mark, State, Tie
from meydan.calls.queries.calls import criteria_of
from meydan.calls.queries.jury import candidates_for, had_it, jurors_with_open_files, lacking_in, missing_of
from meydan.calls.queries.results import total_of
from meydan.calls.rules.desk import may_close_jury, may_have_talked, may_move_file, may_work_on
from meydan.calls.rules.people import is_scored, may_change_score, may_score, may_state
from meydan.calls.rules.reasons import CONFLICT, WRONG_STATE
from meydan.people.models import Person

S, C = Application.State, Assignment.Conflict
DAYS_BEFORE = 3
"""So long before the end jurors are reminded."""


def _locked_file(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related(
        "juror", "application__call__unit", "application__call__keeper"
    )
    return rows.get(pk=assignment.pk)


@transaction.atomic
def state_conflict(*, by: Person, assignment: Assignment, conflict: str) -> Assignment | None:
    """Before anything but title and topic is seen. A conflict sends the file on to another juror at once; the new one comes back,
    None where nobody else can take it or nobody has to."""
    locked(assignment.application.call)  # files of a call change hands one after the other
    assignment = _locked_file(assignment)
    may_state(by, assignment).or_refuse()
    assignment.conflict, assignment.conflict_at = conflict, clock.now()
    if conflict == C.YES:
        Tie.objects.get_or_create(juror=assignment.juror, application=assignment.application)
        next_one = _move(assignment, why="conflict")
    else:
        assignment.save()
        next_one = None
    keeper = assignment.application.call.keeper
    if conflict == C.UNSURE and keeper:
        notify(keeper, "calls.unsure", ref=assignment.application.call.ref, number=assignment.application.number)
    record("calls.conflict", by=by, ref=assignment.ref, said=conflict)
    return next_one


def _move(assignment: Assignment, *, why: str, to: Juror | None = None) -> Assignment | None:
    assignment.moved_at, assignment.moved_why = clock.now(), why
    assignment.save()
    to = to or next(iter(candidates_for(assignment.application)), None)
    if to is None:
        keeper = assignment.application.call.keeper
        if keeper:
            notify(
                keeper, "calls.juror_missing", ref=assignment.application.call.ref, number=assignment.application.number
            )
        return None
    made = Assignment.objects.create(application=assignment.application, juror=to, why="" if why == "conflict" else why)
    if to.person:
        notify(to.person, "calls.files", ref=to.ref, count=1)
    return made


@transaction.atomic
def move_file(*, by: Person, assignment: Assignment, to: Juror, why: str) -> Assignment | None:
    """By hand, with a reason."""
    locked(assignment.application.call)
    assignment = _locked_file(assignment)
    may_move_file(by, assignment, to, had=had_it(to, assignment.application)).or_refuse()
    made = _move(assignment, why=why, to=to)
    record("calls.moved", by=by, ref=assignment.ref, to=to.ref)
    return made


@transaction.atomic
def add_file(*, by: Person, application: Application, to: Juror, why: str) -> Assignment:
    """One more juror for a file that lacks one."""
    call = locked(application.call)
    may_work_on(by, call).or_refuse()
    if call.state != State.JURY:
        raise Refused(WRONG_STATE, state=str(call.get_state_display()))
    if to.ended_at or to.call_id != call.pk or had_it(to, application):
        raise Refused(CONFLICT, field="to")
    made = Assignment.objects.create(application=application, juror=to, why=why)
    if to.person:
        notify(to.person, "calls.files", ref=to.ref, count=1)
    record("calls.added", by=by, ref=made.ref)
    return made


@dataclass(frozen=True)
class Given:
    """What a juror gives for a criterion."""

    points: int | None
    words: str = ""


@transaction.atomic
def save_score(*, by: Person, assignment: Assignment, given: Mapping[int, Given], final: bool) -> Assignment:
    """Keep points as a draft, or make them final. `given`: id of a criterion → points and words."""
    assignment = _locked_file(assignment)
    may_score(by, assignment).or_refuse()
    criteria = criteria_of(assignment.application.call)
    if final:
        is_scored(criteria, {key for key, one in given.items() if one.points is not None}).or_refuse()
        assignment.final_at = clock.now()
        assignment.total = assignment.first_total = _total(assignment, criteria, given)
    _write_marks(assignment, criteria, given)
    assignment.save()
    record("calls.scored" if final else "calls.score_draft", by=by, ref=assignment.ref)
    return assignment


def _total(assignment: Assignment, criteria: Sequence[Criterion], given: Mapping[int, Given]) -> int:
    scale = assignment.application.call.scale
    return total_of(criteria, {key: min(one.points or 0, scale) for key, one in given.items()}, scale)


def _write_marks(assignment: Assignment, criteria: Sequence[Criterion], given: Mapping[int, Given]) -> None:
    assignment.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(assignment=assignment, criterion=one, points=given[one.pk].points, words=given[one.pk].words)
        for one in criteria
        if one.pk in given
    )


@transaction.atomic
def have_talked(*, by: Person, application: Application) -> Application:
    """The jury talks about a file on which it lies far apart; each may change their points, with a reason."""
    call = locked(application.call)
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    application.call = call
    may_have_talked(by, application, missing=missing_of(application)).or_refuse()
    application.discussed_at = clock.now()
    application.save(update_fields=["discussed_at"])
    for one in application.assignments.filter(moved_at=None).select_related("juror__person"):
        if one.juror.person:
            notify(one.juror.person, "calls.talk", ref=one.ref, number=application.number)
    record("calls.talk", by=by, ref=application.ref)
    return application


@transaction.atomic
def change_score(*, by: Person, assignment: Assignment, given: Mapping[int, Given], why: str) -> Assignment:
    """After the jury talked. What stood before stays on record."""
    assignment = _locked_file(assignment)
    may_change_score(by, assignment).or_refuse()
    criteria = criteria_of(assignment.application.call)
    is_scored(criteria, {key for key, one in given.items() if one.points is not None}).or_refuse()
    assignment.total, assignment.changed_why = _total(assignment, criteria, given), why
    _write_marks(assignment, criteria, given)
    assignment.save()
    record("calls.score_changed", by=by, ref=assignment.ref)
    return assignment


@transaction.atomic
def close_jury(*, by: Person, call: Call) -> Call:
    """Every score is final: now it is decided."""
    call = locked(call)
    may_close_jury(by, call, missing=lacking_in(call)).or_refuse()
    move_to(call, State.DECIDING)
    record("calls.jury_closed", by=by, ref=call.ref)
    return call


@transaction.atomic
def remind_jurors() -> int:
    """Once, some days before the end: whose files are not scored."""
    begin = clock.now() + timedelta(days=DAYS_BEFORE)
    jurors = jurors_with_open_files(begin, begin + timedelta(days=1))
    for juror in jurors:
        if juror.person:
            notify(juror.person, "calls.scores_due", ref=juror.ref)
    return len(jurors)
