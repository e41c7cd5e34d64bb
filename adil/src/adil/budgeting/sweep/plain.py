"""What the proofs ask of all supporters of a project at once, with numpy; `compiled` has the same in loops for numba.

Sums are in any order: their bounds hold for all.
"""

import numpy as np

from adil.budgeting.levels import Floats
from adil.budgeting.sweep.tables import EDGE, EPSILON, MAYBE, NEVER, YES, Ends, Look, Poll


def price(poll: Poll, project: int, left: Floats, off: Floats, at_least: float) -> Look:
    """The level at which the supporters have the cost, if it is at least `at_least`."""
    part = slice(poll.first[project], poll.first[project + 1])
    supporters, counts, weights = poll.supporters[part], poll.counts[part], poll.weights[part]
    cost, size = float(poll.costs[project]), len(supporters)
    mine, doubts = left[supporters], off[supporters]
    have, unsure = counts * mine, counts * doubts
    money = float(have.sum())
    doubt = float(unsure.sum()) + (size + 16) * EPSILON * (money + cost)
    if money + doubt < cost:
        return Look(NEVER, np.inf, 0.0, 0.0, False, money)
    found, before, needs = at_least, -1.0, counts * weights
    while True:
        poor = mine < found * weights
        slope = float(needs @ ~poor)
        if slope in (before, 0.0):
            break
        found, before = max(found, (cost - float(have @ poor)) / slope), slope
    rich = mine - doubts > found * (1 + EDGE) * weights
    strict, unsure_sum = float(needs @ rich), float(unsure @ ~rich)
    if strict == 0 or money - doubt <= cost:
        return Look(MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money)
    rounding = 2 * (size + 16) * EPSILON * cost if unsure_sum > 0 else 0.0
    error = 2 * (unsure_sum + rounding) / strict + 8 * EPSILON * found
    if error > EDGE * found:
        return Look(MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money)
    return Look(YES, found, error, strict, unsure_sum == 0, money)


def pay(poll: Poll, project: int, left: Floats, off: Floats, level: float, error: float) -> None:
    """All pay; who surely gives all they have is left with exactly 0."""
    part = slice(poll.first[project], poll.first[project + 1])
    supporters, weights = poll.supporters[part], poll.weights[part]
    mine, doubts = left[supporters], off[supporters]
    gone = (mine == 0) | (mine + doubts < weights * (level - error))
    left[supporters] = np.where(gone, 0.0, np.maximum(mine - weights * level, 1e-300))
    off[supporters] = np.where(gone, 0.0, doubts + weights * (error + level * 2 * EPSILON) + mine * (2 * EPSILON))


def slopes(poll: Poll, project: int, ends: Ends, top: float, bottom: float) -> tuple[float, float]:
    """How slowly and how quickly a level falls that goes from `top` to `bottom` as the endowment grows."""
    part = slice(poll.first[project], poll.first[project + 1])
    supporters, counts, weights = poll.supporters[part], poll.counts[part], poll.weights[part]
    high = ends.high[supporters]
    alive = high > 0
    rich = ends.low[supporters] - ends.off_low[supporters] > weights * top
    poor = high + ends.off_high[supporters] < weights * bottom
    needs = counts * weights
    fewest, most = float(needs @ (alive & rich)), float(needs @ (alive & ~poor))
    surely = float((counts * ends.slow[supporters]) @ (alive & poor))
    maybe = float((counts * ends.quick[supporters]) @ (alive & ~rich))
    quickest = maybe / fewest * (1 + EDGE) if fewest > 0 else np.inf
    return (surely / most * (1 - EDGE) if most > 0 else 0.0), quickest


def grow(poll: Poll, project: int, ends: Ends, level: float, falls: float, drops: float) -> None:
    """New bounds on how money grows with the endowment, after a payment of at most `level` that falls so slowly and quickly."""
    part = slice(poll.first[project], poll.first[project + 1])
    supporters, weights = poll.supporters[part], poll.weights[part]
    rich = ends.low[supporters] - ends.off_low[supporters] > weights * level
    ends.slow[supporters] = np.where(rich, ends.slow[supporters] + weights * falls, 0.0)
    ends.quick[supporters] = (ends.quick[supporters] + weights * drops) * (1 + 4 * EPSILON)
