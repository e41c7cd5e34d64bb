"""What each loser lacked, and the least that would have saved it.

**Rule.** All else stays: everybody's share (the one that a completion reached) and the other ballots. Before the purchase of a winner
with level · factor, a project c would have been taken instead if its supporters, each paying at most x · weight with x = the winner's
price of a unit of utility · factor of c, had met its cost; at the end it is enough that all their money meets the cost. So the smallest
money from outside is the smallest over all these moments of cost − Σ min(left, x · weight), and the smallest number of new
supporters, who bring the same share and support c alone, the smallest of that gap / min(share, x · weight). At a tie the order of ties decides.
Exact: moments that floating point can't tell from the best are computed in binary fractions of 256 digits with a bound on their error, and
with fractions where the bound holds a whole number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np

from adil.budgeting.counting import Count
from adil.budgeting.equal_shares import EqualSharesRun
from adil.budgeting.explanation.ledger import BITS, Ledger
from adil.budgeting.levels import Levels
from adil.budgeting.ties import tie_order

NEAR = 1e-9  # of the cost: gaps closer than this are told apart exactly


@dataclass(frozen=True)
class Loser:
    """A project that was not bought. Money in units of currency.

    `missing`: what its supporters lacked together at the end. `money`: the smallest amount from outside that would have bought
    it, in whole smallest units; less than `missing` where it would have come before a winner. `supporters`: how many more people,
    each with the same share and for this project alone, would have bought it; None where everybody's share is 0.
    """

    project: str
    cost: Fraction
    missing: Fraction
    money: Fraction
    supporters: int | None


@dataclass(frozen=True)
class _Moment:
    """Before purchase `place` (or at the end, `price` None): how much the supporters would give, roughly."""

    place: int
    gap: float
    people: float


def losers(counted: Count, seed: str | None = None) -> list[Loser]:
    """Supported projects that nobody bought, not even the fill, those that lacked least first; `seed` is the count's.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> counted = count(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 3 + [[]]))
    >>> losers(counted)
    [Loser(project='bike', cost=Fraction(40, 1), missing=Fraction(10, 1), money=Fraction(10, 1), supporters=1)]
    """
    run = counted.run
    if run is None:
        return []
    instance, ranks = counted.votes.instance, tie_order(counted.votes.instance.projects, seed)
    bought = {instance.number_of[name] for name in counted.winners}
    lost = [project for project, score in enumerate(counted.votes.scores) if score and project not in bought]
    moments, rescue = _moments(run, lost), _Rescue(run, ranks)
    found = []
    for project in lost:
        money, people = rescue.least(project, moments[project])
        cost = int(instance.costs[project])
        found.append(
            Loser(
                instance.projects[project],
                instance.money(cost),
                instance.money(rescue.missing(project)),
                instance.money(money),
                people,
            )
        )
    return sorted(found, key=lambda loser: (loser.missing, loser.project))


def _moments(run: EqualSharesRun, lost: Sequence[int]) -> dict[int, list[_Moment]]:
    """The gap of each loser before each purchase and at the end, in floating point."""
    ledger, share = Ledger(run), float(run.endowment)
    found: dict[int, list[_Moment]] = {project: [] for project in lost}
    for place, price in enumerate(ledger.moments()):
        for project in lost:
            each = share
            if price is None:
                gap = float(run.votes.instance.costs[project]) - ledger.paid_at(project, float("inf"))
            else:
                level = price.digits / 2**BITS * run.votes.factors[project] / run.votes.factors[price.project]
                gap = float(run.votes.instance.costs[project]) - ledger.paid_at(project, level)
                each = min(share, level * _weight(run, project))
            found[project].append(_Moment(place, gap, gap / each if each else float("inf")))
    return found


def _weight(run: EqualSharesRun, project: int) -> int:
    """A new supporter's: the highest that the project got."""
    return 1 if run.votes.weights is None else int(run.votes.weights[run.votes.part(project)].max())


@dataclass(frozen=True)
class _Gap:
    """What was lacking at a moment: money, off by at most `error`; `each` is what a new supporter would give, off by at most
    `error`. `tie`: with just so much money the price would equal that of the winner, which ties put first; `tie_of_people`: with
    just so many people. Where all supporters give all they have, less than the winner's price is enough, and there is no tie.
    """

    money: Fraction
    each: Fraction
    error: Fraction
    tie: bool
    tie_of_people: bool

    def least_money(self) -> int | None:
        """In smallest units; None where the error leaves it open."""
        return _least(self.money - self.error, self.money + self.error, self.tie)

    def least_people(self) -> int | None:
        if not self.each - self.error > 0:
            return None
        low, high = self.money - self.error, self.money + self.error
        return _least(low / (self.each + self.error), high / (self.each - self.error), self.tie_of_people)


def _least(low: Fraction, high: Fraction, more: bool) -> int | None:
    """The smallest whole number at or above (`more`: above) a figure between low and high, if that decides it."""
    if low == high:
        return floor(low) + 1 if more else ceil(low)
    return ceil(low) if ceil(low) == ceil(high) and high < ceil(high) else None


class _Rescue:
    """The exact side."""

    def __init__(self, run: EqualSharesRun, ranks: Sequence[int]) -> None:
        self.run, self.votes, self.ranks = run, run.votes, ranks
        self.steps, self.exact = Levels(run.votes), run.levels()
        self.rounded = [Fraction(price.digits, 1 << BITS) for price in run.prices]
        self.broke: dict[int, int] = {}  # ballot → the purchase for which it gave all it had
        for place, price in enumerate(run.prices):
            for ballot in price.poor.tolist():
                self.broke.setdefault(ballot, place)
        self.place_of = {price.project: place for place, price in enumerate(run.prices)}

    def missing(self, project: int) -> Fraction:
        """What the supporters lacked at the end."""
        supporters = self.votes.supporters[self.votes.part(project)]
        alive = np.array([ballot for ballot in supporters.tolist() if ballot not in self.broke], dtype=np.int64)
        owed = self.steps.owed(alive)
        levels = zip(self.run.prices, self.exact, strict=True)
        spent = sum((level * int(owed[price.project]) for price, level in levels), Fraction(0))
        money = int(self.votes.multiplicity[alive].sum()) * self.run.endowment - spent
        return max(int(self.votes.instance.costs[project]) - money, Fraction(0))

    def least(self, project: int, moments: Sequence[_Moment]) -> tuple[int, int | None]:
        """The smallest money, in smallest units, and the smallest number of supporters."""
        gap = min(moment.gap for moment in moments) + NEAR * float(self.votes.instance.costs[project])
        people = min(moment.people for moment in moments) * (1 + NEAR) + 1e-6
        money = [self._decided(project, moment.place, _Gap.least_money) for moment in moments if moment.gap <= gap]
        if not self.run.endowment:
            return min(money), None
        return min(money), min(
            self._decided(project, moment.place, _Gap.least_people) for moment in moments if moment.people <= people
        )

    def _decided(self, project: int, place: int, ask: Callable[[_Gap], int | None]) -> int:
        found = ask(self._gap(project, place, self.rounded, max((p.error for p in self.run.prices), default=0)))
        if found is None:
            found = ask(self._gap(project, place, self.exact, 0))
        if found is None:  # never: fractions decide
            raise ArithmeticError
        return found

    def _gap(self, project: int, place: int, levels: Sequence[Fraction], error: int) -> _Gap:
        votes, part, share = self.votes, self.votes.part(project), self.run.endowment
        supporters = votes.supporters[part].tolist()
        weights = [1] * len(supporters) if votes.weights is None else votes.weights[part].tolist()
        ended = place == len(levels)
        winner = None if ended else self.run.prices[place].project
        level = None if winner is None else levels[place] * votes.factors[project] / votes.factors[winner]
        slope, terms = False, 0
        held: dict[tuple[tuple[int, int], ...], Fraction] = {}
        alike: dict[Fraction, int] = {}
        for ballot, weight in zip(supporters, weights, strict=True):
            people = int(votes.multiplicity[ballot])
            paid = () if self.broke.get(ballot, place) < place else self._paid(ballot, place)
            left = Fraction(0) if self.broke.get(ballot, place) < place else held.get(paid)
            if left is None:
                left = held[paid] = share - sum((levels[k] * times for k, times in paid), Fraction(0))
            most = left if level is None else level * weight
            slope = slope or (level is not None and left >= most)
            alike[min(left, most)] = alike.get(min(left, most), 0) + people
            terms += people * (weight + sum(times for _, times in paid))
        given = sum((money * people for money, people in alike.items()), Fraction(0))
        new = share if level is None else min(share, level * _weight(self.run, project))
        slope_of_new = level is not None and level * _weight(self.run, project) <= share
        ranks_first = winner is not None and self.ranks[winner] < self.ranks[project]
        factor = 1 if winner is None else votes.factors[project] // votes.factors[winner] + 1
        off = Fraction(error * factor * (terms + _weight(self.run, project) + 1), 1 << BITS)
        return _Gap(
            int(votes.instance.costs[project]) - given,
            new,
            off,
            ranks_first and slope,
            ranks_first and (slope or slope_of_new),
        )

    def _paid(self, ballot: int, place: int) -> tuple[tuple[int, int], ...]:
        """Earlier purchases that this ballot paid for, with its weights."""
        row = slice(int(self.votes.starts[ballot]), int(self.votes.starts[ballot + 1]))
        named = self.votes.projects[row].tolist()
        given = [1] * len(named) if self.votes.row_weights is None else self.votes.row_weights[row].tolist()
        before = ((self.place_of.get(project, place), times) for project, times in zip(named, given, strict=True))
        return tuple(sorted((k, times) for k, times in before if k < place))
