"""Who prepares votes, values options, and answers objections; and what has to be right before a vote is announced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.cards import is_on
from meydan.base.rulings import Ruling, no, yes
from meydan.base.town import town
from meydan.decisions.models import AreaGroup, Ballot, Option, PaperType, Rule, State, Valuation
from meydan.decisions.rules.reasons import (
    COST_NEEDED,
    FIXED,
    NOT_COUNTED,
    NOT_LATER,
    NOT_OVER,
    NOT_READY,
    REASON_NEEDED,
    SHEETS_WAIT,
    WHY_NOT,
    WRONG_STATE,
)
from meydan.decisions.rules.voting import may_open_paper
from meydan.people.models import Person, Role
from meydan.people.rules import ANSWERING, OF_A_UNIT, holds, may_enter_people

MANAGING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that prepare votes."""
VALUING = ANSWERING
"""Roles that say what something costs; those of a unit for what their unit was asked."""


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `decisions`, whose basis stands there beside it."""
    return town().data.get("decisions", {}).get(name, default)


def merge_below() -> int:
    """Areas and channels with fewer papers are not told apart."""
    return max(3, int(setting("merge_below", 100)))


def may_see_votes(person: Person | None) -> Ruling:
    return holds(person, *VALUING)


def may_manage(person: Person | None) -> Ruling:
    return holds(person, *MANAGING)


def may_admit(person: Person | None, ballot: Ballot) -> Ruling:
    """Give somebody at the desk a paper on the tablet: while votes are taken."""
    ruling = may_enter_people(person)
    return may_open_paper(ballot) if ruling else ruling


def may_prepare(person: Person | None, ballot: Ballot | None = None) -> Ruling:
    """Change what is voted on: only before the announcement."""
    ruling = may_manage(person)
    if not ruling:
        return ruling
    return yes() if ballot is None or ballot.state == State.DRAFT else no(FIXED)


def may_value(person: Person | None, option: Option) -> Ruling:
    """Managers value anything; people of a unit what their unit was asked."""
    if option.ballot.state != State.DRAFT:
        return no(FIXED)
    if may_manage(person):
        return yes()
    return (
        yes()
        if person is not None and person.has_role(*OF_A_UNIT) and person.works_for(option.unit_id)
        else holds(None if person is None else person, *MANAGING)
    )


def is_worth(ballot: Ballot, valuation: str, cost: int | None, reason: str) -> Ruling:
    """What a valuation has to say."""
    if valuation == Valuation.NOT_FEASIBLE and not reason:
        return no(WHY_NOT, field="reason")
    if valuation == Valuation.FEASIBLE and ballot.purse is not None and (cost or 0) <= 0:
        return no(COST_NEEDED, field="cost")
    return yes()


@dataclass(frozen=True)
class Check:
    """One thing that has to be right before the announcement."""

    right: bool
    words: Any


def checks(ballot: Ballot, options: Sequence[Option], areas: Sequence[AreaGroup]) -> list[Check]:
    """What has to be right; `areas` with their neighbourhoods. The page shows them all, the action refuses while one says no."""
    on_paper = [one for one in options if one.valuation == Valuation.FEASIBLE]
    lists: dict[int | None, int | None] = {None: ballot.purse}
    lists |= {area.pk: area.purse for area in areas if area.purse is not None}
    found = [
        Check(ballot.closes_at > clock.now(), _("Voting ends in the future")),
        Check(all(one.valuation != Valuation.WAITING for one in options), _("Every option is valued, with a reason where it is not feasible")),
        Check(
            all(sum(one.area_id == area for one in on_paper) >= 2 for area in lists),
            _("At least two feasible options stand on each list"),
        ),
        Check(all(one.area_id in lists for one in on_paper), _("Every list with options has its money")),
    ]  # fmt: skip
    if ballot.purse is not None:
        fit = all(0 < (one.cost or 0) <= (lists.get(one.area_id) or 0) for one in on_paper)
        found.append(Check(fit, _("Every option costs something, and no more than its list has")))
    elif ballot.rule == Rule.EQUAL_SHARES or ballot.paper == PaperType.KNAPSACK:
        found.append(Check(False, _("Shares and purses need money: please state it, or choose the plain count")))
    if ballot.proved:
        found.append(
            Check(is_on("proofs"), _("Bonds to the town can be proved here: the module “Proofs” is switched on"))
        )
    if ballot.paper == PaperType.POINTS:
        found.append(Check(bool(ballot.most), _("It is said how many points there are")))
    places = [place.pk for area in areas for place in area.neighbourhoods.all()]
    if areas:
        found.append(Check(len(set(places)) == len(places), _("Each neighbourhood belongs to one area only")))
    return found


def may_announce(person: Person | None, ballot: Ballot, found: Sequence[Check]) -> Ruling:
    ruling = may_prepare(person, ballot)
    if not ruling:
        return ruling
    return yes() if all(one.right for one in found) else no(NOT_READY)


def may_change_dates(person: Person | None, ballot: Ballot, reason: str) -> Ruling:
    """Pause, go on, extend, cancel: while votes are taken, and never without a public reason."""
    ruling = may_manage(person)
    if not ruling:
        return ruling
    if ballot.state not in (State.ANNOUNCED, State.PAUSED) or (
        ballot.closes_at <= clock.now() and not ballot.is_coming
    ):
        return no(WRONG_STATE)
    return yes() if reason.strip() else no(REASON_NEEDED, field="reason")


def may_extend(ballot: Ballot, closes_at: datetime) -> Ruling:
    later = closes_at > ballot.closes_at and closes_at > clock.now()
    return yes() if later else no(NOT_LATER, field="closes_at")


def may_open_envelopes(ballot: Ballot) -> Ruling:
    """By the worker, when no paper can come any more and every batch of sheets is closed."""
    if ballot.state not in (State.ANNOUNCED, State.PAUSED):
        return no(WRONG_STATE)
    if clock.now() < ballot.taken_until:
        return no(NOT_OVER)
    return no(SHEETS_WAIT) if ballot.batches.filter(closed_at=None).exists() else yes()


def may_count(ballot: Ballot) -> Ruling:
    return yes() if ballot.state in (State.OPENED, State.COUNTED) else no(NOT_COUNTED)


def may_record_path(person: Person | None, ballot: Ballot) -> Ruling:
    ruling = may_manage(person)
    if not ruling:
        return ruling
    return yes() if ballot.state == State.COUNTED else no(NOT_COUNTED)
