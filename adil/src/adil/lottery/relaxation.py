"""Chances that the quotas alone allow: bounds on every lottery, and the aim that a lottery is built towards.

The chances of a lottery are an average of panels, so they keep each quota too: seats x with low ≤ rows · x ≤ high and
0 ≤ x ≤ most, and chance x_t / n_t for each person of type t. Optimal chances over all such x are a bound for every lottery, with a proof by linear
duality that needs no solver to check (`adil.lottery.certificate`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from adil.lottery.programme import Cut, is_solved, loaded
from adil.lottery.types import Real, Types

TIGHT = 1e-7  # a dual above this is one; those of the free types add up to 1, so one of them is at least 1 / types


@dataclass(frozen=True)
class Level:
    """A step of leximin: no lottery that keeps the steps before gives all of the rest more than `chance`.

    `weights`: of types, the proof's (sum 1 over those that were free); `multipliers`: of the rows of the quotas, then cuts.
    `fixed`: types whose chance is settled by this step.
    """

    chance: float
    fixed: tuple[int, ...]
    weights: Real
    multipliers: Real


@dataclass(frozen=True)
class Relaxed:
    """Leximin chances of the relaxation: `chances` by type, and the levels from the lowest."""

    chances: Real
    levels: tuple[Level, ...]


def relaxed_leximin(types: Types, cuts: Sequence[Cut] = ()) -> Relaxed | None:
    """Chances whose lowest is highest, then the second lowest, and so on; None where not even the relaxation has a panel.

    **Rule.** Maximise the lowest chance of the types that are still free; those with a positive dual have this chance in every
    optimum: settle them there, and go on with the others.
    **Source.** Ogryczak, *On the lexicographic minimax approach to location problems*, 1997.
    """
    import highspy

    highs = loaded(types, whole=False, cuts=tuple(cuts))
    number, first = len(types), len(types.rows) + len(cuts)
    highs.addVar(0.0, highspy.kHighsInf)
    highs.changeColCost(number, 1.0)
    for at in range(number):
        entries = np.array([1.0 / types.count[at], -1.0])
        highs.addRow(0.0, highspy.kHighsInf, 2, np.array([at, number], dtype=np.int32), entries)
    settled, found, seats = np.full(number, np.nan), list[Level](), np.zeros(number)
    while np.isnan(settled).any():
        highs.run()
        if not is_solved(highs):
            highs.clearSolver()  # what it has worked out so far may be what leads it astray
            highs.run()
        if not is_solved(highs):
            break  # the last level that was solved stands for the types that are still free
        solution = highs.getSolution()
        seats = np.array(solution.col_value[:number])
        chance = min(max(solution.col_value[number], 0.0), 1.0)
        duals = np.array(solution.row_dual)
        weights = np.abs(duals[first:])
        fixed = np.flatnonzero(np.isnan(settled) & (weights > TIGHT))
        settled[fixed] = chance
        for at in fixed.tolist():
            highs.changeCoeff(first + at, number, 0.0)
            highs.changeRowBounds(first + at, chance - 1e-10, highspy.kHighsInf)
        found.append(Level(chance, tuple(fixed.tolist()), weights, duals[:first]))
    return Relaxed(np.where(np.isnan(settled), seats / types.count, settled), tuple(found)) if found else None
