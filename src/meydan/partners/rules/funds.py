"""What a bid needs at each stop. Where the town asks for an authorisation or a permission, it names its basis."""

from datetime import date

from django.utils import timezone

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.templatetags.ui import day
from meydan.partners.models import Bid, BidState, Due, FundCall
from meydan.partners.rules.organisations import may_keep_partners
from meydan.partners.rules.reasons import (
    AMOUNTS,
    BASIS,
    COUNCIL,
    DEADLINE_PAST,
    DUES_OPEN,
    EARLY,
    FUTURE,
    LATE,
    MINISTRY,
    NEEDS_PROOF,
    NEEDS_REASON,
    NO_AGREEMENT,
    NO_BUDGET,
    NO_PROJECT,
    WRONG_STATE,
    basis_of,
    setting,
)
from meydan.people.models import Person


def council_is_asked() -> bool:
    """Whether the town wants the council's authorisation before a bid is submitted."""
    return bool(setting("council", True))


def ministry_is_asked() -> bool:
    """Whether the town wants the ministry's permission before an agreement is signed."""
    return bool(setting("ministry", True))


def may_save_call(person: Person | None, *, least: int, most: int) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    return no(AMOUNTS, field="most") if most and most < least else yes()


def may_hold_bid(person: Person, bid: Bid) -> Ruling:
    """Whether a bid may lie with this person."""
    return may_keep_partners(person)


def may_begin_bid(person: Person | None, call: FundCall) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    return yes() if call.is_open else no(LATE)


def may_save_bid(person: Person | None, bid: Bid | None) -> Ruling:
    """As long as it is not over."""
    may = may_keep_partners(person)
    if not may:
        return may
    return no(WRONG_STATE, state=str(bid.get_state_display())) if bid and bid.is_over else yes()


def papers_are_sound(bid: Bid) -> Ruling:
    """What is left out has a basis; what the bid has passed stays there."""
    if not bid.council_asked and not bid.council_basis.strip():
        return no(BASIS, field="council_basis")
    if not bid.ministry_asked and not bid.ministry_basis.strip():
        return no(BASIS, field="ministry_basis")
    if bid.state not in (BidState.PREPARING, BidState.GIVEN_UP) and not council_is_there(bid):
        return no(COUNCIL, field="council_number", basis=basis_of("council") or "–")
    if bid.state in (BidState.RUNNING, BidState.CLOSED) and not ministry_is_there(bid):
        return no(MINISTRY, field="ministry_number", basis=basis_of("ministry") or "–")
    return no(NO_PROJECT, field="project") if bid.published_at and bid.project_id is None else yes()


def council_is_there(bid: Bid) -> bool:
    return not bid.council_asked or bool(bid.council_number and bid.council_on)


def ministry_is_there(bid: Bid) -> bool:
    return not bid.ministry_asked or bool(bid.ministry_number and bid.ministry_on and bid.ministry_basis)


def may_submit(person: Person | None, bid: Bid, *, on: date | None = None) -> Ruling:
    may = _may_move(person, bid, BidState.SUBMITTED)
    if not may:
        return may
    if not bid.budget and not bid.budget_words:
        return no(NO_BUDGET)
    if not council_is_there(bid):
        return no(COUNCIL, basis=basis_of("council") or "–")
    if on and on > clock.today():
        return no(FUTURE, field="on")
    last = timezone.localdate(bid.call.closes_at)
    if on and bid.council_asked and bid.council_on and on < bid.council_on:
        return no(EARLY, field="on")
    return no(DEADLINE_PAST, field="on", day=day(last)) if (on or clock.today()) > last else yes()


def may_record_result(person: Person | None, bid: Bid, to: str, *, on: date | None = None, words: str = "…") -> Ruling:
    may = _may_move(person, bid, to)
    if not may:
        return may
    if on and on > clock.today():
        return no(FUTURE, field="on")
    if on and bid.submitted_on and on < bid.submitted_on:
        return no(EARLY, field="on")
    return yes() if words.strip() else no(NEEDS_REASON, field="result")


def may_sign(person: Person | None, bid: Bid, *, number: str = "…", on: date | None = None) -> Ruling:
    may = _may_move(person, bid, BidState.RUNNING)
    if not may:
        return may
    if not ministry_is_there(bid):
        return no(MINISTRY, basis=basis_of("ministry") or "–")
    if not number.strip():
        return no(NO_AGREEMENT, field="number")
    if on and on > clock.today():
        return no(FUTURE, field="on")
    before = [one for one in (bid.result_on, bid.ministry_on if bid.ministry_asked else None) if one]
    return no(EARLY, field="on") if on and before and on < max(before) else yes()


def may_close(person: Person | None, bid: Bid, dues_open: bool) -> Ruling:
    may = _may_move(person, bid, BidState.CLOSED)
    if not may:
        return may
    return no(DUES_OPEN) if dues_open else yes()


def may_give_up(person: Person | None, bid: Bid, words: str = "…") -> Ruling:
    may = _may_move(person, bid, BidState.GIVEN_UP)
    if not may:
        return may
    return yes() if words.strip() else no(NEEDS_REASON, field="result")


def may_publish_fund(person: Person | None, bid: Bid) -> Ruling:
    """Only what was won, on the page of the project that is carried out with it."""
    may = may_keep_partners(person)
    if not may:
        return may
    if not bid.has_money or bid.published_at:
        return no(WRONG_STATE, state=str(bid.get_state_display()))
    return yes() if bid.project_id else no(NO_PROJECT)


def may_add_due(person: Person | None, bid: Bid) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    open_ = bid.state in (BidState.WON, BidState.RUNNING)
    return yes() if open_ else no(WRONG_STATE, state=str(bid.get_state_display()))


def may_finish_due(person: Person | None, due: Due, *, on: date | None = None, proof: str = "…") -> Ruling:
    may = may_add_due(person, due.bid)
    if not may:
        return may
    if due.done_on:
        return no(WRONG_STATE, state=day(due.done_on))
    if on and on > clock.today():
        return no(FUTURE, field="on")
    return yes() if proof.strip() else no(NEEDS_PROOF, field="proof")


def _may_move(person: Person | None, bid: Bid, to: str) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    return yes() if to in bid.moves else no(WRONG_STATE, state=str(bid.get_state_display()))
