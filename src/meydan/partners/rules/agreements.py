"""When an agreement is in force, ends, or is renewed."""

from datetime import date

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.partners.models import Agreement
from meydan.partners.rules.organisations import may_keep_partners
from meydan.partners.rules.reasons import ENDS_BEFORE, FUTURE, NEEDS_REASON, NOT_SIGNED, OVER, WRONG_STATE
from meydan.people.models import Person

State = Agreement.State


def may_save_agreement(
    person: Person | None, agreement: Agreement | None, *, starts_on: date, ends_on: date | None, signed_on: date | None
) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    if agreement and agreement.state not in (State.DRAFT, State.FORCE):
        return no(WRONG_STATE, state=str(agreement.get_state_display()))
    if agreement and agreement.state == State.FORCE and not signed_on:
        return no(NOT_SIGNED, field="signed_on")
    if signed_on and signed_on > clock.today():
        return no(FUTURE, field="signed_on")
    return no(ENDS_BEFORE, field="ends_on") if ends_on and ends_on < starts_on else yes()


def may_put_in_force(person: Person | None, agreement: Agreement) -> Ruling:
    may = _may_move(person, agreement, State.DRAFT)
    if not may:
        return may
    if not agreement.signed_on or not agreement.number:
        return no(NOT_SIGNED)
    return no(OVER) if agreement.ends_on and agreement.ends_on < clock.today() else yes()


def may_end(person: Person | None, agreement: Agreement, words: str = "…") -> Ruling:
    may = _may_move(person, agreement, State.FORCE)
    if not may:
        return may
    return yes() if words.strip() else no(NEEDS_REASON, field="words")


def may_renew(person: Person | None, agreement: Agreement) -> Ruling:
    return _may_move(person, agreement, State.FORCE)


def _may_move(person: Person | None, agreement: Agreement, from_state: str) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    return yes() if agreement.state == from_state else no(WRONG_STATE, state=str(agreement.get_state_display()))
