"""What staff may do with needs, duties and hours."""

from collections.abc import Mapping

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT, holds, may_see_as_muhtar
from meydan.places.models import Neighbourhood
from meydan.volunteering.models import Hours, Need, Role
from meydan.volunteering.rules.reasons import (
    HOURS_DECIDED,
    KEEPING,
    NEEDS_WORDS,
    NO_POST,
    NOT_REVIEWED,
    OWN_HOURS,
    WORKING,
    WRONG_STATE,
)
from meydan.volunteering.rules.vetting import is_vetted

N, R = Need.State, Role.State
NEED_NEXT: Mapping[str, tuple[str, ...]] = {
    N.DRAFT: (N.REVIEW,),
    N.REVIEW: (N.APPROVED, N.DECLINED, N.DRAFT),
    N.APPROVED: (N.CLOSED,),
    N.OPEN: (N.MET, N.CLOSED),
    N.MET: (N.OPEN, N.CLOSED),
}
"""Where a need may go on to; that a duty was opened comes by publishing one."""
ROLE_NEXT: Mapping[str, tuple[str, ...]] = {
    R.DRAFT: (R.PUBLISHED, R.ARCHIVED),
    R.PUBLISHED: (R.FULL, R.PAUSED, R.CLOSED),
    R.FULL: (R.PUBLISHED, R.PAUSED, R.CLOSED),
    R.PAUSED: (R.PUBLISHED, R.CLOSED),
    R.CLOSED: (R.ARCHIVED,),
}


def may_run_volunteering(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_see_needs(person: Person | None) -> Ruling:
    return holds(person, *WORKING)


may_raise_need = may_see_needs


def may_raise_for(person: Person | None, place: Neighbourhood) -> Ruling:
    """In the name of a neighbourhood: its muhtar, and those who give that role."""
    return may_see_as_muhtar(person, place)


def may_work_on(person: Person | None, need: Need) -> Ruling:
    """Who runs volunteering, people of the unit, and the one who answers for it there."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = person.has_role(*OF_A_UNIT, unit=need.unit) or (person.at_desk and need.contact_id == person.pk)
    return yes() if of_unit or person.has_role(*KEEPING) else no(NOT_STAFF)


def may_ask_in(person: Person | None, role: Role) -> Ruling:
    """Put questions of its own to who applies for a duty."""
    return may_work_on(person, role.need)


def next_states(person: Person | None, need: Need) -> list[str]:
    return [to for to in NEED_NEXT.get(need.state, ()) if may_move_need(person, need, to, "…")]


def may_move_need(person: Person | None, need: Need, to: str, why: str) -> Ruling:
    """Who answers for it sends it in and closes it; whether it is approved is decided by those who run volunteering. When it is met
    or closed, the words go to everybody who gave hours."""
    allowed = may_work_on(person, need)
    if not allowed:
        return allowed
    if to not in NEED_NEXT.get(need.state, ()):
        return no(WRONG_STATE, state=str(need.get_state_display()))
    if to in {N.DECLINED, N.MET, N.CLOSED} and not why:
        return no(NEEDS_WORDS, field="why")
    return may_run_volunteering(person) if to in {N.APPROVED, N.DECLINED} else yes()


def next_states_of_role(role: Role) -> tuple[str, ...]:
    return ROLE_NEXT.get(role.state, ())


def may_move_role(person: Person | None, role: Role, to: str, *, no_post: bool = False) -> Ruling:
    allowed = may_work_on(person, role.need)
    if not allowed:
        return allowed
    if to not in next_states_of_role(role):
        return no(WRONG_STATE, state=str(role.get_state_display()))
    if to == R.PUBLISHED and role.need.state not in {N.APPROVED, N.OPEN, N.MET}:
        return no(NOT_REVIEWED)
    if to == R.PUBLISHED and role.no_post_at is None and not no_post:
        return no(NO_POST, field="no_post")
    return is_vetted(role.risk, role.asked) if to == R.PUBLISHED else yes()


def may_decide_hours(person: Person | None, hours: Hours) -> Ruling:
    allowed = may_work_on(person, hours.role.need)
    if not allowed:
        return allowed
    if person is not None and hours.person_id == person.pk:
        return no(OWN_HOURS)
    waiting = hours.state in {Hours.State.PROPOSED, Hours.State.DISPUTED}
    return yes() if waiting else no(HOURS_DECIDED, state=str(hours.get_state_display()))
