"""Which steps an answer goes through before it is published, by the town file, and who may decide about a step."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.base.town import town
from meydan.ideas.models import PendingAnswer
from meydan.ideas.rules.contributions import may_handle
from meydan.people.models import Person, Role
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit

APPROVING = frozenset({Role.UNIT_MANAGER, Role.VICE_MAYOR, Role.COORDINATOR, Role.DIRECTOR})
"""Roles that may be a step."""

WAITS, ENDED, MOVED_ON, NOT_YOUR_STEP, WHY_BACK, UNIT_NEEDED = (
    "ideas.answer_waits",
    "ideas.answer_ended",
    "ideas.answer_moved_on",
    "ideas.not_your_step",
    "ideas.why_back",
    "ideas.unit_needed",
)
SENTENCES: Mapping[str, Any] = {
    WAITS: _("An answer waits for approval already. Take it back first if you want to change it."),
    ENDED: _("This answer no longer waits: it was published, sent back or taken back meanwhile."),
    MOVED_ON: _("A colleague was quicker: this step is decided. Please look at the page again."),
    NOT_YOUR_STEP: _("This step waits for somebody else: %(role)s."),
    WHY_BACK: _("Please write why you send it back: your colleague must know what to change."),
    UNIT_NEEDED: _("Please choose the unit: its officers approve the answer."),
}


def steps_of(unit: Unit | None, *, interim: bool) -> list[str]:
    """Roles in order; none where the town publishes at once. What is written for a unit stands over what is written for all."""
    said = town().data.get("answering", {})
    name = "interim_approval" if interim else "approval"
    own = said.get("units", {}).get(unit.slug, {}) if unit else {}
    steps: list[str] = own.get(name, said.get(name, []))
    if unknown := set(steps) - APPROVING:
        known = ", ".join(sorted(APPROVING))
        raise ImproperlyConfigured(f"answering.{name} names {', '.join(sorted(unknown))}; it may name {known}")
    return steps


def may_hand_in(unit: Unit | None, steps: list[str]) -> Ruling:
    """A step of a unit needs a unit, or nobody could be asked."""
    return no(UNIT_NEEDED, field="unit") if unit is None and OF_A_UNIT & set(steps) else yes()


def may_decide(person: Person | None, pending: PendingAnswer) -> Ruling:
    """Whoever holds the role of the present step, for the unit that answers."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if pending.ending:
        return no(ENDED)
    if person.has_role(pending.waits_for, unit=pending.unit):
        return yes()
    return no(NOT_YOUR_STEP, role=str(Role(pending.waits_for).label))


def may_take_back(person: Person | None, pending: PendingAnswer) -> Ruling:
    """Those who answer for the contribution, as long as it waits."""
    ruling = may_handle(person, pending.contribution)
    return no(ENDED) if ruling and pending.ending else ruling
