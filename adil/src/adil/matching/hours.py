"""Where overlaps or hours bind: a programme in whole numbers for the branch and bound of HiGHS.

Rows: capacity of each shift, shifts and minutes of each person, and one row for each largest set of a person's wishes that
meet in one moment. First the number of filled places is maximised, then, with that number held, (kept places and) points.
"""

from dataclasses import dataclass
from math import floor
from typing import Any

import numpy as np

from adil.highs import silent_solver
from adil.matching.programme import Programme
from adil.matching.transport import Chosen, Integers

SLACK = 1e-6  # how far HiGHS's bounds may be off


@dataclass(frozen=True)
class Found:
    """`wishes`: those granted; no plan fills more than `filled_bound`, or has more points with as many filled."""

    wishes: Integers
    filled_bound: int
    points_bound: int


def solve(asked: Programme, lots: Integers, most_nodes: int, kept: Chosen | None = None) -> Found:
    """The best plan that HiGHS finds within so many nodes. Columns stand in the order of their lots, for ties."""
    able = np.flatnonzero(asked.able)
    able = able[np.argsort(lots[able], kind="stable")]
    search = _Search(asked, able, most_nodes)
    granted, bound = search.best(np.ones(len(able), dtype=np.int64))
    filled, filled_bound = len(granted), max(bound, len(granted))
    search.hold(np.ones(len(able)), filled)
    if kept is not None:
        stay = kept[able].astype(np.int64)
        granted, _ = search.best(stay)
        search.hold(stay.astype(np.float64), int(kept[granted].sum()))
    points = asked.points[able]
    granted, bound = search.best(points)
    return Found(granted, filled_bound, max(bound, int(asked.points[granted].sum())))


@dataclass(frozen=True)
class Rule:
    """Parts of wishes that add up to at most a number. `name` tells rules apart: its kind and whose it is."""

    name: tuple[str, ...]
    parts: tuple[tuple[int, int], ...]
    most: int


def rules_of(asked: Programme) -> list[Rule]:
    """Capacity of each shift; shifts and minutes of each person, and moments in which some of their wishes meet."""
    of_shift: dict[int, list[tuple[int, int]]] = {}
    for wish in np.flatnonzero(asked.able).tolist():
        of_shift.setdefault(int(asked.of_shift[wish]), []).append((wish, 1))
    shifts = asked.shifts
    rules = [Rule(("shift", shifts[at].key), tuple(parts), shifts[at].capacity) for at, parts in of_shift.items()]
    for at, wishes in asked.of_each_person.items():
        person = asked.people[at]
        rules.append(Rule(("person", person.key), tuple((wish, 1) for wish in wishes), person.max_shifts))
        if person.max_shifts < 2:
            continue
        if person.max_minutes is not None:
            lengths = ((wish, asked.shift_of(wish).length) for wish in wishes)
            parts = tuple((wish, length) for wish, length in lengths if length)
            rules.append(Rule(("minutes", person.key), parts, person.max_minutes))
        for clique in map(sorted, asked.cliques(wishes)):
            meeting = (asked.shift_of(wish).key for wish in clique)
            rules.append(Rule(("moment", person.key, *meeting), tuple((wish, 1) for wish in clique), 1))
    return rules


class _Search:
    """One model, solved for several aims one after the other, each from the plan before."""

    def __init__(self, asked: Programme, able: Integers, most_nodes: int) -> None:
        self.asked, self.able, self.columns = asked, able, len(able)
        # Aims are whole numbers, so what is less than 1 away is the best.
        self.solver = silent_solver(mip_max_nodes=most_nodes, mip_rel_gap=0.0, mip_abs_gap=0.999)
        self.solver.passModel(self._model())
        self.plan: np.ndarray[Any, Any] | None = None

    def best(self, aim: Integers) -> tuple[Integers, int]:
        """Wishes granted by the plan with the largest `aim`, and a bound for it."""
        self.solver.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), aim.astype(np.float64))
        if self.plan is not None:
            import highspy

            start = highspy.HighsSolution()
            start.col_value = self.plan.tolist()
            self.solver.setSolution(start)
        self.solver.run()
        values = np.asarray(self.solver.getSolution().col_value)
        if len(values) == self.columns and self.keeps_rules(values > 0.5):
            self.plan = (values > 0.5).astype(np.float64)
        if self.plan is None:
            self.plan = np.zeros(self.columns)
        taken = self.plan > 0.5
        bound = self.solver.getInfo().mip_dual_bound
        reach = floor(bound + SLACK) if np.isfinite(bound) else int(aim[aim > 0].sum())
        return np.sort(self.able[taken]), max(reach, int(aim[taken].sum()))

    def hold(self, weights: np.ndarray[Any, Any], at_least: int) -> None:
        """From now on only plans that reach this much."""
        import highspy

        used = np.flatnonzero(weights).astype(np.int32)
        self.solver.addRow(float(at_least), highspy.kHighsInf, len(used), used, weights[used])

    def keeps_rules(self, taken: Chosen) -> bool:
        """Whether a plan keeps every rule, in whole numbers."""
        return all(sum(part for at, part in row if taken[at]) <= most for row, most in self.rows)

    def _model(self) -> Any:
        import highspy

        column = {wish: at for at, wish in enumerate(self.able.tolist())}
        self.rows = [([(column[wish], part) for wish, part in rule.parts], rule.most) for rule in rules_of(self.asked)]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_, model.sense_ = self.columns, len(self.rows), highspy.ObjSense.kMaximize
        model.col_cost_ = np.zeros(self.columns)
        model.col_lower_, model.col_upper_ = np.zeros(self.columns), np.ones(self.columns)
        model.row_lower_ = np.full(len(self.rows), -highspy.kHighsInf)
        model.row_upper_ = np.array([float(most) for _, most in self.rows])
        model.integrality_ = [highspy.HighsVarType.kInteger] * self.columns
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _ in self.rows)])
        model.a_matrix_.index_ = np.array([at for row, _ in self.rows for at, _ in row], dtype=np.int32)
        model.a_matrix_.value_ = np.array([float(part) for row, _ in self.rows for _, part in row])
        return model
