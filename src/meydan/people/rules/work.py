"""Work that lies with a person: it goes along to somebody else before the person goes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person, Role
from meydan.people.rules.roles import GRANTING, OWN_ROLE, holds, may_set_roles

HOLDS_WORK, NOTHING_HELD, TO_ONESELF, MAY_NOT_HOLD = (
    "people.holds_work",
    "people.nothing_held",
    "people.to_oneself",
    "people.may_not_hold",
)
SENTENCES: Mapping[str, Any] = {
    HOLDS_WORK: _("%(name)s still sees to: %(held)s. Please hand that over first."),
    NOTHING_HELD: _("There is nothing to hand over any more. Perhaps a colleague was quicker."),
    TO_ONESELF: _("The work lies with this person already. Please choose somebody else."),
    MAY_NOT_HOLD: _(
        "%(name)s can’t take over “%(title)s”: none of their roles allows it. Choose somebody else, or untick this kind of work and hand it over to another colleague."
    ),
}
FORGETTING = GRANTING | {Role.DATA_OFFICER}
"""Roles that see to wishes to be forgotten."""


def may_hand_over(by: Person | None, person: Person) -> Ruling:
    """One's own work, or, for directors and administrators and who stands in for them, everybody's."""
    return yes() if by is not None and by.pk == person.pk and by.at_desk else holds(by, *GRANTING)


def may_see_erasures(by: Person | None) -> Ruling:
    return holds(by, *FORGETTING)


def may_forget(by: Person | None, person: Person) -> Ruling:
    """Erase the account of a colleague who asked for it: the data protection officer, or who gives roles."""
    if by is not None and by.pk == person.pk:
        return no(OWN_ROLE)
    officer = by is not None and any(grant.role == Role.DATA_OFFICER for grant in by.own_grants)
    return yes() if officer else may_set_roles(by)
