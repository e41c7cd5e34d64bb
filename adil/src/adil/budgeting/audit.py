"""Proportionality as certificates: what a third party can check from the ballots and the winners, without the rule.

**Price system** (Peters, Skowron 2020). Payments of each person for projects, such that only supporters pay, nobody pays above the
common share, each project in the certificate is paid in full and no other at all, and the supporters of a project that wasn't bought
have no more left than it costs. Equal Shares always yields one for what it buys with shares; what a fill or a free purchase
adds is bought `outside` of it.

**EJR+ up to one** for cardinality utilities, after Brill and Peters (*Robust and Verifiable Proportionality Axioms*, 2023), adapted here to costs:
for no project c outside and no level l do the supporters of c of whom each supports fewer than l winners own l times the cost of c
(people / all people · budget ≥ l · cost): up to one, since somebody's number, with c added, exceeds what they are entitled to.
With equal costs this is their EJR+. It asks about c alone, not about each set
of projects, hence the check is polynomial, and a failure is a group, a project and a level that anyone can count.

*Why Equal Shares (cardinality) passes.* Let n people support c, which was not bought, r = cost / n, and s the share. At the
end they have less than the cost together, so somebody has less than r. Look at the first purchase after which somebody of them has less: until
then c could have been paid at r each, so no purchase cost them more than r each. Who has less than r has paid more than s − r in
parts of at most r, so supports more than s / r − 1 winners; hence at least ⌊s / r⌋ ≥ l of them, for each subgroup as well.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from adil.budgeting.counting import Count
from adil.budgeting.equal_shares import EqualSharesRun
from adil.budgeting.votes import Votes


@dataclass(frozen=True)
class PriceSystem:
    """The certificate: `share` of each person, and `payments[g]`: {project: money} of each person with ballot g. Exact."""

    share: Fraction
    payments: tuple[Mapping[str, Fraction], ...]


@dataclass(frozen=True)
class PriceFailure:
    """Where a price system breaks: `reason` (a code of `adil.sentences.budgeting.PRICE_FAILURES`), the project or ballot (from 0, merged) concerned, the figure and its limit."""

    reason: str
    project: str | None
    ballot: int | None
    found: Fraction
    limit: Fraction


@dataclass(frozen=True)
class Unrepresented:
    """A counter-example to EJR+ up to one: these `ballots` (merged; `people` cast them) all support `project`, which wasn't
    bought, and each supports fewer than `level` winners, though the people own `entitled` ≥ level · cost."""

    project: str
    level: int
    ballots: tuple[int, ...]
    people: int
    entitled: Fraction
    cost: Fraction


@dataclass(frozen=True)
class Audit:
    """Both checks of a count. `prices` is None for a rule that offers no price system; `outside`: bought without shares."""

    prices: PriceSystem | None
    outside: tuple[str, ...]
    price_failures: tuple[PriceFailure, ...]
    unrepresented: tuple[Unrepresented, ...]

    @property
    def holds(self) -> bool:
        return not self.price_failures and not self.unrepresented


def audit(counted: Count) -> Audit:
    """Check a count.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> audit(count(instance, ballots)).holds, audit(count(instance, ballots, rule="greedy")).holds
    (True, False)
    """
    prices = None if counted.run is None else price_system(counted.run)
    outside = tuple(r.project for r in counted.rounds if r.step != "equal-shares")
    failures = [] if prices is None else check_prices(counted.votes, counted.winners, prices, outside)
    return Audit(prices, outside, tuple(failures), tuple(unrepresented(counted.votes, counted.winners)))


def price_system(run: EqualSharesRun) -> PriceSystem:
    """The payments of a run of Equal Shares.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> counted = count(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 3 + [[]]))
    >>> price_system(counted.run)
    PriceSystem(share=Fraction(10, 1), payments=({'park': Fraction(10, 1)}, {}, {}))
    """
    votes = run.votes
    left = [run.endowment] * len(votes.multiplicity)
    payments: list[dict[str, Fraction]] = [{} for _ in left]
    for price, level in zip(run.prices, run.levels(), strict=True):
        part = votes.part(price.project)
        name, poor = votes.instance.projects[price.project], set(price.poor.tolist())
        supporters = votes.supporters[part].tolist()
        weights = [1] * len(supporters) if votes.weights is None else votes.weights[part].tolist()
        dues = {weight: (level * weight, votes.instance.money(level * weight)) for weight in set(weights)}
        for ballot, weight in zip(supporters, weights, strict=True):
            if not left[ballot]:
                continue
            due, shown = dues[weight]
            if ballot in poor:
                due, shown = left[ballot], votes.instance.money(left[ballot])
            left[ballot] -= due
            payments[ballot][name] = shown
    return PriceSystem(votes.instance.money(run.endowment), tuple(payments))


def check_prices(
    votes: Votes, winners: Collection[str], prices: PriceSystem, outside: Collection[str] = ()
) -> list[PriceFailure]:
    """Everything that is wrong with a price system; empty where it holds. It needs no rule, only sums.

    `outside`: winners that were not bought with shares.

    >>> from adil.budgeting import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(10, {"a": 5, "b": 6})
    >>> votes = votes_of(instance, Ballots.of(instance, [["a"], ["b"]]), "cost")
    >>> check_prices(votes, ["a"], PriceSystem(Fraction(5), ({"a": Fraction(5)}, {})))
    []
    >>> check_prices(votes, ["b"], PriceSystem(Fraction(5), ({}, {"b": Fraction(5)})))[0].reason
    'not_fully_paid'
    """
    instance, people = votes.instance, votes.multiplicity.tolist()
    wrong, paid, left = [], dict.fromkeys(instance.projects, Fraction(0)), []
    alike: dict[tuple[str, Fraction], int] = {}
    for ballot, given in enumerate(prices.payments):
        named = {instance.projects[j] for j in votes.projects[votes.starts[ballot] : votes.starts[ballot + 1]].tolist()}
        for project, money in given.items():
            if project not in named:
                wrong.append(PriceFailure("without_support", project, ballot, money, Fraction(0)))
            if money < 0:
                wrong.append(PriceFailure("below_zero", project, ballot, money, Fraction(0)))
            alike[project, money] = alike.get((project, money), 0) + people[ballot]
        left.append(prices.share - sum(given.values(), Fraction(0)))
        if left[-1] < 0:
            wrong.append(PriceFailure("above_share", None, ballot, prices.share - left[-1], prices.share))
    for (project, money), times in alike.items():
        paid[project] = paid.get(project, Fraction(0)) + money * times
    bought = set(winners) - set(outside)
    for number, project in enumerate(instance.projects):
        cost = instance.money(int(instance.costs[number]))
        if project in bought and paid[project] != cost:
            wrong.append(PriceFailure("not_fully_paid", project, None, paid[project], cost))
        if project not in bought and paid[project]:
            wrong.append(PriceFailure("paid_not_bought", project, None, paid[project], Fraction(0)))
        if project not in winners:
            unspent = _together(left, people, votes.supporters[votes.part(number)].tolist())
            if unspent > cost:
                wrong.append(PriceFailure("unspent", project, None, unspent, cost))
    return wrong


def _together(left: Sequence[Fraction], people: Sequence[int], supporters: Sequence[int]) -> Fraction:
    """Equal amounts are multiplied before they are added: few of the fractions differ."""
    alike: dict[Fraction, int] = {}
    for ballot in supporters:
        alike[left[ballot]] = alike.get(left[ballot], 0) + people[ballot]
    return sum((money * times for money, times in alike.items()), Fraction(0))


def unrepresented(votes: Votes, winners: Collection[str]) -> list[Unrepresented]:
    """For each project that breaks EJR+ up to one a group that shows it; empty where it holds.

    Every project that a ballot supports counts 1, whatever the utility of `votes`.

    >>> from adil.budgeting import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> votes = votes_of(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4), "cost")
    >>> unrepresented(votes, ["park"])
    [Unrepresented(project='bike', level=1, ballots=(1,), people=4, entitled=Fraction(40, 1), cost=Fraction(40, 1))]
    >>> unrepresented(votes, ["bike"])
    []
    """
    instance, everybody = votes.instance, max(votes.people, 1)
    won = np.isin(votes.projects, [instance.number_of[name] for name in winners])
    sums = np.concatenate([[0], np.cumsum(won)])
    worth = sums[votes.starts[1:]] - sums[votes.starts[:-1]]
    found = []
    for number, project in enumerate(instance.projects):
        supporters = votes.supporters[votes.part(number)]
        if project in winners or not len(supporters):
            continue
        cost = int(instance.costs[number])
        for level in range(int(worth[supporters].max()) + 1, 0, -1):
            group = supporters[worth[supporters] < level]
            people = int(votes.multiplicity[group].sum())
            if people and people * instance.budget >= level * cost * everybody:
                entitled = instance.money(Fraction(people * instance.budget, everybody))
                found.append(
                    Unrepresented(project, level, tuple(group.tolist()), people, entitled, instance.money(cost))
                )
                break
    return found
