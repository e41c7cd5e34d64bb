"""Equal Shares for many endowments: what is bought is proved, or left to the exact rule.

`point` finds what is bought with one endowment; it gives up where the bounds of two projects overlap, unless they are equal for a
reason in whole numbers (nobody pays all they have, the same cost per utility, the same weights). `span` proves that *every*
endowment in an interval buys a sequence found before:

With a fixed sequence, money left rises and levels fall with the endowment (`completions` shows it). So who is poor at the upper
end is poor everywhere, and who is rich at the lower end is rich everywhere. That bounds how fast money (`slow`, `quick`, by
ballot) and levels change: level' = −Σ over the poor of people · money' / weights of the rich. The lead of the chosen project over
another is known at both ends, and bounds on its slope; so is the smallest lead it can have in between. The proof needs it above 0.
Where it fails, the interval is shrunk from above: what holds at its lower end, and the bounds on slopes, stay true.

This text runs as it stands with numpy, and compiled by `compiled`, which puts loops in the place of what `plain` does.
"""

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats
from adil.budgeting.sweep.plain import Listed, begin, below, even, keep, nothing, pay, price, settle, slopes, smallest
from adil.budgeting.sweep.tables import EDGE, EPSILON, NEVER, YES, Ends, Index, Known, Look

DONE, UNSURE, OVER = 0, 1, 2  # how a `point` ends
UNKNOWN = 2  # the order of two prices
NOBODY, UNCLEAR = -1, -2  # who is cheapest
HOLDS, HALF = 1.0, 0.5  # which part of an interval to try next
LARGEST_EXACT = 2.0**53


def order(worth: int, slope: float, other_worth: int, other_slope: float) -> int:
    """Compares the prices worth / slope of two projects for which nobody is poor, in whole numbers: -1, 0, 1, or UNKNOWN."""
    mine, other = float(worth) * other_slope, float(other_worth) * slope
    if worth == other_worth:
        mine, other = other_slope, slope
    elif max(mine, other) >= LARGEST_EXACT:
        return UNKNOWN
    return -1 if mine < other else int(mine > other)


def least(start: float, end: float, slowest: float, fastest: float, width: float) -> float:
    """The smallest value in between of a function with these ends whose slope stays between `slowest` and `fastest`."""
    if slowest >= 0:
        return start
    if fastest <= 0:
        return end
    place = min(max((start - end + fastest * width) / (fastest - slowest), 0.0), width)
    return min(start + slowest * place, start, end)


def cheapest(poll: Listed, money_left: Floats, bounds: Floats) -> tuple[Index, float, float]:
    """The project with the smallest price, or NOBODY or UNCLEAR; its level, and how far that may be off. `bounds` are raised."""
    many = len(bounds)
    highs, levels, errors, weights = np.full(many, np.inf), np.zeros(many), np.zeros(many), np.zeros(many)
    looked, free, top = np.zeros(many, dtype=np.bool_), np.zeros(many, dtype=np.bool_), np.inf
    waiting = bounds.copy()
    while True:
        j = smallest(waiting)
        if waiting[j] == np.inf or waiting[j] > top:
            break
        looked[j], waiting[j] = True, np.inf
        factor = poll.factors[j]
        look = price(poll, j, money_left, bounds[j] * factor * (1 - 8 * EPSILON))
        if look.state == NEVER:
            bounds[j] = np.inf
            continue
        bounds[j] = max(bounds[j], (look.level - look.error) / factor * (1 - 4 * EPSILON))
        levels[j], errors[j], weights[j], free[j] = look.level, look.error, look.slope, look.free
        if look.state == YES:
            highs[j] = (look.level + look.error) / factor * (1 + 4 * EPSILON)
            top = min(top, highs[j])
    chosen: Index = NOBODY
    for k in below(bounds, top):
        if highs[k] == np.inf:
            return UNCLEAR, 0.0, 0.0
        if chosen == NOBODY:
            chosen = k
            continue
        before = order(poll.worths[k], weights[k], poll.worths[chosen], weights[chosen])
        if not (free[k] and free[chosen]) or before == UNKNOWN:
            return UNCLEAR, 0.0, 0.0
        if before < 0 or (before == 0 and poll.ranks[k] < poll.ranks[chosen]):
            chosen = k
    return chosen, levels[chosen], errors[chosen]


def point(
    poll: Listed, endowment: float, budget: float, sequence: Integers, sure: int, known: Known, bounds: Floats
) -> tuple[int, int]:
    """Write what is bought with this endowment to `sequence`, of which the first `sure` rounds are known; also how many they are.
    `bounds` are lower bounds of prices from round `sure` on; they are changed."""
    money_left = nothing(poll.size)
    if not replay(poll, sequence, sure, known, endowment, money_left):
        return UNSURE, 0
    rounds, spent = sure, 0.0
    for place in range(sure):
        spent += poll.costs[sequence[place]]
    while spent <= budget * (1 + EDGE):  # nearly as much is left to whole numbers
        chosen, level, error = cheapest(poll, money_left, bounds)
        if chosen == UNCLEAR:
            return UNSURE, rounds
        if chosen == NOBODY:
            return DONE, rounds
        sequence[rounds] = chosen
        pay(poll, chosen, money_left, level, error)
        bounds[chosen] = np.inf
        spent += poll.costs[chosen]
        rounds += 1
    return OVER, rounds


def lead(
    poll: Listed,
    p: Index,
    q: Index,
    ends: Ends,
    at_low: Look,
    at_high: Look,
    falls: float,
    drops: float,
    width: float,
    bounds: Floats,
    least_low: Floats,
) -> float:
    """HOLDS where p is surely bought before q in the whole interval; else which part of it to try next.

    `bounds`: lower bounds of prices at the upper end; `least_low`: of levels at the lower end. Both are raised.
    """
    own, each = poll.factors[p], poll.factors[q]
    top = (at_low.level + at_low.error) / own * (1 + 4 * EPSILON)
    high = price(poll, q, ends.high, bounds[q] * each * (1 - 8 * EPSILON))
    if high.state == NEVER:
        bounds[q] = np.inf
        return HOLDS
    bounds[q] = max(bounds[q], (high.level - high.error) / each * (1 - 4 * EPSILON))
    if bounds[q] > top:
        return HOLDS
    if high.state != YES:
        return HALF
    low = price(poll, q, ends.low, max(high.level - high.error, least_low[q]))
    if low.state != YES:
        return (
            min(max((poll.costs[q] - low.money) / (high.money - low.money), 0.0), 0.9)
            if high.money > low.money
            else HALF
        )
    least_low[q] = low.level - low.error
    if (
        at_low.free
        and at_high.free
        and low.free
        and high.free
        and at_low.slope == at_high.slope
        and low.slope == high.slope
    ):
        before = order(poll.worths[p], at_low.slope, poll.worths[q], low.slope)  # the same everywhere: nobody is poor
        return HOLDS if before < 0 or (before == 0 and poll.ranks[p] < poll.ranks[q]) else 0.0
    start = (low.level - low.error) / each * (1 - 4 * EPSILON) - top
    end = bounds[q] - (at_high.level + at_high.error) / own * (1 + 4 * EPSILON)
    if start <= 0:
        return 0.0
    if end <= 0:
        return float(start / (start - end))
    falls_q, drops_q = slopes(poll, q, ends, low.level + low.error, high.level - high.error)
    spread = EDGE * (drops / own + drops_q / each)
    slowest, fastest = falls / own - drops_q / each - spread, drops / own - falls_q / each + spread
    return HOLDS if least(start, end, slowest, fastest, width) > 16 * EPSILON * top else HALF


def start(known: Known, rounds: int, endowment: float, money_left: Floats) -> int:
    """Everybody's money after the even rounds if so many rounds are certain, else before the first round; after how many."""
    certain = known.even[0] <= rounds
    begin(known, certain, endowment, money_left)
    return int(known.even[0]) if certain else 0


def replay(poll: Listed, sequence: Integers, rounds: int, known: Known, endowment: float, money_left: Floats) -> bool:
    """Everybody's money after the first rounds with another endowment; False where a level can't be bounded."""
    for place in range(start(known, rounds, endowment, money_left), rounds):
        look = price(poll, sequence[place], money_left, known.floors[place])
        if look.state != YES:
            return False
        pay(poll, sequence[place], money_left, look.level, look.error)
    return True


def ending(poll: Listed, ends: Ends, bounds: Floats) -> float:
    """HOLDS where nobody else can be bought; else which part of the interval to try next."""
    for q in below(bounds, np.inf):
        high = price(poll, q, ends.high, 0.0)
        if high.state != NEVER:
            low = price(poll, q, ends.low, 0.0)
            missing = poll.costs[q] - low.money
            return min(max(missing / (high.money - low.money), 0.0), 0.9) if high.money > low.money else 0.0
        bounds[q] = np.inf
    return HOLDS


def span(poll: Listed, lower: float, unit: float, step: Index, steps: int, sequence: Integers, known: Known) -> int:
    """For how many steps of `unit` (at most `steps`) after `step`, whose endowment is `lower`, the sequence stays; 0: for none
    that could be proved. `known` learns what is proved of each round."""
    ends = Ends(nothing(poll.size), nothing(poll.size), nothing(poll.size))
    ends.growth[:] = 1.0
    sure = 0
    while sure < len(sequence) and known.until[sure] >= step + steps:
        sure += 1
    bounds, least_low = known.before[sure].copy(), np.zeros(len(poll.costs))
    start(known, sure, lower + steps * unit, ends.high)
    rounds = start(known, sure, lower, ends.low)
    while steps > 0:
        part = HALF
        if rounds == len(sequence):
            part = ending(poll, ends, bounds)
            if part == HOLDS:
                return steps
        else:
            p = sequence[rounds]
            floor = known.floors[rounds] if rounds < sure else bounds[p] * poll.factors[p] * (1 - 8 * EPSILON)
            at_high = price(poll, p, ends.high, floor)
            at_low = price(poll, p, ends.low, max(at_high.level - at_high.error, least_low[p]))
            if at_high.state == YES and at_low.state == YES:
                part, least_low[p] = HOLDS, at_low.level - at_low.error
                falls, drops = slopes(poll, p, ends, at_low.level + at_low.error, at_high.level - at_high.error)
                if rounds >= sure:
                    width = steps * unit * (1 + EDGE) + 4 * EPSILON * (lower + steps * unit)
                    top = (at_low.level + at_low.error) / poll.factors[p] * (1 + 4 * EPSILON)
                    for q in below(bounds, top):
                        if q != p:
                            part = lead(poll, p, q, ends, at_low, at_high, falls, drops, width, bounds, least_low)
                            if part < HOLDS:
                                break
        if part < HOLDS:
            steps = min(int(steps * part), steps - 1)
            while steps > 0 and not replay(poll, sequence, rounds, known, lower + steps * unit, ends.high):
                steps //= 2
            continue
        settle(poll, p, ends, at_low, at_high, falls, drops)
        bounds[p] = np.inf
        if rounds == known.even[0] and at_low.free:
            even(poll, p, at_low.level, at_low.error, known)
        if rounds >= sure:
            known.until[rounds], known.floors[rounds] = step + steps, at_high.level - at_high.error
            keep(known, rounds + 1, bounds)
        rounds += 1
    return 0
