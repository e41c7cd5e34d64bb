"""What staff may do with calls, applications and the jury."""

from collections.abc import Collection, Sequence

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.calls.models import (
    DECISIONS,
    JUDGED,
    RUNNING,
    TAKEN,
    UNDECIDED,
    WAITING,
    Application,
    Assignment,
    Call,
    Criterion,
    Juror,
    Objection,
    Plan,
    State,
)
from meydan.calls.rules import reasons
from meydan.calls.rules.reasons import KEEPING, WORKING
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT, holds
from meydan.places.models import Unit

S = Application.State
WHOLE = 100


def may_run_calls(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_see_calls_desk(person: Person | None) -> Ruling:
    return holds(person, *WORKING)


def may_make(person: Person | None, unit: Unit | None) -> Ruling:
    """For one's own unit; those who run calls for every one."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = unit is not None and person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if of_unit or person.has_role(*KEEPING) else no(NOT_STAFF)


def may_hold(person: Person, call: Call) -> Ruling:
    """Whether the call may lie with this person."""
    return yes() if person.has_role(*KEEPING) or person.works_for(call.unit_id) else no(NOT_STAFF)


def may_work_on(person: Person | None, call: Call) -> Ruling:
    keeps = person is not None and person.at_desk and call.keeper_id == person.pk
    return yes() if keeps else may_make(person, call.unit)


def may_read_files(person: Person | None, call: Call, jurors: Collection[int]) -> Ruling:
    """Applications with their names. Whoever sits in the jury (`jurors`: ids of persons) reads none before the result, whatever
    their role."""
    if person is not None and person.pk in jurors and not call.is_told:
        return no(reasons.JUROR_HERE)
    return may_work_on(person, call)


def _in_state(person: Person | None, call: Call, *states: str) -> Ruling:
    allowed = may_work_on(person, call)
    if allowed and call.state not in states:
        return no(reasons.WRONG_STATE, state=str(call.get_state_display()))
    return allowed


def may_change(person: Person | None, call: Call) -> Ruling:
    """Words until it is over; what applicants rely on stands once it is published (`is_frozen`)."""
    return _in_state(person, call, State.DRAFT, *RUNNING)


def is_frozen(call: Call) -> bool:
    return call.is_public


def may_change_criteria(person: Person | None, call: Call) -> Ruling:
    """Criteria, weights, scale, questions and what the jury sees: before it is published."""
    allowed = may_work_on(person, call)
    return no(reasons.FROZEN) if allowed and is_frozen(call) else allowed


def weights_fit(criteria: Sequence[Criterion]) -> Ruling:
    total = sum(one.weight for one in criteria)
    return yes() if total == WHOLE else no(reasons.WEIGHTS_OFF, sum=total)


def may_publish(person: Person | None, call: Call, criteria: Sequence[Criterion], questions: Collection[int]) -> Ruling:
    """`questions`: ids of those that are asked."""
    allowed = _in_state(person, call, State.DRAFT)
    if not allowed:
        return allowed
    if call.opens_at < clock.now():
        return no(reasons.TOO_EARLY)
    if not questions:
        return no(reasons.NO_QUESTIONS)
    return weights_fit(criteria) if set(call.shown) & set(questions) else no(reasons.NOTHING_SHOWN)


def may_cancel(person: Person | None, call: Call) -> Ruling:
    return _in_state(person, call, State.DRAFT, *RUNNING)


def may_close(person: Person | None, call: Call) -> Ruling:
    """Begin the first selection: after the last form that could still come."""
    allowed = _in_state(person, call, State.OPEN)
    return no(reasons.STILL_OPEN, until=moment(call.closes_at)) if allowed and not call.is_over else allowed


def may_screen(
    person: Person | None, application: Application, *, to: str, reason: str, jurors: Collection[int]
) -> Ruling:
    """Who meets the conditions, who goes to the jury, who does not: as long as the jury has not begun."""
    allowed = may_read_files(person, application.call, jurors)
    if not allowed:
        return allowed
    before = application.call.state in {State.OPEN, State.SCREENING}
    if not before or application.state not in {*WAITING, S.SHORTLISTED, S.OUT}:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    return no(reasons.NO_REASON, field="reason") if to == S.OUT and not reason else yes()


def may_ask_more(person: Person | None, application: Application, jurors: Collection[int]) -> Ruling:
    allowed = may_read_files(person, application.call, jurors)
    before = application.call.state in {State.OPEN, State.SCREENING}
    if allowed and not (before and application.state in {S.SUBMITTED, S.ELIGIBLE}):
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    return allowed


def may_appoint(person: Person | None, call: Call, juror: Person, *, applied: bool) -> Ruling:
    allowed = _in_state(person, call, State.DRAFT, *RUNNING[:3])
    if not allowed:
        return allowed
    if juror.pk == call.keeper_id:
        return no(reasons.RUNS_IT, field="email")
    return no(reasons.APPLIED, field="email") if applied else yes()


def may_end_juror(person: Person | None, juror: Juror, *, open_files: int) -> Ruling:
    allowed = _in_state(person, juror.call, State.DRAFT, *RUNNING[:3])
    return no(reasons.HAS_FILES) if allowed and open_files else allowed


def may_work_out(person: Person | None, call: Call, *, waiting: int, jurors: int, plan: Plan | None) -> Ruling:
    """Have the files divided: all are screened, and there are jurors enough."""
    allowed = _in_state(person, call, State.SCREENING)
    if not allowed:
        return allowed
    if plan and plan.state in {Plan.State.COMPUTING, Plan.State.READY}:
        return no(reasons.OPEN_PLAN)
    if waiting:
        return no(reasons.UNDECIDED, count=waiting)
    return yes() if jurors >= call.jurors_each else no(reasons.TOO_FEW_JURORS, each=call.jurors_each, count=jurors)


def may_confirm_plan(person: Person | None, plan: Plan | None) -> Ruling:
    if plan is None or plan.state != Plan.State.READY:
        return no(reasons.NO_PLAN)
    return _in_state(person, plan.call, State.SCREENING)


def may_move_file(person: Person | None, assignment: Assignment, to: Juror, *, had: bool) -> Ruling:
    """Give a file to another juror by hand; with a reason, and never to one who had it."""
    allowed = _in_state(person, assignment.application.call, State.JURY)
    if not allowed:
        return allowed
    if assignment.final_at:
        return no(reasons.IS_FINAL)
    if assignment.moved_at:
        return no(reasons.MOVED)
    return (
        no(reasons.CONFLICT, field="to")
        if had or to.ended_at or to.call_id != assignment.application.call_id
        else yes()
    )


def may_have_talked(person: Person | None, application: Application, *, missing: int) -> Ruling:
    """Ask the jury to talk about a file: when every score of it is final."""
    allowed = _in_state(person, application.call, State.JURY)
    return no(reasons.SCORES_MISSING, count=missing) if allowed and missing else allowed


def may_close_jury(person: Person | None, call: Call, *, missing: int) -> Ruling:
    allowed = _in_state(person, call, State.JURY)
    return no(reasons.SCORES_MISSING, count=missing) if allowed and missing else allowed


def may_decide(person: Person | None, application: Application, *, decision: str, reason: str, condition: str, jurors: Collection[int]) -> Ruling:  # fmt: skip
    allowed = may_read_files(person, application.call, jurors)
    if not allowed:
        return allowed
    if application.call.state != State.DECIDING or application.state not in JUDGED:
        return no(reasons.WRONG_STATE, state=str(application.call.get_state_display()))
    return _has_words(decision, reason, condition)


def _has_words(decision: str, reason: str, condition: str) -> Ruling:
    if decision == S.CONDITIONAL and not condition:
        return no(reasons.NO_CONDITION, field="condition")
    return yes() if reason else no(reasons.NO_REASON, field="reason")


def may_talk_to(person: Person | None, application: Application, jurors: Collection[int]) -> Ruling:
    """Invite the applicants before the decision, and note what was said; when every score is final, so that it changes none."""
    allowed = may_read_files(person, application.call, jurors)
    if allowed and not (application.call.state == State.DECIDING and application.state in UNDECIDED):
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    return allowed


def may_note_talk(person: Person | None, application: Application, jurors: Collection[int]) -> Ruling:
    allowed = may_talk_to(person, application, jurors)
    invited = application.state == S.INTERVIEW
    return allowed if not allowed or invited else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def may_answer_objection(person: Person | None, objection: Objection, jurors: Collection[int]) -> Ruling:
    """Whoever runs the call; nobody their own, and no juror before the result."""
    application = objection.application
    allowed = may_read_files(person, application.call, jurors)
    if not allowed:
        return allowed
    if person is not None and application.person_id == person.pk:
        return no(NOT_YOURS)
    return no(reasons.WRONG_STATE, state=str(objection.get_outcome_display())) if objection.answered_at else yes()


def may_decide_again(
    person: Person | None, application: Application, objection: Objection | None, *, decision: str, reason: str, condition: str, taken: int
) -> Ruling:  # fmt: skip
    """After the result, where an objection was right. `taken`: how many others have a place."""
    allowed = may_work_on(person, application.call)
    if not allowed:
        return allowed
    told = application.call.state in {State.ANNOUNCED, State.PROGRAMME}
    if not told or application.state not in DECISIONS or objection is None or not objection.is_right:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    if application.state in TAKEN and decision not in TAKEN:  # nobody is worse off for having been right
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    if decision in TAKEN and taken >= application.call.places:
        return no(reasons.TOO_MANY, places=application.call.places, count=taken + 1)
    return _has_words(decision, reason, condition)


def may_announce(person: Person | None, call: Call, decisions: Sequence[str]) -> Ruling:
    """`decisions`: of every application that the jury had; empty where nobody has decided."""
    allowed = _in_state(person, call, State.DECIDING)
    if not allowed:
        return allowed
    if missing := sum(not one for one in decisions):
        return no(reasons.NO_DECISION, count=missing)
    accepted = sum(one in TAKEN for one in decisions)
    return yes() if accepted <= call.places else no(reasons.TOO_MANY, places=call.places, count=accepted)


def may_take_reserve(person: Person | None, application: Application, *, taken: int, reason: str) -> Ruling:
    """After the result, when somebody who was accepted did not come; those who left free their place."""
    allowed = may_work_on(person, application.call)
    if not allowed:
        return allowed
    if application.state != S.RESERVE or application.call.state not in {State.ANNOUNCED, State.PROGRAMME}:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    if taken >= application.call.places:
        return no(reasons.TOO_MANY, places=application.call.places, count=taken + 1)
    return yes() if reason else no(reasons.NO_REASON, field="reason")
