"""Who does what in the programme: the team, its mentors, the desk."""

from collections.abc import Collection

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.calls.models import Call, Mentor, Milestone, State, Support, Venture
from meydan.calls.rules import reasons
from meydan.calls.rules.desk import may_work_on
from meydan.people.models import Person

GOING = (State.ANNOUNCED, State.PROGRAMME)


def _at_desk(person: Person | None, call: Call) -> Ruling:
    allowed = may_work_on(person, call)
    return (
        no(reasons.WRONG_STATE, state=str(call.get_state_display())) if allowed and call.state not in GOING else allowed
    )


def may_agree(person: Person | None, venture: Venture) -> Ruling:
    """Write down from when to when the agreement runs."""
    return _at_desk(person, venture.application.call)


def _agreed(person: Person | None, venture: Venture) -> Ruling:
    allowed = _at_desk(person, venture.application.call)
    return no(reasons.NO_AGREEMENT) if allowed and venture.agreed_on is None else allowed


def may_name_mentor(person: Person | None, call: Call) -> Ruling:
    return _at_desk(person, call)


def may_pair(person: Person | None, venture: Venture, mentor: Mentor, *, load: int) -> Ruling:
    """A person confirms a mentor for a venture; never more than agreed."""
    allowed = _agreed(person, venture)
    if not allowed:
        return allowed
    if mentor.call_id != venture.application.call_id:
        return no(NOT_YOURS)
    return no(reasons.FULL_MENTOR, field="mentor") if load >= mentor.most else yes()


def may_support(person: Person | None, venture: Venture, what: str) -> Ruling:
    """Space and places to try; money only where the call said so with its basis."""
    allowed = _agreed(person, venture)
    money = venture.application.call.gives_money and bool(venture.application.call.money_basis)
    return no(reasons.NO_MONEY, field="what") if allowed and what == Support.What.MONEY and not money else allowed


def may_set_milestone(person: Person | None, venture: Venture) -> Ruling:
    return _agreed(person, venture)


def belongs_to_team(person: Person | None, team: Collection[int]) -> Ruling:
    """`team`: ids of who applied and of co-applicants."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.pk in team else no(NOT_YOURS)


def may_reach(person: Person | None, milestone: Milestone, team: Collection[int], *, evidence: str) -> Ruling:
    """The team says that a milestone was reached, and what shows it."""
    allowed = belongs_to_team(person, team)
    if not allowed:
        return allowed
    if milestone.done_at or milestone.venture.application.call.state not in GOING:
        return no(reasons.WRONG_STATE, state=milestone.title)
    return yes() if evidence else no(reasons.EVIDENCE, field="evidence")


def may_log(person: Person | None, venture: Venture, mentors: Collection[int]) -> Ruling:
    """Mentors of a venture (`mentors`: ids of persons) write their log; the desk can do it for them."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if person.pk in mentors and venture.application.call.state in GOING:
        return yes()
    return _at_desk(person, venture.application.call)


def may_end(person: Person | None, venture: Venture) -> Ruling:
    """Say what came of it."""
    return _agreed(person, venture)


def may_go_on(person: Person | None, venture: Venture) -> Ruling:
    """Start a project of it."""
    allowed = may_work_on(person, venture.application.call)
    if not allowed:
        return allowed
    if venture.project:
        return no(reasons.GOES_ON)
    return yes() if venture.application.call.is_told else no(reasons.NOT_TOLD)


def may_tell_impact(person: Person | None, venture: Venture, team: Collection[int]) -> Ruling:
    """The team, when it was asked; the desk for a team that called."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if person.pk in team:
        return yes() if venture.asked_at else no(reasons.NOT_OPEN)
    return may_work_on(person, venture.application.call)


def may_name_demo_day(person: Person | None, call: Call) -> Ruling:
    return _at_desk(person, call)


def may_begin(person: Person | None, call: Call) -> Ruling:
    """The programme begins."""
    allowed = may_work_on(person, call)
    if allowed and call.state != State.ANNOUNCED:
        return no(reasons.WRONG_STATE, state=str(call.get_state_display()))
    return allowed


def may_finish(person: Person | None, call: Call, *, open_ventures: int) -> Ruling:
    allowed = may_work_on(person, call)
    if not allowed:
        return allowed
    if call.state not in GOING:
        return no(reasons.WRONG_STATE, state=str(call.get_state_display()))
    return no(reasons.NO_OUTCOME) if open_ventures else yes()
