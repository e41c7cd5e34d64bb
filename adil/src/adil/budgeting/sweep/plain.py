"""What the proofs ask of all supporters of a project at once, with numpy; `compiled` has the same in loops for numba.

Sums are in any order: their bounds hold for all.
"""

from functools import cached_property
from itertools import pairwise

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats
from adil.budgeting.sweep.tables import EDGE, EPSILON, MAYBE, NEVER, YES, Ends, Index, Known, Look, Poll

SMALLEST = 1e-300  # what is left to people who may have something


class Listed(Poll):
    """A poll that keeps for each project: supporters, people of each, weights (1.0: all the same), both multiplied and summed up."""

    @cached_property
    def parts(self) -> list[tuple[Integers, Floats, Floats | float, Floats, float]]:
        ends = self.first.tolist()
        return [self._part(slice(a, b)) for a, b in pairwise(ends)]

    def _part(self, part: slice) -> tuple[Integers, Floats, Floats | float, Floats, float]:
        supporters, counts, weights = self.supporters[part].astype(np.int64), self.counts[part], self.weights[part]
        if bool((weights == 1).all()):
            return supporters, counts, 1.0, counts, float(counts.sum())
        return supporters, counts, weights, counts * weights, float(counts @ weights)


def nothing(size: int) -> Floats:
    """Room for two numbers for each ballot: money left and a bound on its error, or how slowly and how quickly it grows."""
    return np.empty((2, size))


def price(poll: Listed, project: Index, money_left: Floats, at_least: float) -> Look:
    """The level at which the supporters have the cost, if it is at least `at_least`."""
    supporters, counts, weights, needs, total = poll.parts[project]
    cost, slack = float(poll.costs[project]), (len(supporters) + 16) * EPSILON
    mine, doubts = money_left[0].take(supporters), money_left[1].take(supporters)
    have = counts * mine
    money = float(have.sum())
    doubt = float(counts @ doubts) + slack * (money + cost)
    if money + doubt < cost:
        return Look(NEVER, np.inf, 0.0, 0.0, False, money)
    found, before = float(at_least), -1.0
    while True:
        poor = (mine < found * weights).astype(np.float64)
        slope = total - float(needs @ poor)  # whole numbers, so exact
        if slope in (before, 0.0):
            break
        found, before = max(found, (cost - float(have @ poor)) / slope), slope
    poor = (mine - doubts <= found * (1 + EDGE) * weights).astype(np.float64)
    strict, unsure = total - float(needs @ poor), float((counts * doubts) @ poor)
    if strict == 0 or money - doubt <= cost:
        return Look(MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money)
    rounding = 2 * slack * cost if unsure > 0 else 0.0
    error = 2 * (unsure + rounding) / strict + 8 * EPSILON * found
    if error > EDGE * found:
        return Look(MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money)
    return Look(YES, found, error, strict, unsure == 0, money)


def pay(poll: Listed, project: Index, money_left: Floats, level: float, error: float) -> None:
    """All pay; who surely gives all they have is left with exactly 0."""
    supporters, _, weights, _, _ = poll.parts[project]
    left, off = money_left
    mine, doubts = left.take(supporters), off.take(supporters)
    some = mine + doubts >= weights * (level - error)
    left[supporters] = np.maximum(mine - weights * level, SMALLEST) * some
    off[supporters] = (doubts + mine * (2 * EPSILON) + weights * (error + level * 2 * EPSILON)) * some


def slopes(poll: Listed, project: Index, ends: Ends, top: float, bottom: float) -> tuple[float, float]:
    """How slowly and how quickly a level falls that goes from `top` to `bottom` as the endowment grows."""
    supporters, counts, weights, needs, _ = poll.parts[project]
    (low, off_low), (high, off_high), (slow, quick) = (pair.take(supporters, axis=1) for pair in ends)
    alive = high > 0
    rich = low - off_low > weights * top
    poor = high + off_high < weights * bottom
    fewest, most = float(needs @ (alive & rich)), float(needs @ (alive & ~poor))
    surely = float((counts * slow) @ (alive & poor))
    maybe = float((counts * quick) @ (alive & ~rich))
    quickest = maybe / fewest * (1 + EDGE) if fewest > 0 else np.inf
    return (surely / most * (1 - EDGE) if most > 0 else 0.0), quickest


def settle(poll: Listed, project: Index, ends: Ends, at_low: Look, at_high: Look, falls: float, drops: float) -> None:
    """All pay at both ends; new bounds on how money grows with the endowment, since the level falls so slowly and quickly."""
    supporters, _, weights, _, _ = poll.parts[project]
    (low, off_low), (slow, quick) = ends.low, ends.growth
    rich = low[supporters] - off_low[supporters] > weights * (at_low.level + at_low.error)
    slow[supporters] = np.where(rich, slow[supporters] + weights * falls, 0.0)
    quick[supporters] = (quick[supporters] + weights * drops) * (1 + 4 * EPSILON)
    pay(poll, project, ends.low, at_low.level, at_low.error)
    pay(poll, project, ends.high, at_high.level, at_high.error)


def even(poll: Listed, project: Index, level: float, error: float, known: Known) -> None:
    """One more even round."""
    own, _, weights, _, _ = poll.parts[project]
    known.spent[own] += weights * level
    known.off[own] += weights * (error + 2 * level * EPSILON) + known.spent[own] * (2 * EPSILON)
    known.even[0] += 1


def keep(known: Known, rounds: int, bounds: Floats) -> None:
    """Lower bounds of all prices before the round."""
    known.before[rounds] = bounds


def begin(known: Known, certain: bool, endowment: float, money_left: Floats) -> None:
    """Everybody's money at the start, or after the even rounds if these are certain."""
    left, off = money_left
    left[:], off[:] = endowment, 2 * endowment * EPSILON
    if certain:
        left -= known.spent
        off += known.off


def below(bounds: Floats, top: float) -> Integers:
    """The projects whose bound is finite and at most `top`."""
    return np.flatnonzero((bounds <= top) & (bounds < np.inf))


def smallest(bounds: Floats) -> int:
    """The project with the smallest bound, the first among equals."""
    return int(bounds.argmin())
