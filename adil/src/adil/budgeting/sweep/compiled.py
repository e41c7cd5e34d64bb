"""The proofs compiled with numba (`adil[fast]`): the text of `proofs` with what `plain` does with numpy in loops.

`plain` says what each function does. A compiled proof is cached under a name with the digest of this file, since numba looks for
changes in the file of the proof only.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any

import numba
import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats
from adil.budgeting.sweep import proofs
from adil.budgeting.sweep.tables import EDGE, EPSILON, MAYBE, NEVER, YES, Ends, Index, Known, Look, Poll

DIGEST = sha256(Path(__file__).read_bytes()).hexdigest()[:12]
INSIDE = {
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}  # called by compiled functions only
njit: Any = numba.njit


def inner[Function: Callable[..., Any]](function: Function) -> Function:
    """Compiled for other compiled functions; a sum's bound holds for any order of its terms."""
    return njit(function, **INSIDE, fastmath={"reassoc"})  # type: ignore[no-any-return]


@inner
def nothing(size: int) -> Floats:
    return np.empty((size, 2))  # both numbers of a ballot lie together in memory


@inner
def price(poll: Poll, project: Index, money_left: Floats, at_least: float) -> Look:
    part = slice(poll.first[project], poll.first[project + 1])
    supporters, counts, weights, cost = (
        poll.supporters[part],
        poll.counts[part],
        poll.weights[part],
        poll.costs[project],
    )
    size = len(supporters)
    mine, doubts = np.empty(size), np.empty(size)
    for k in range(size):
        mine[k] = money_left[supporters[k], 0]
        doubts[k] = money_left[supporters[k], 1]
    money, doubt, found, before, slope, paid = 0.0, 0.0, at_least, -1.0, 0.0, 0.0
    for k in range(size):
        rich = mine[k] >= found * weights[k]
        have = counts[k] * mine[k]
        money += have
        doubt += counts[k] * doubts[k]
        slope += counts[k] * weights[k] if rich else 0.0
        paid += 0.0 if rich else have
    doubt += (size + 16) * EPSILON * (money + cost)
    if money + doubt < cost:
        return Look(NEVER, np.inf, 0.0, 0.0, False, money)
    strict, unsure = 0.0, 0.0
    while slope not in (before, 0.0):
        found, before = max(found, (cost - paid) / slope), slope
        edge, slope, paid, strict, unsure = found * (1 + EDGE), 0.0, 0.0, 0.0, 0.0
        for k in range(size):
            rich, surely = mine[k] >= found * weights[k], mine[k] - doubts[k] > edge * weights[k]
            needs = counts[k] * weights[k]
            slope += needs if rich else 0.0
            paid += 0.0 if rich else counts[k] * mine[k]
            strict += needs if surely else 0.0
            unsure += 0.0 if surely else counts[k] * doubts[k]
    rounding = 2 * (size + 16) * EPSILON * cost if unsure > 0 else 0.0
    error = 2 * (unsure + rounding) / strict + 8 * EPSILON * found if strict > 0 else np.inf
    if money - doubt <= cost or error > EDGE * found:
        return Look(MAYBE, found * (1 - EDGE), 0.0, 0.0, False, money)
    return Look(YES, found, error, strict, unsure == 0, money)


@inner
def pay_one(money_left: Floats, g: Index, weight: float, level: float, error: float) -> None:
    left, off = money_left[g, 0], money_left[g, 1]
    if left + off < weight * (level - error):
        money_left[g, 0] = money_left[g, 1] = 0.0
    else:
        money_left[g, 1] = off + weight * (error + level * 2 * EPSILON) + left * (2 * EPSILON)
        money_left[g, 0] = max(left - weight * level, 1e-300)


@inner
def pay(poll: Poll, project: Index, money_left: Floats, level: float, error: float) -> None:
    for k in range(poll.first[project], poll.first[project + 1]):
        pay_one(money_left, poll.supporters[k], poll.weights[k], level, error)


@inner
def slopes(poll: Poll, project: Index, ends: Ends, top: float, bottom: float) -> tuple[float, float]:
    surely, maybe, fewest, most = 0.0, 0.0, 0.0, 0.0
    for k in range(poll.first[project], poll.first[project + 1]):
        g, weight, count = poll.supporters[k], poll.weights[k], poll.counts[k]
        alive, rich = ends.high[g, 0] > 0, ends.low[g, 0] - ends.low[g, 1] > weight * top
        poor = ends.high[g, 0] + ends.high[g, 1] < weight * bottom
        needs = count * weight if alive else 0.0
        fewest += needs if rich else 0.0
        most += 0.0 if poor else needs
        maybe += count * ends.growth[g, 1] if alive and not rich else 0.0
        surely += count * ends.growth[g, 0] if alive and poor else 0.0
    quickest = maybe / fewest * (1 + EDGE) if fewest > 0 else np.inf
    return (surely / most * (1 - EDGE) if most > 0 else 0.0), quickest


@inner
def settle(poll: Poll, project: Index, ends: Ends, at_low: Look, at_high: Look, falls: float, drops: float) -> None:
    low, growth = ends.low, ends.growth
    for k in range(poll.first[project], poll.first[project + 1]):
        g, weight = poll.supporters[k], poll.weights[k]
        rich = low[g, 0] - low[g, 1] > weight * (at_low.level + at_low.error)
        growth[g, 0] = growth[g, 0] + weight * falls if rich else 0.0
        growth[g, 1] = (growth[g, 1] + weight * drops) * (1 + 4 * EPSILON)
        pay_one(low, g, weight, at_low.level, at_low.error)
        pay_one(ends.high, g, weight, at_high.level, at_high.error)


@inner
def even(poll: Poll, project: Index, level: float, error: float, known: Known) -> None:
    for k in range(poll.first[project], poll.first[project + 1]):
        g, weight = poll.supporters[k], poll.weights[k]
        known.spent[g] += weight * level
        known.off[g] += weight * (error + 2 * level * EPSILON) + known.spent[g] * (2 * EPSILON)
    known.even[0] += 1


@inner
def keep(known: Known, rounds: int, bounds: Floats) -> None:
    for j in range(len(bounds)):  # numba compiles a whole row for 3 seconds, for the sake of its errors' words
        known.before[rounds, j] = bounds[j]


@inner
def begin(known: Known, certain: bool, endowment: float, money_left: Floats) -> None:
    for g in range(len(money_left)):
        money_left[g, 0] = endowment - known.spent[g] if certain else endowment
        money_left[g, 1] = 2 * endowment * EPSILON + (known.off[g] if certain else 0.0)


@inner
def below(bounds: Floats, top: float) -> Integers:
    found, many = np.empty(len(bounds), dtype=np.int64), 0
    for j in range(len(bounds)):
        if bounds[j] <= top and bounds[j] < np.inf:
            found[many] = j
            many += 1
    return found[:many]


@inner
def smallest(bounds: Floats) -> int:
    place = 0
    for j in range(len(bounds)):
        if bounds[j] < bounds[place]:
            place = j
    return place


def _text(proof: Any, **instead: Any) -> Any:
    """A proof with other functions behind the names it uses."""
    text = FunctionType(proof.__code__, {**proof.__globals__, **instead}, proof.__name__)
    text.__qualname__ = f"{proof.__qualname__}_{DIGEST}"
    return text


def _inner(proof: Any, **instead: Any) -> Any:
    return njit(_text(proof, **instead), **INSIDE)


_primitives = {
    "nothing": nothing,
    "price": price,
    "pay": pay,
    "slopes": slopes,
    "settle": settle,
    "even": even,
    "keep": keep,
    "begin": begin,
    "below": below,
    "smallest": smallest,
}
_order, _least, _start = _inner(proofs.order), _inner(proofs.least), _inner(proofs.start, **_primitives)
_replay = _inner(proofs.replay, start=_start, **_primitives)
_cheapest = _inner(proofs.cheapest, order=_order, **_primitives)
_lead = _inner(proofs.lead, order=_order, least=_least, **_primitives)
_ending = _inner(proofs.ending, **_primitives)
point = njit(_text(proofs.point, cheapest=_cheapest, replay=_replay, **_primitives), cache=True, error_model="numpy")
span = njit(
    _text(proofs.span, lead=_lead, replay=_replay, start=_start, ending=_ending, **_primitives),
    cache=True,
    error_model="numpy",
)
