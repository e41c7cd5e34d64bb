"""Who writes down what worked, and who publishes it."""

from collections.abc import Collection

from meydan.base.rulings import Ruling, no, yes
from meydan.partners.models import Organisation, Practice
from meydan.partners.rules.organisations import may_keep_partners, may_speak_for
from meydan.partners.rules.reasons import NEEDS_REASON, NOT_A_PARTNER, OWN_PRACTICE, WRONG_STATE
from meydan.people.models import Person
from meydan.people.rules import signed_in


def may_write_practice(
    person: Person | None, organisation: Organisation | None, represented: Collection[int]
) -> Ruling:
    """The staff for the municipality or for anybody; representatives for their organisations."""
    may = signed_in(person)
    if not may or (person is not None and person.at_desk):
        return may
    return may_speak_for(person, organisation, represented) if organisation else no(NOT_A_PARTNER)


def may_withdraw(person: Person | None, practice: Practice, reason: str = "…") -> Ruling:
    """Take out of the library what is in it."""
    may = may_keep_partners(person)
    if not may:
        return may
    if practice.state != Practice.State.PUBLISHED:
        return no(WRONG_STATE, state=str(practice.get_state_display()))
    return yes() if reason.strip() else no(NEEDS_REASON, field="words")


def may_review(person: Person | None, practice: Practice, to: str, reason: str = "…") -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    if practice.state != Practice.State.SENT:
        return no(WRONG_STATE, state=str(practice.get_state_display()))
    if person is not None and practice.by_id == person.pk:
        return no(OWN_PRACTICE)
    return no(NEEDS_REASON, field="reason") if to == Practice.State.SENT_BACK and not reason.strip() else yes()
