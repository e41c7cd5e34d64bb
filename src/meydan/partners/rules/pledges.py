"""From the offer to the thanks."""

from datetime import date

from django.utils import timezone

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS
from meydan.partners.models import Pledge
from meydan.partners.rules.organisations import may_be_called, may_keep_partners
from meydan.partners.rules.reasons import EARLY, FUTURE, MONEY, NEEDS_REASON, NEEDS_THANKS, NEEDS_USE, WRONG_STATE
from meydan.people.models import Person
from meydan.people.rules import signed_in

State = Pledge.State


def may_offer(person: Person | None, *, what: str, organisation: str) -> Ruling:
    may = signed_in(person)
    if not may:
        return may
    if what not in Pledge.What.values:
        return no(MONEY, field="what")
    return may_be_called(organisation)


def may_decide_pledge(person: Person | None, pledge: Pledge, to: str, answer: str = "…") -> Ruling:
    may = _may_move(person, pledge, State.OFFERED)
    if not may:
        return may
    return no(NEEDS_REASON, field="answer") if to == State.DECLINED and not answer.strip() else yes()


def may_use(person: Person | None, pledge: Pledge, *, on: date | None, used: str, proof: str) -> Ruling:
    may = _may_move(person, pledge, State.ACCEPTED)
    if not may:
        return may
    if not on or not used.strip() or not proof.strip():
        return no(NEEDS_USE)
    if on > clock.today():
        return no(FUTURE, field="used_on")
    return no(EARLY, field="used_on") if on < timezone.localdate(pledge.offered_at) else yes()


def may_thank(person: Person | None, pledge: Pledge, words: str = "…") -> Ruling:
    may = _may_move(person, pledge, State.USED)
    if not may:
        return may
    return yes() if words.strip() else no(NEEDS_THANKS, field="thanks")


def may_take_back(person: Person | None, pledge: Pledge) -> Ruling:
    """Who offered it, until it was used."""
    if person is None or pledge.by_id != person.pk:
        return no(NOT_YOURS)
    open_ = pledge.state in (State.OFFERED, State.ACCEPTED)
    return yes() if open_ else no(WRONG_STATE, state=str(pledge.get_state_display()))


def _may_move(person: Person | None, pledge: Pledge, from_state: str) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    return yes() if pledge.state == from_state else no(WRONG_STATE, state=str(pledge.get_state_display()))
