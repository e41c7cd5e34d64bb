"""Who may do what with people and roles."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.people.models import AgeBand, Person, Role
from meydan.places.models import Neighbourhood, Unit

STAFF = frozenset(Role.values) - {Role.MUHTAR}
"""Roles with work at the Centre's desk."""
OF_A_UNIT = frozenset({Role.UNIT_OFFICER, Role.UNIT_DEPUTY, Role.UNIT_MANAGER, Role.VICE_MAYOR})
"""Roles that are held for a unit: its liaison, the liaison's deputy, its manager, and the deputy mayor above it."""
ANSWERING = OF_A_UNIT | {Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR}
"""Roles that sort and answer contributions."""
GRANTING = frozenset({Role.ADMINISTRATOR, Role.DIRECTOR})

FULL_NAME, CONTACT_TAKEN, OWN_ROLE, LAST_ADMINISTRATOR, WRONG_PLACE, STANDS_IN_ONLY, NOT_THE_FIRST, HOLDS_ROLE = (
    "people.full_name",
    "people.contact_taken",
    "people.own_role",
    "people.last_administrator",
    "people.wrong_place",
    "people.stands_in_only",
    "people.not_the_first",
    "people.holds_role",
)
SENTENCES: Mapping[str, Any] = {
    FULL_NAME: _("Under 18, please choose one word as your name, not your full name. This protects you."),
    CONTACT_TAKEN: _("This number or address belongs to another account. Please sign in with it, or use another one."),
    OWN_ROLE: _("Nobody gives or takes roles of their own. Please ask a colleague."),
    WRONG_PLACE: _("A muhtar needs a neighbourhood and no unit; no other role has a neighbourhood."),
    STANDS_IN_ONLY: _("Who stands in for somebody gives and takes no roles. Please ask an administrator."),
    HOLDS_ROLE: _("Whoever holds a role changes their address on their own page. Nobody does it for them."),
    NOT_THE_FIRST: _("There is an administrator already, who gives the other roles on the page of people and roles."),
    LAST_ADMINISTRATOR: _("This is the last administrator. Please name another one first."),
}


def signed_in(person: Person | None) -> Ruling:
    return yes() if person else no(SIGN_IN_FIRST)


def for_whom(request: HttpRequest) -> Person | None:
    """Whom a page asks its rules about: its reader. In a part that says the same to everybody who is signed in that is somebody who
    holds no role and has written nothing."""
    reader: Person | None = request.person  # type: ignore[attr-defined]
    if reader is None and getattr(request, "signed_in", False):
        reader = Person(pk=0)
        reader.has_served = False
    return reader


def holds(person: Person | None, *roles: str) -> Ruling:
    """Signed in and in one of `roles`."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*roles) else no(NOT_STAFF)


def may_see_desk(person: Person | None) -> Ruling:
    return holds(person, *STAFF)


def may_see_people(person: Person | None) -> Ruling:
    return holds(person, *GRANTING)


def may_see_as_muhtar(person: Person | None, place: Neighbourhood) -> Ruling:
    """The page of a muhtar: for the muhtar of this neighbourhood, and for those who give the role."""
    if person is not None and place in person.neighbourhoods_led:
        return yes()
    return holds(person, *GRANTING)


def may_bind(role: str, unit: Unit | None, neighbourhood: Neighbourhood | None) -> Ruling:
    """A muhtar's role belongs to a neighbourhood, every other one to a unit or to the whole municipality."""
    fits = neighbourhood is not None and unit is None if role == Role.MUHTAR else neighbourhood is None
    return yes() if fits else no(WRONG_PLACE, field="neighbourhood")


def may_grant(person: Person | None, to: Person) -> Ruling:
    if person is not None and person.pk == to.pk:
        return no(OWN_ROLE)
    return may_set_roles(person)


def may_change_email(by: Person | None, person: Person) -> Ruling:
    """Everybody their own. For somebody whose mailbox is gone those who give roles do it; never for a colleague, whose account
    would open the desk."""
    if by is not None and by.pk == person.pk:
        return yes()
    allowed = may_set_roles(by)
    return no(HOLDS_ROLE) if allowed and person.own_grants else allowed


def may_begin_administration(*, administrators: int) -> Ruling:
    """At the terminal of a new installation, where nobody could give a role yet."""
    return no(NOT_THE_FIRST) if administrators else yes()


def may_set_roles(person: Person | None) -> Ruling:
    """Give and take roles: only by a role of one's own, never by one that is lent."""
    ruling = holds(person, *GRANTING)
    own = person is not None and any(grant.role in GRANTING for grant in person.own_grants)
    return no(STANDS_IN_ONLY) if ruling and not own else ruling


def may_enter_people(person: Person | None) -> Ruling:
    """Write down somebody who came to a desk, called or sent a paper form."""
    return holds(person, *ANSWERING)


def may_speak_name(age_band: str, display_name: str) -> Ruling:
    """Under 18 only one word: a nickname, not a full name."""
    if age_band == AgeBand.UNDER_18 and len(display_name.split()) > 1:
        return no(FULL_NAME, field="display_name")
    return yes()
