"""Nash: chances with the highest product, by tangents of the logarithm on the relaxation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from adil.lottery.programme import Cut, is_solved, loaded
from adil.lottery.types import Real, Types, Whole

if TYPE_CHECKING:
    from highspy import Highs

ROUNDS = 60
CLOSE = 2e-9
ABLE = 1e-9


@dataclass(frozen=True, eq=False)
class Tangents:
    """`chances` by type; `bound` of the mean of log chances, and the duals that prove it: `weights` of types, `multipliers` of rows."""

    chances: Real
    bound: float
    weights: Real
    multipliers: Real


def nash_chances(types: Types, start: Real, cuts: Sequence[Cut] = ()) -> Tangents:
    """Chances p of the relaxation with the highest Σ log p over all people who can have a chance, and a bound on the mean of log p.

    **Rule.** The logarithm lies below each of its tangents, log p ≤ log a + p / a − 1. Maximise Σ n_t θ_t with θ_t below the tangents
    so far, take tangents at the chances found, and go on until the mean of θ (a bound for every lottery) and the mean of log p
    agree to `CLOSE`. `start`: chances by type, the leximin ones; types with 0 there can have no chance and are left out.
    **Source.** Kelley, *The cutting-plane method for solving convex programs*, 1960.
    """
    import highspy

    highs, number = loaded(types, whole=False, cuts=tuple(cuts)), len(types)
    rows = highs.getNumRow()
    able = np.flatnonzero(start > ABLE)
    people = float(types.count[able].sum())
    for at in able.tolist():
        highs.addVar(-highspy.kHighsInf, 0.0)
        highs.changeColCost(highs.getNumCol() - 1, float(types.count[at]) / people)
    tangents = [start * 0.6, start, np.minimum(start * 1.7, 1.0), np.ones(number)]
    slopes: list[Real] = []
    best, best_mean, bound, duals = start, -np.inf, np.inf, np.zeros(rows)
    for _ in range(ROUNDS):
        for chances in tangents:
            slopes.append(_add_tangents(highs, types, able, chances, start))
        highs.run()
        if not is_solved(highs):
            break
        bound, duals = float(highs.getInfo().objective_function_value), np.array(highs.getSolution().row_dual)
        found = np.clip(np.array(highs.getSolution().col_value[:number]) / types.count, 0.0, 1.0)
        mean = mean_log(types, found, able)
        if mean > best_mean:
            best, best_mean = found, mean
        if bound - best_mean <= CLOSE:
            break
        tangents = [found, (found + best) / 2] if found is not best else [found]
    weights = np.zeros(number)
    tangent_duals = duals[rows:].reshape(-1, len(able))
    weights[able] = (np.abs(tangent_duals) * np.array(slopes)[: len(tangent_duals)]).sum(axis=0)
    return Tangents(best, bound, weights, duals[:rows])


def _add_tangents(highs: "Highs", types: Types, able: Whole, chances: Real, start: Real) -> Real:
    """A row for each type that is able: below the tangent at its chance. Gives the slopes, one for each row."""
    import highspy

    least = float(start.min(initial=1.0, where=start > ABLE)) * 0.01
    touching = np.clip(chances[able], least, 1.0)
    for theta, (at, chance) in enumerate(zip(able.tolist(), touching.tolist(), strict=True)):
        places = np.array([at, len(types) + theta], dtype=np.int32)
        entries = np.array([-1.0 / (chance * types.count[at]), 1.0])
        highs.addRow(-highspy.kHighsInf, float(np.log(chance)) - 1.0, 2, places, entries)
    slopes: Real = 1.0 / touching
    return slopes


def mean_log(types: Types, chances: Real, able: Whole | None = None) -> float:
    """The mean of log chances over the people of these types (all that have a chance); minus infinite where one has none."""
    able = np.flatnonzero(chances > ABLE) if able is None else able
    if (chances[able] <= 0).any():
        return -np.inf
    return float(types.count[able] @ np.log(chances[able]) / types.count[able].sum())
