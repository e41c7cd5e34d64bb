"""How far a plan can be from the best where overlaps or hours bind: a ceiling that anybody can add up, without a solver.

Each rule says Σ part·x ≤ most, with x = 1 for a wish that is granted. For any prices y ≥ 0 of the rules and any aim w of the wishes

    Σ w·x ≤ Σ most·y + Σ max(0, w − Σ part·y)

for every plan that keeps the rules (weak duality of linear programming). With w = 1 this limits how many places can be filled; with
w = points + p, less p for each place of the plan, the points of all plans that fill as many. Prices are whole numbers of 2⁻²⁰,
from the linear relaxation as HiGHS solves it; wherever they come from, the ceiling holds. It may lie above the best plan: what
whole plans lose against broken ones no prices can tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from adil.highs import silent_solver
from adil.matching.hours import Rule, rules_of
from adil.matching.programme import Programme
from adil.matching.transport import Chosen

SCALE = 2**20
type Name = tuple[str, ...]


@dataclass(frozen=True)
class Ceiling:
    """Prices of rules by their name, for both aims, and in the second what a place and a wish kept in a repair weigh."""

    for_filled: Mapping[Name, int]
    for_points: Mapping[Name, int]
    place: int = 0
    stay: int = 0

    def filled(self, asked: Programme) -> int:
        """No plan fills more places."""
        return _reach(rules_of(asked), self.for_filled, _able(asked, [SCALE] * len(asked.wishes))) // SCALE

    def points(self, asked: Programme, chosen: Chosen, kept: Chosen | None = None) -> int:
        """No plan that fills as many places, and keeps as many wishes, has more points."""
        stays = np.zeros_like(chosen) if kept is None else kept
        aim = [
            SCALE * worth + self.place + self.stay * stay
            for worth, stay in zip(asked.points.tolist(), stays.tolist(), strict=True)
        ]
        given = self.place * int(chosen.sum()) + self.stay * int(stays[chosen].sum())
        return (_reach(rules_of(asked), self.for_points, _able(asked, aim)) - given) // SCALE


def ceiling(asked: Programme, chosen: Chosen, kept: Chosen | None = None) -> Ceiling:
    """The lowest ceiling over a plan that the linear relaxation gives."""
    rules, columns = rules_of(asked), np.flatnonzero(asked.able)
    ones = np.ones(len(columns))
    filled, _ = _prices(rules, columns, ones, [])
    held = [(ones, int(chosen.sum()))]
    if kept is not None:
        held.append((kept[columns].astype(np.float64), int(kept[chosen].sum())))
    points, weights = _prices(rules, columns, asked.points[columns].astype(np.float64), held)
    return Ceiling(filled, points, *(-weight for weight in weights))


def _able(asked: Programme, aim: Sequence[int]) -> dict[int, int]:
    return {wish: aim[wish] for wish in np.flatnonzero(asked.able).tolist()}


def _reach(rules: Sequence[Rule], prices: Mapping[Name, int], aim: dict[int, int]) -> int:
    """The right side of the inequality, in whole numbers of any size."""
    left, sum_of_rules = dict(aim), 0
    for rule in rules:
        price = max(0, prices.get(rule.name, 0))
        sum_of_rules += rule.most * price
        for wish, part in rule.parts if price else ():
            left[wish] -= part * price
    return sum_of_rules + sum(worth for worth in left.values() if worth > 0)


def _prices(
    rules: Sequence[Rule], columns: np.ndarray, aim: np.ndarray, held: Sequence[tuple[np.ndarray, int]]
) -> tuple[dict[Name, int], list[int]]:
    """Prices of the rules, and those of the sums that are held, of the relaxation with this aim; none where it can't be solved."""
    import highspy

    place = {wish: at for at, wish in enumerate(columns.tolist())}
    rows = [[(place[wish], float(part)) for wish, part in rule.parts] for rule in rules]
    rows += [[(at, float(aim[at])) for at in np.flatnonzero(aim).tolist()] for aim, _ in held]
    model = highspy.HighsLp()
    model.num_col_, model.num_row_, model.sense_ = len(columns), len(rows), highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = aim, np.zeros(len(columns)), np.ones(len(columns))
    model.row_lower_ = np.array([-highspy.kHighsInf] * len(rules) + [float(number) for _, number in held])
    model.row_upper_ = np.array([float(rule.most) for rule in rules] + [float(number) for _, number in held])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *map(len, rows)])
    model.a_matrix_.index_ = np.array([at for row in rows for at, _ in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([part for row in rows for _, part in row])
    solver = silent_solver()
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return {}, [0] * len(held)
    found = np.rint(np.asarray(solver.getSolution().row_dual) * SCALE).astype(np.int64).tolist()
    named = {rule.name: price for rule, price in zip(rules, found[: len(rules)], strict=True) if price > 0}
    return named, found[len(rules) :]
