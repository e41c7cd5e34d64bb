"""The Method of Equal Shares, exact, and fast because floating point only looks where to decide.

**Rule.** The budget is split equally among all people. A project costs its supporters level · weight each, or all they have if
that is less, with the smallest level at which the cost is met; in each round the project with the smallest level / factor (the
price of a unit of utility) is bought, ties by a stated order, until no project's supporters have its cost.

**Source.** Peters, Pierczyński, Skowron, *Proportional Participatory Budgeting with Additive Utilities*, NeurIPS 2021.

**How it stays exact.** Whoever pays all they have, has 0 from then on. Everybody else has the endowment less the levels that they
have paid in full. So the level of round k is (cost − m · endowment + Σ W[j] · level j) / U with whole numbers m (people
who give all they have in round k), W[j] (their weights of earlier projects) and U (the weights of those who pay in full). Levels
are computed from these whole numbers as binary fractions of 256 digits with a bound on their error, never from rounded money;
the money in floating point is off by at most a bound that grows with the rounds only. Two projects, or a person's money and a
price, that the bounds don't separate are compared with fractions. Stale levels are lower bounds, since money only
shrinks; a project is looked at again only while its bound lies below the best level found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

from adil.budgeting.levels import Levels
from adil.budgeting.prices import DIGITS, Price, Prices, exact_level
from adil.budgeting.votes import Votes

EPSILON = 2.0**-52


@dataclass(frozen=True, eq=False)
class EqualSharesRun:
    """A run with one endowment for each person, in smallest units of money: the projects in order of purchase."""

    votes: Votes
    endowment: Fraction
    free: tuple[int, ...]
    prices: tuple[Price, ...]

    @property
    def chosen(self) -> tuple[int, ...]:
        return (*self.free, *(price.project for price in self.prices))

    def levels(self) -> tuple[Fraction, ...]:
        """The exact level of each purchase."""
        levels: list[Fraction] = []
        for price in self.prices:
            levels.append(exact_level(self.votes, self.endowment, price, levels))
        return tuple(levels)


class _Run:
    """A run in the making."""

    def __init__(self, votes: Votes, endowment: Fraction, ranks: Sequence[int], levels: Levels) -> None:
        self.votes, self.endowment, self.ranks, self.levels = votes, endowment, ranks, levels
        self.costs = votes.instance.costs.tolist()
        self.prices = Prices(votes, endowment, levels)
        self.off = float(endowment) * EPSILON  # how far a person's money in floating point may be from the truth
        self.levels.start(float(endowment))
        self.heap = [(0.0, project) for project, score in enumerate(votes.scores) if score and self.costs[project]]
        heapify(self.heap)

    def next(self) -> Price | None:
        """The next purchase, or None at the end."""
        seen: list[tuple[float, int, float]] = []
        found: dict[int, Price] = {}
        best = float("inf")
        while True:
            while self.heap and self.heap[0][0] <= best:
                bound, project = heappop(self.heap)
                looked = self._look(project, bound * self.votes.factors[project] * (1 - 4 * EPSILON))
                if looked is not None:
                    low, level = looked
                    seen.append((low, project, level))
                    best = min(best, (2 * level / self.votes.factors[project] - low) * (1 + 8 * EPSILON))
            contenders = [(project, level) for low, project, level in seen if low <= best]
            if not contenders:
                return None
            for project, level in contenders:
                if project not in found:
                    found[project] = self.prices.find(project, level, self._close(project, level))
            top = min(self._upper(found[project]) for project, _ in contenders)
            if top <= best or not self.heap or self.heap[0][0] > top:
                break
            best = top
        chosen = self._smallest([found[project] for project, _ in contenders])
        for low, project, _ in seen:
            if project != chosen.project:
                heappush(self.heap, (low, project))
        return chosen

    def buy(self, price: Price) -> None:
        self.prices.add(price)
        level = price.digits / (1 << DIGITS)
        self.levels.pay(price.project, level, price.poor)
        weight = self.prices.most(price.project)
        self.off += weight * (price.error / (1 << DIGITS) + level * EPSILON) + float(self.endowment) * EPSILON

    def _look(self, project: int, at_least: float) -> tuple[float, float] | None:
        """A lower bound of the project's price and its level, or None where it can't be paid any more."""
        cost = self.costs[project]
        level, slope, people, money = self.levels.level(project, float(cost), at_least)
        rounding = (len(self.levels.supporters[project]) + 16) * EPSILON
        doubt = self.off * people + rounding * (money + cost)
        if money < cost - doubt or (money <= cost + doubt and self.prices.money(project) < cost):
            return None
        if slope == 0 or money <= cost + doubt:  # all of them give all they have, or nearly so
            level = float(self.prices.last(project))
            return level * (1 - 1e-9) / self.votes.factors[project], level
        return (level - doubt / slope) * (1 - 4 * EPSILON) / self.votes.factors[project], level

    def _close(self, project: int, level: float) -> float:
        """How close to a payment somebody's money may be for floating point to say who gives all they have."""
        return (4 * self.off + level * 1e-9) * self.prices.most(project)

    def _upper(self, price: Price) -> float:
        level = (price.digits + price.error) / (1 << DIGITS)
        return level / self.votes.factors[price.project] * (1 + 4 * EPSILON)

    def _smallest(self, prices: Sequence[Price]) -> Price:
        if len(prices) == 1:
            return prices[0]
        factors = self.votes.factors
        top = min(Fraction(price.digits + price.error, factors[price.project]) for price in prices)
        close = [p for p in prices if Fraction(p.digits - p.error, factors[p.project]) <= top]
        if len(close) == 1:
            return close[0]
        levels = self.prices.levels()

        def exact(price: Price) -> tuple[Fraction, int]:
            level = exact_level(self.votes, self.endowment, price, levels)
            return level / factors[price.project], self.ranks[price.project]

        return min(close, key=exact)


def equal_shares(
    votes: Votes,
    ranks: Sequence[int],
    *,
    endowment: Fraction | None = None,
    at_most: int | None = None,
    levels: Levels | None = None,
) -> EqualSharesRun:
    """Run the rule. `ranks[j]` breaks ties (smallest first); `endowment`: smallest units for each person (default: budget
    divided by people). Stops where more than `at_most` is spent; `levels` may be kept for several runs.

    Free projects that somebody supports come first.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(100, {"park": 60, "road": 60, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 4 + [["road", "bike"]] * 6)
    >>> run = equal_shares(votes_of(instance, ballots, "cost"), (0, 1, 2))
    >>> [instance.projects[number] for number in run.chosen], run.levels()
    (['road'], (Fraction(10, 1),))
    """
    if endowment is None:
        endowment = Fraction(votes.instance.budget, max(votes.people, 1))
    costs = votes.instance.costs.tolist()
    free = sorted((j for j, score in enumerate(votes.scores) if score and not costs[j]), key=ranks.__getitem__)
    run = _Run(votes, endowment, ranks, levels or Levels(votes))
    spent = 0
    while (at_most is None or spent <= at_most) and (price := run.next()) is not None:
        run.buy(price)
        spent += costs[price.project]
    return EqualSharesRun(votes, endowment, tuple(free), tuple(run.prices.bought))
