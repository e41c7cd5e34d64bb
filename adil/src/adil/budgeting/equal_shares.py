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

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Levels
from adil.budgeting.votes import Votes

DIGITS = 256
EPSILON = 2.0**-52


@dataclass(frozen=True, eq=False)
class Price:
    """What a project costs its supporters at a moment: level = (cost − m · endowment + Σ owed[j] · level j) / slope.

    `poor` are the ballots that give all they have; `people` (m) cast them; `owed` holds whole numbers by earlier round.
    `digits` is the level in units of 2^−256, off by at most `error` of these.
    """

    project: int
    poor: Integers
    people: int
    owed: tuple[tuple[int, int], ...]
    slope: int
    digits: int
    error: int


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
        return tuple(_exact(self.votes, self.endowment, self.prices))


class _Run:
    """A run in the making."""

    def __init__(self, votes: Votes, endowment: Fraction, ranks: Sequence[int], levels: Levels) -> None:
        self.votes, self.endowment, self.ranks, self.levels = votes, endowment, ranks, levels
        self.costs = votes.instance.costs.tolist()
        self.one = (endowment.numerator << DIGITS) // endowment.denominator
        self.prices: list[Price] = []
        self.round_of: dict[int, int] = {}
        self.known: list[Fraction] = []
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
                    found[project] = self._price(project, level)
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
        self.round_of[price.project] = len(self.prices)
        self.prices.append(price)
        level = price.digits / (1 << DIGITS)
        self.levels.pay(price.project, level, price.poor)
        weight = self._most(price.project)
        self.off += weight * (price.error / (1 << DIGITS) + level * EPSILON) + float(self.endowment) * EPSILON

    def _most(self, project: int) -> float:
        return 1.0 if self.votes.weights is None else float(self.votes.weights[self.votes.part(project)].max())

    def _look(self, project: int, at_least: float) -> tuple[float, float] | None:
        """A lower bound of the project's price and its level, or None where it can't be paid any more."""
        cost = self.costs[project]
        level, slope, people, money = self.levels.level(project, float(cost), at_least)
        rounding = (len(self.levels.supporters[project]) + 16) * EPSILON
        doubt = self.off * people + rounding * (money + cost)
        if money < cost - doubt or (money <= cost + doubt and self._money(project) < cost):
            return None
        if slope == 0 or money <= cost + doubt:  # all of them give all they have, or nearly so
            level = float(self._last(project)[1])
            return level * (1 - 1e-9) / self.votes.factors[project], level
        return (level - doubt / slope) * (1 - 4 * EPSILON) / self.votes.factors[project], level

    def _price(self, project: int, level: float) -> Price:
        """The exact price: who gives all they have is decided with fractions where floating point can't say."""
        supporters = self.levels.supporters[project]
        tolerance = 4 * self.off * self._most(project) + level * 1e-9 * self._most(project)
        poor, close = self.levels.near(project, level, tolerance)
        if len(close):
            poor = np.sort(np.concatenate([poor, self._poor_among(project, poor, close)]))
        return self._priced(project, poor, supporters[self.levels.left[supporters] != 0])

    def _priced(self, project: int, poor: Integers, alive: Integers) -> Price:
        votes = self.votes
        slope = self._slope(project, alive) - self._slope(project, poor)
        sums = self.levels.owed(poor)
        owed = tuple((k, int(sums[bought.project])) for k, bought in enumerate(self.prices) if sums[bought.project])
        people = int(votes.multiplicity[poor].sum())
        digits = (self.costs[project] << DIGITS) - people * self.one
        digits += sum(times * self.prices[k].digits for k, times in owed)
        error = people + sum(times * self.prices[k].error for k, times in owed)
        return Price(project, poor, people, owed, slope, digits // slope, error // slope + 2)

    def _slope(self, project: int, ballots: Integers) -> int:
        people = self.votes.multiplicity[ballots]
        if self.votes.weights is None:
            return int(people.sum())
        return int(self._weights(project, ballots) @ people)

    def _weights(self, project: int, ballots: Integers) -> Integers:
        if self.votes.weights is None:
            return np.ones(len(ballots), dtype=np.int64)
        part = self.votes.part(project)
        return self.votes.weights[part][np.searchsorted(self.votes.supporters[part], ballots)]

    def _poor_among(self, project: int, poor: Integers, close: Integers) -> Integers:
        """Which of the ballots whose money is close to the price give all they have.

        In increasing order of money per weight they join the poor while their money is below the level that the others make.
        """
        weights = self._weights(project, close)
        ratios = self._ratios(close, weights)
        supporters = self.levels.supporters[project]
        alive = supporters[self.levels.left[supporters] != 0]
        rest = Fraction(self.costs[project]) - self._sum(poor)
        rich = np.setdiff1d(alive, poor, assume_unique=True)
        slope = int(self._weights(project, rich) @ self.votes.multiplicity[rich])
        joined: list[int] = []
        for place in sorted(range(len(close)), key=ratios.__getitem__):
            times = int(weights[place]) * int(self.votes.multiplicity[close[place]])
            if slope == times or ratios[place] * slope >= rest:
                break
            rest -= ratios[place] * times
            slope -= times
            joined.append(int(close[place]))
        return np.array(joined, dtype=np.int64)

    def _ratios(self, ballots: Integers, weights: Integers) -> list[Fraction]:
        """Exact money per weight of ballots that still have some; equal histories are computed once."""
        votes, known = self.votes, {}
        ratios = []
        for ballot, weight in zip(ballots.tolist(), weights.tolist(), strict=True):
            row = slice(int(votes.starts[ballot]), int(votes.starts[ballot + 1]))
            given = [1] * (row.stop - row.start) if votes.row_weights is None else votes.row_weights[row].tolist()
            paid = tuple(
                (self.round_of[project], times)
                for project, times in zip(votes.projects[row].tolist(), given, strict=True)
                if project in self.round_of
            )
            if (paid, weight) not in known:
                levels = self._exact_levels()
                spent = sum((levels[k] * times for k, times in paid), Fraction(0))
                known[paid, weight] = (self.endowment - spent) / weight
            ratios.append(known[paid, weight])
        return ratios

    def _sum(self, ballots: Integers) -> Fraction:
        """The exact money of all people with these ballots, which still have some."""
        sums = self.levels.owed(ballots)
        levels = self._exact_levels() if len(ballots) else []
        spent = (levels[k] * int(sums[bought.project]) for k, bought in enumerate(self.prices) if sums[bought.project])
        return int(self.votes.multiplicity[ballots].sum()) * self.endowment - sum(spent, Fraction(0))

    def _money(self, project: int) -> Fraction:
        supporters = self.levels.supporters[project]
        return self._sum(supporters[self.levels.left[supporters] != 0])

    def _last(self, project: int) -> tuple[int, Fraction]:
        """The level where (nearly) all give all they have, by exact filling up."""
        supporters = self.levels.supporters[project]
        alive = supporters[self.levels.left[supporters] != 0]
        poor = self._poor_among(project, np.zeros(0, dtype=np.int64), alive)
        rich = np.setdiff1d(alive, poor, assume_unique=True)
        slope = int(self._weights(project, rich) @ self.votes.multiplicity[rich])
        return slope, (self.costs[project] - self._sum(poor)) / slope

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
        levels = self._exact_levels()

        def exact(price: Price) -> tuple[Fraction, int]:
            level = _level(self.votes, self.endowment, price, levels)
            return level / factors[price.project], self.ranks[price.project]

        return min(close, key=exact)

    def _exact_levels(self) -> list[Fraction]:
        for price in self.prices[len(self.known) :]:
            self.known.append(_level(self.votes, self.endowment, price, self.known))
        return self.known


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
    return EqualSharesRun(votes, endowment, tuple(free), tuple(run.prices))


def _level(votes: Votes, endowment: Fraction, price: Price, levels: Sequence[Fraction]) -> Fraction:
    owed = sum((levels[k] * times for k, times in price.owed), Fraction(0))
    return (int(votes.instance.costs[price.project]) - price.people * endowment + owed) / price.slope


def _exact(votes: Votes, endowment: Fraction, prices: Sequence[Price]) -> list[Fraction]:
    levels: list[Fraction] = []
    for price in prices:
        levels.append(_level(votes, endowment, price, levels))
    return levels
