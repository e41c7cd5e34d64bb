"""Exact prices of projects: whole numbers first, fractions where these don't decide. `equal_shares` says why that is exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Levels
from adil.budgeting.votes import Votes

DIGITS = 256


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


class Prices:
    """What has been `bought` in a run so far, and from it exact prices and money. `money_left` is the same in floating point."""

    def __init__(self, votes: Votes, endowment: Fraction, money_left: Levels) -> None:
        self.votes, self.endowment, self.money_left = votes, endowment, money_left
        self.costs = votes.instance.costs.tolist()
        self.one = (endowment.numerator << DIGITS) // endowment.denominator
        self.bought: list[Price] = []
        self.round_of: dict[int, int] = {}
        self.known: list[Fraction] = []

    def add(self, price: Price) -> None:
        self.round_of[price.project] = len(self.bought)
        self.bought.append(price)

    def most(self, project: int) -> float:
        return 1.0 if self.votes.weights is None else float(self.votes.weights[self.votes.part(project)].max())

    def find(self, project: int, level: float, tolerance: float) -> Price:
        """The exact price: who gives all they have is decided with fractions where money is within `tolerance` of a payment."""
        supporters = self.money_left.supporters[project]
        poor, close = self.money_left.near(project, level, tolerance)
        if len(close):
            poor = np.sort(np.concatenate([poor, self._poor_among(project, poor, close)]))
        return self._priced(project, poor, supporters[self.money_left.left[supporters] != 0])

    def _priced(self, project: int, poor: Integers, alive: Integers) -> Price:
        votes = self.votes
        slope = self._slope(project, alive) - self._slope(project, poor)
        sums = self.money_left.owed(poor)
        owed = tuple((k, int(sums[bought.project])) for k, bought in enumerate(self.bought) if sums[bought.project])
        people = int(votes.multiplicity[poor].sum())
        digits = (self.costs[project] << DIGITS) - people * self.one
        digits += sum(times * self.bought[k].digits for k, times in owed)
        error = people + sum(times * self.bought[k].error for k, times in owed)
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
        supporters = self.money_left.supporters[project]
        alive = supporters[self.money_left.left[supporters] != 0]
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
                levels = self.levels()
                spent = sum((levels[k] * times for k, times in paid), Fraction(0))
                known[paid, weight] = (self.endowment - spent) / weight
            ratios.append(known[paid, weight])
        return ratios

    def _sum(self, ballots: Integers) -> Fraction:
        """The exact money of all people with these ballots, which still have some."""
        sums = self.money_left.owed(ballots)
        levels = self.levels() if len(ballots) else []
        spent = (levels[k] * int(sums[bought.project]) for k, bought in enumerate(self.bought) if sums[bought.project])
        return int(self.votes.multiplicity[ballots].sum()) * self.endowment - sum(spent, Fraction(0))

    def money(self, project: int) -> Fraction:
        supporters = self.money_left.supporters[project]
        return self._sum(supporters[self.money_left.left[supporters] != 0])

    def last(self, project: int) -> Fraction:
        """The level where (nearly) all give all they have, by exact filling up."""
        supporters = self.money_left.supporters[project]
        alive = supporters[self.money_left.left[supporters] != 0]
        poor = self._poor_among(project, np.zeros(0, dtype=np.int64), alive)
        rich = np.setdiff1d(alive, poor, assume_unique=True)
        slope = int(self._weights(project, rich) @ self.votes.multiplicity[rich])
        return Fraction((self.costs[project] - self._sum(poor)) / slope)

    def levels(self) -> list[Fraction]:
        for price in self.bought[len(self.known) :]:
            self.known.append(exact_level(self.votes, self.endowment, price, self.known))
        return self.known


def exact_level(votes: Votes, endowment: Fraction, price: Price, levels: Sequence[Fraction]) -> Fraction:
    """The level of a price, given those of the rounds before."""
    owed = sum((levels[k] * times for k, times in price.owed), Fraction(0))
    return (int(votes.instance.costs[price.project]) - price.people * endowment + owed) / price.slope
