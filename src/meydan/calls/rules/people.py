"""What applicants and jurors may do."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.calls.models import SENT, Application, Assignment, Call, Criterion, Member, State
from meydan.calls.rules import reasons
from meydan.people.models import AgeBand, Person

S = Application.State
MOST_IN_TEAM = 6


def may_apply(person: Person | None, call: Call) -> Ruling:
    """Whether the form can be opened now; visitors sign in last."""
    if not call.is_open:
        return no(reasons.NOT_OPEN)
    return no(reasons.ADULTS_ONLY) if person is not None and person.age_band == AgeBand.UNDER_18 else yes()


def is_taken(call: Call, opened_at: datetime) -> Ruling:
    """Whether a form that was opened then is still taken: to the second of the end, and some minutes longer where it was opened
    before it."""
    now = clock.now()
    if call.state != State.OPEN or now < call.opens_at:
        return no(reasons.NOT_OPEN)
    grace = timedelta(minutes=call.grace_minutes) if opened_at < call.closes_at else timedelta()
    return yes() if now < call.closes_at + grace else no(reasons.TOO_LATE, until=moment(call.closes_at))


def may_say(person: Person | None, application: Application) -> Ruling:
    """Who sent it speaks for it."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if application.person_id == person.pk else no(NOT_YOURS)


def may_edit(person: Person | None, application: Application) -> Ruling:
    """A draft, and what was sent, as long as the call takes forms."""
    allowed = may_say(person, application)
    if not allowed:
        return allowed
    if application.state not in {S.DRAFT, S.SUBMITTED}:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    return is_taken(application.call, application.opened_at)


def may_withdraw(person: Person | None, application: Application) -> Ruling:
    """At any time before the results are out."""
    allowed = may_say(person, application)
    over = application.call.is_told or application.state not in {S.DRAFT, *SENT} - {S.OUT}
    return no(reasons.WRONG_STATE, state=str(application.get_state_display())) if allowed and over else allowed


def heard_at(application: Application) -> datetime | None:
    """When the applicant heard a decision that is not all that they asked for; None: there is none."""
    if application.state == S.OUT:
        return application.decided_at
    told = application.call.is_told and application.state in {S.CONDITIONAL, S.RESERVE, S.DECLINED}
    return application.call.announced_at if told else None


def object_until(application: Application) -> datetime | None:
    heard = heard_at(application)
    return heard and heard + timedelta(days=reasons.setting("objection_days", 10))


def may_object(person: Person | None, application: Application, *, objected: bool) -> Ruling:
    """Whoever sent it, once, and some days after the decision at the latest."""
    allowed = may_say(person, application)
    if not allowed:
        return allowed
    until = object_until(application)
    if until is None:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    if objected:
        return no(reasons.OBJECTED)
    return yes() if clock.now() < until else no(reasons.TOO_LATE, until=moment(until))


def may_answer_more(person: Person | None, application: Application) -> Ruling:
    allowed = may_say(person, application)
    if not allowed:
        return allowed
    if application.state != S.MORE_INFO or application.info_until is None:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    late = application.info_until <= clock.now()
    return no(reasons.TOO_LATE, until=moment(application.info_until)) if late else yes()


def may_invite(person: Person | None, application: Application, *, members: int) -> Ruling:
    allowed = may_say(person, application)
    if not allowed:
        return allowed
    if application.state == S.WITHDRAWN or application.call.state not in {State.OPEN, State.SCREENING}:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    return no(reasons.TEAM_FULL, most=MOST_IN_TEAM) if members + 1 >= MOST_IN_TEAM else yes()


def may_join(person: Person | None, member: Member, *, judges: bool, belongs: bool) -> Ruling:
    """Whoever holds the link, once; no juror of the call (`judges`), and nobody twice (`belongs`)."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if member.person_id:
        return no(reasons.WRONG_STATE, state=str(member.application.get_state_display()))
    if belongs or member.application.person_id == person.pk:
        return no(reasons.OWN_TEAM)
    if judges:
        return no(reasons.JUROR_HERE)
    over = member.application.state == S.WITHDRAWN or member.application.call.state not in {State.OPEN, State.SCREENING}
    return no(reasons.WRONG_STATE, state=str(member.application.call.get_state_display())) if over else yes()


def judges(person: Person | None, assignment: Assignment) -> Ruling:
    """The juror of a file, as long as it is theirs."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if assignment.juror.person_id != person.pk or assignment.juror.ended_at:
        return no(NOT_YOURS)
    return no(reasons.MOVED) if assignment.moved_at else yes()


def may_state(person: Person | None, assignment: Assignment) -> Ruling:
    """Say whether one has a conflict of interest; until one's points are final."""
    allowed = judges(person, assignment)
    return no(reasons.IS_FINAL) if allowed and assignment.final_at else allowed


def may_read_file(person: Person | None, assignment: Assignment) -> Ruling:
    """What the first round shows of it: only after the statement that there is no conflict."""
    allowed = judges(person, assignment)
    if allowed and assignment.conflict != Assignment.Conflict.NONE:
        return no(reasons.SAY_CONFLICT)
    return allowed


def may_score(person: Person | None, assignment: Assignment) -> Ruling:
    allowed = may_read_file(person, assignment)
    if not allowed:
        return allowed
    if assignment.application.call.state != State.JURY:
        return no(reasons.WRONG_STATE, state=str(assignment.application.call.get_state_display()))
    return no(reasons.IS_FINAL) if assignment.final_at else yes()


def is_scored(criteria: Sequence[Criterion], points: Collection[int]) -> Ruling:
    """`points`: ids of criteria that have some."""
    missing = next((one for one in criteria if one.pk not in points), None)
    return no(reasons.ALL_POINTS, title=missing.title, field=f"c{missing.pk}") if missing else yes()


def may_change_score(person: Person | None, assignment: Assignment) -> Ruling:
    """Once the jury talks about it; with a reason."""
    allowed = may_read_file(person, assignment)
    if not allowed:
        return allowed
    if assignment.final_at is None:
        return no(reasons.NOT_FINAL)
    talking = assignment.application.discussed_at and assignment.application.call.state == State.JURY
    return yes() if talking else no(reasons.NOT_TALKING)


def may_read_others(person: Person | None, assignment: Assignment) -> Ruling:
    """Points and reasons of the others: only after one's own are final."""
    allowed = may_read_file(person, assignment)
    return no(reasons.NOT_FINAL) if allowed and assignment.final_at is None else allowed


def may_read_hidden(person: Person | None, assignment: Assignment, *, missing: int) -> Ruling:
    """What the first round hides: after every score of this file is final."""
    allowed = may_read_others(person, assignment)
    return no(reasons.SCORES_MISSING, count=missing) if allowed and missing else allowed
