"""Equal Shares for many endowments, compiled with numba (`adil[fast]`): what is bought is proved, or left to the exact rule.

All is floating point with a bound on its error: the money left to each person with ballot g is off by at most `off[g]`, which
grows by what rounding and the error of each level can add. `point` finds what is bought with one endowment; it gives up
where the bounds of two projects overlap, unless they are equal for a reason in whole numbers (nobody pays all they have, the same
cost per utility, the same weights). `span` proves that *every* endowment in an interval buys a sequence found before:

With a fixed sequence, money left rises and levels fall with the endowment (`completions` shows it). So who is poor at the upper
end is poor everywhere, and who is rich at the lower end is rich everywhere. That bounds how fast money (`slow`, `quick`, by
ballot) and levels change: level' = −Σ over the poor of people · money' / weights of the rich. The lead of the chosen project over
another is known at both ends, and bounds on its slope; so is the smallest lead it can have in between. The proof needs it above 0.
"""

import numba
import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats

EPSILON = 2.0**-52
EDGE = 1e-7
DONE, UNSURE, OVER = 0, 1, 2  # how a `point` ends
UNKNOWN = 2  # the order of two prices
NEVER, MAYBE, YES = 0, 1, 2  # whether a project's supporters have its cost


@numba.njit(cache=True, fastmath={"reassoc"})  # a sum's bound holds for any order of its terms
def _price(
    supporters: Integers, counts: Floats, weights: Floats, left: Floats, off: Floats, cost: float, at_least: float
) -> tuple[int, float, float, float, bool, float]:
    """Can it be paid, its level, how far that may be off, the weights of the rich, whether nobody is poor, the money."""
    size = len(supporters)
    mine, doubts = np.empty(size), np.empty(size)
    for k in range(size):
        mine[k] = left[supporters[k]]
        doubts[k] = off[supporters[k]]
    money, doubt = 0.0, 0.0
    for k in range(size):
        money += counts[k] * mine[k]
        doubt += counts[k] * doubts[k]
    doubt += (size + 16) * EPSILON * (money + cost)
    if money + doubt < cost:
        return NEVER, np.inf, 0.0, 0.0, False, money
    found, before, slope = at_least, -1.0, 1.0
    while True:
        slope, paid = 0.0, 0.0
        for k in range(size):
            rich = mine[k] >= found * weights[k]
            slope += counts[k] * weights[k] if rich else 0.0
            paid += 0.0 if rich else counts[k] * mine[k]
        if slope in (before, 0.0):
            break
        found, before = max(found, (cost - paid) / slope), slope
    edge, unsure, strict = found * (1 + EDGE), 0.0, 0.0
    for k in range(size):
        rich = mine[k] - doubts[k] > edge * weights[k]
        strict += counts[k] * weights[k] if rich else 0.0
        unsure += 0.0 if rich else counts[k] * doubts[k]
    if strict == 0 or money - doubt <= cost:
        return MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money
    rounding = 2 * (size + 16) * EPSILON * cost if unsure > 0 else 0.0
    error = 2 * (unsure + rounding) / strict + 8 * EPSILON * found
    if error > EDGE * found:
        return MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money
    return YES, found, error, strict, unsure == 0, money


@numba.njit(cache=True)
def _order(worth: int, slope: float, other_worth: int, other_slope: float) -> int:
    """Compares the prices worth / slope of two projects for which nobody is poor, in whole numbers: -1, 0, 1, or UNKNOWN."""
    mine, other = float(worth) * other_slope, float(other_worth) * slope
    if worth == other_worth:
        mine, other = other_slope, slope
    elif max(mine, other) >= 2.0**53:
        return UNKNOWN
    return -1 if mine < other else int(mine > other)


@numba.njit(cache=True)
def _pay(
    supporters: Integers, weights: Floats, left: Floats, off: Floats, grown: Floats, level: float, error: float
) -> None:
    """All pay; who surely gives all they have is left with exactly 0. `grown` gets the new bounds where they are larger."""
    for k in range(len(supporters)):
        g = supporters[k]
        mine = left[g]
        if mine == 0:
            continue
        if mine + off[g] < weights[k] * (level - error):
            left[g] = 0.0
        else:
            left[g] = max(mine - weights[k] * level, 1e-300)
            more = off[g] + weights[k] * (error + level * 2 * EPSILON) + mine * 2 * EPSILON
            grown[g] = max(grown[g], more)


@numba.njit(cache=True)
def point(
    endowment: float,
    budget: float,
    sequence: Integers,
    sure: int,
    bounds: Floats,
    first: Integers,
    supporters: Integers,
    weights: Floats,
    counts: Floats,
    size: int,
    costs: Floats,
    factors: Floats,
    worths: Integers,
    ranks: Integers,
) -> tuple[int, int]:
    """Write what is bought with this endowment to `sequence`, of which the first `sure` are known; also how many they are.

    `bounds` are lower bounds of prices from round `sure` on (infinite: never bought); they are changed.
    """
    many = len(costs)
    left, off = np.full(size, endowment), np.full(size, endowment * EPSILON)
    grown = np.zeros(size)
    highs, levels, errors, slopes = np.zeros(many), np.zeros(many), np.zeros(many), np.zeros(many)
    untouched, looked = np.zeros(many, dtype=np.bool_), np.full(many, -1)
    rounds, spent = 0, 0.0
    while True:
        if rounds < sure:
            chosen = sequence[rounds]
            part = slice(first[chosen], first[chosen + 1])
            state, level, error, _, _, _ = _price(
                supporters[part], counts[part], weights[part], left, off, costs[chosen], 0.0
            )
            if state != YES:
                return UNSURE, rounds
        else:
            top, chosen = np.inf, -1
            while True:
                low, project = np.inf, -1
                for j in range(many):
                    if bounds[j] < low and looked[j] != rounds:
                        low, project = bounds[j], j
                if project < 0 or low > top:
                    break
                looked[project] = rounds
                part = slice(first[project], first[project + 1])
                state, level, error, slope, free, _ = _price(
                    supporters[part],
                    counts[part],
                    weights[part],
                    left,
                    off,
                    costs[project],
                    low * factors[project] * (1 - 8 * EPSILON),
                )
                if state == NEVER:
                    bounds[project] = np.inf
                    continue
                bounds[project] = max(low, (level - error) / factors[project] * (1 - 4 * EPSILON))
                highs[project] = np.inf
                levels[project], errors[project], slopes[project], untouched[project] = level, error, slope, free
                if state == YES:
                    highs[project] = (level + error) / factors[project] * (1 + 4 * EPSILON)
                    top = min(top, highs[project])
            for j in range(many):
                if looked[j] == rounds and bounds[j] <= top and bounds[j] < np.inf:
                    if highs[j] == np.inf:
                        return UNSURE, rounds
                    if chosen < 0:
                        chosen = j
                        continue
                    if not (untouched[j] and untouched[chosen]):
                        return UNSURE, rounds
                    order = _order(worths[j], slopes[j], worths[chosen], slopes[chosen])
                    if order == UNKNOWN:
                        return UNSURE, rounds
                    if order < 0 or (order == 0 and ranks[j] < ranks[chosen]):
                        chosen = j
            if chosen < 0:
                return DONE, rounds
            sequence[rounds] = chosen
            level, error = levels[chosen], errors[chosen]
            part = slice(first[chosen], first[chosen + 1])
        grown[supporters[part]] = 0.0
        _pay(supporters[part], weights[part], left, off, grown, level, error)
        off[supporters[part]] = grown[supporters[part]]
        bounds[chosen] = np.inf
        spent += costs[chosen]
        rounds += 1
        if spent > budget * (1 + EDGE):  # nearly as much is left to whole numbers
            return OVER, rounds


@numba.njit(cache=True, fastmath={"reassoc"})
def _slopes(
    supporters: Integers,
    counts: Floats,
    weights: Floats,
    low: Floats,
    high: Floats,
    off: Floats,
    slow: Floats,
    quick: Floats,
    top: float,
    bottom: float,
) -> tuple[float, float]:
    """How slowly and how quickly a level falls that goes from `top` to `bottom` as the endowment grows."""
    surely, maybe, fewest, most = 0.0, 0.0, 0.0, 0.0
    for k in range(len(supporters)):
        g = supporters[k]
        alive, rich = high[g] > 0, low[g] - off[g] > weights[k] * top
        poor = high[g] + off[g] < weights[k] * bottom
        weight = counts[k] * weights[k] if alive else 0.0
        fewest += weight if rich else 0.0
        most += 0.0 if poor else weight
        maybe += counts[k] * quick[g] if alive and not rich else 0.0
        surely += counts[k] * slow[g] if alive and poor else 0.0
    quickest = maybe / fewest * (1 + EDGE) if fewest > 0 else np.inf
    return (surely / most * (1 - EDGE) if most > 0 else 0.0), quickest


@numba.njit(cache=True)
def _least(start: float, end: float, slowest: float, fastest: float, width: float) -> float:
    """The smallest value in between of a function with these ends whose slope stays between `slowest` and `fastest`."""
    if slowest >= 0:
        return start
    if fastest <= 0:
        return end
    place = min(max((start - end + fastest * width) / (fastest - slowest), 0.0), width)
    return min(start + slowest * place, start, end)


@numba.njit(cache=True)
def span(
    lower: float,
    upper: float,
    sequence: Integers,
    sure: int,
    bounds: Floats,
    first: Integers,
    supporters: Integers,
    weights: Floats,
    counts: Floats,
    size: int,
    costs: Floats,
    factors: Floats,
    worths: Integers,
    ranks: Integers,
) -> tuple[int, float]:
    """How many rounds of `sequence` are proved for all endowments between two (one more: also that it ends there), and
    which part of the interval to try next.

    `sure` rounds are known; `bounds` are lower bounds of prices at `upper` from then on; they are changed.
    """
    many, width = len(costs), (upper - lower) * (1 + EDGE) + 4 * EPSILON * upper
    low, high = np.full(size, lower), np.full(size, upper)
    off, grown = np.full(size, upper * EPSILON), np.zeros(size)
    slow, quick = np.ones(size), np.ones(size)
    for rounds in range(len(sequence)):
        p = sequence[rounds]
        own, factor = slice(first[p], first[p + 1]), factors[p]
        mine, cast, given = supporters[own], counts[own], weights[own]
        last, at_high, error_high, slope_high, free_high, _ = _price(mine, cast, given, high, off, costs[p], 0.0)
        if last != YES:
            return rounds, 0.5
        state, at_low, error_low, slope_low, free, _ = _price(
            mine, cast, given, low, off, costs[p], at_high - error_high
        )
        if state != YES:
            return rounds, 0.5
        falls, drops = _slopes(mine, cast, given, low, high, off, slow, quick, at_low + error_low, at_high - error_high)
        top = (at_low + error_low) / factor * (1 + 4 * EPSILON)
        if rounds >= sure:
            for q in range(many):
                if bounds[q] > top or q == p:
                    continue
                part, each = slice(first[q], first[q + 1]), factors[q]
                last, level, error, slope, still_free, money = _price(
                    supporters[part],
                    counts[part],
                    weights[part],
                    high,
                    off,
                    costs[q],
                    bounds[q] * each * (1 - 8 * EPSILON),
                )
                if last == NEVER:
                    bounds[q] = np.inf
                    continue
                bounds[q] = max(bounds[q], (level - error) / each * (1 - 4 * EPSILON))
                if bounds[q] > top:
                    continue
                state, level_low, other_low, slope_q, free_q, less = _price(
                    supporters[part], counts[part], weights[part], low, off, costs[q], level - error
                )
                if last != YES:
                    return rounds, 0.5
                if state != YES:
                    return rounds, min(max((costs[q] - less) / (money - less), 0.0), 0.9) if money > less else 0.5
                if free and free_high and free_q and still_free and slope_high == slope_low and slope == slope_q:
                    order = _order(worths[p], slope_low, worths[q], slope_q)  # the same everywhere: nobody is poor
                    if order < 0 or (order == 0 and ranks[p] < ranks[q]):
                        continue
                    return rounds, 0.0
                start = (level_low - other_low) / each * (1 - 4 * EPSILON) - top
                end = bounds[q] - (at_high + error_high) / factor * (1 + 4 * EPSILON)
                if start <= 0:
                    return rounds, 0.0
                if end <= 0:
                    return rounds, start / (start - end)
                falls_q, drops_q = _slopes(
                    supporters[part],
                    counts[part],
                    weights[part],
                    low,
                    high,
                    off,
                    slow,
                    quick,
                    level_low + other_low,
                    level - error,
                )
                spread = EDGE * (drops / factor + drops_q / each)
                slowest = falls / factor - drops_q / each - spread
                fastest = drops / factor - falls_q / each + spread
                if not _least(start, end, slowest, fastest, width) > 16 * EPSILON * top:
                    return rounds, 0.5
        for k in range(len(mine)):
            g = mine[k]
            if high[g] == 0:
                continue
            if low[g] - off[g] > given[k] * (at_low + error_low):
                slow[g] += given[k] * falls
            else:
                slow[g] = 0.0
            quick[g] = (quick[g] + given[k] * drops) * (1 + 4 * EPSILON)
            grown[g] = 0.0
        _pay(mine, given, low, off, grown, at_low, error_low)
        _pay(mine, given, high, off, grown, at_high, error_high)
        off[mine] = grown[mine]
        bounds[p] = np.inf
    for q in range(many):
        if bounds[q] < np.inf:
            part = slice(first[q], first[q + 1])
            state, _, _, _, _, money = _price(supporters[part], counts[part], weights[part], high, off, costs[q], 0.0)
            if state != NEVER:
                _, _, _, _, _, less = _price(supporters[part], counts[part], weights[part], low, off, costs[q], 0.0)
                return len(sequence), min(max((costs[q] - less) / (money - less), 0.0), 0.9) if money > less else 0.0
            bounds[q] = np.inf
    return len(sequence) + 1, 1.0
