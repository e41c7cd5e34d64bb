"""Who may do what with people and roles."""

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.people.models import Person, Role

STAFF = frozenset(Role.values)
ANSWERING = frozenset({Role.UNIT_OFFICER, Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that sort and answer contributions."""

SENTENCES: dict[str, object] = {}


def signed_in(person: Person | None) -> Ruling:
    return yes() if person else no(SIGN_IN_FIRST)


def holds(person: Person | None, *roles: str) -> Ruling:
    """Signed in and in one of `roles`."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*roles) else no(NOT_STAFF)


def may_see_desk(person: Person | None) -> Ruling:
    return holds(person, *STAFF)
