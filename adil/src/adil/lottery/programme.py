"""Panels of most weight, by HiGHS: the linear relaxation, a quick whole panel, and a panel that is proved best.

The same programme in the same order gives the same answer.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from adil.highs import silent_solver
from adil.lottery.types import Real, Types, Whole

if TYPE_CHECKING:
    from highspy import Highs

WHOLE = (
    1e-6  # closer to a whole number than this is whole: rows hold whole numbers, and each panel is checked afterwards
)
TRIES = 60


@dataclass(frozen=True)
class Cut:
    """Every panel keeps weights · seats ≤ most, all whole: what the quotas alone don't say."""

    weights: Whole
    most: int


def solver() -> "Highs":
    """An empty, silent and strict HiGHS."""
    return silent_solver(primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9)


def loaded(types: Types, *, whole: bool, cuts: tuple[Cut, ...] = ()) -> "Highs":
    """A maximisation over all panels, or over their linear relaxation; no weights yet."""
    import highspy

    table = np.vstack([types.rows.astype(float), *[cut.weights / max(cut.most, 1) for cut in cuts]])
    programme = highspy.HighsLp()
    programme.num_row_, programme.num_col_ = table.shape
    programme.col_cost_ = np.zeros(len(types))
    programme.col_lower_ = np.zeros(len(types))
    programme.col_upper_ = types.most.astype(float)
    programme.row_lower_ = np.append(types.low.astype(float), [-highspy.kHighsInf] * len(cuts))
    programme.row_upper_ = np.append(types.high.astype(float), [cut.most / max(cut.most, 1) for cut in cuts])
    column, row = np.nonzero(table.T)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.searchsorted(column, np.arange(len(types) + 1))
    programme.a_matrix_.index_ = row
    programme.a_matrix_.value_ = table[row, column]
    programme.sense_ = highspy.ObjSense.kMaximize
    if whole:
        programme.integrality_ = [highspy.HighsVarType.kInteger] * len(types)
    highs = solver()
    highs.passModel(programme)
    return highs


def is_solved(highs: "Highs") -> bool:
    """Whether the last run ended at an optimum."""
    import highspy

    return bool(highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)


class Pricing:
    """Panels of one pool by weights of types, as often as asked."""

    def __init__(self, types: Types) -> None:
        self.types = types
        self._every = np.arange(len(types), dtype=np.int32)
        self._relaxed = loaded(types, whole=False)
        self._whole: Highs | None = None

    def quick_panel(self, weights: Real) -> Whole | None:
        """A panel of high weight, or None where a short search finds none.

        A dive: solve the relaxation, round the seats nearest below a whole number up, solve again; where that fails, round
        down instead. The relaxation has few broken seats (never more than rows), so this ends after some tens of solves.
        """
        self._relaxed.changeColsCost(len(self.types), self._every, weights)
        self._relaxed.run()
        limits: dict[int, tuple[float, float]] = {}
        found = self._dive(limits) if is_solved(self._relaxed) else None
        for at in limits:
            self._relaxed.changeColBounds(at, 0.0, float(self.types.most[at]))
        return found

    def _dive(self, limits: dict[int, tuple[float, float]]) -> Whole | None:
        path: list[tuple[int, float, bool, tuple[float, float]]] = []
        tries = 0

        def limit(at: int, least: float, most: float) -> None:
            limits[at] = (least, most)
            self._relaxed.changeColBounds(at, least, most)

        while True:
            seats = np.array(self._relaxed.getSolution().col_value)
            below = np.floor(seats + WHOLE)
            broken = np.where(seats - below > WHOLE, seats - below, 0.0)
            at = int(np.argmax(broken))
            if not broken[at]:
                panel = below.astype(np.int64)
                return panel if self.types.kept_by(panel) else None
            was = limits.get(at, (0.0, float(self.types.most[at])))
            path.append((at, below[at], False, was))
            limit(at, below[at] + 1, was[1])
            self._relaxed.run()
            tries += 1
            while not is_solved(self._relaxed) and path and tries <= TRIES:
                at, floor, turned, was = path.pop()
                if turned:
                    limit(at, *was)
                    continue
                path.append((at, floor, True, was))
                limit(at, was[0], floor)
                self._relaxed.run()
                tries += 1
            if not is_solved(self._relaxed):
                return None

    def best_panel(self, weights: Real, *, seconds: float = 60.0, gap: float = 0.0) -> tuple[Whole | None, float]:
        """The panel of most weight, and a proved bound on the weight of every panel (infinite where none was proved in time).

        No panel and a bound of minus infinity: there is none at all.
        """
        import highspy

        self._whole = self._whole or loaded(self.types, whole=True)
        self._whole.setOptionValue("mip_rel_gap", gap)
        self._whole.setOptionValue("mip_abs_gap", 1e-9)
        self._whole.setOptionValue("time_limit", self._whole.getRunTime() + max(seconds, 0.1))
        self._whole.changeColsCost(len(self.types), self._every, weights)
        self._whole.run()
        if self._whole.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return None, -np.inf
        panel = np.array(self._whole.getSolution().col_value).round().astype(np.int64)
        bound = float(self._whole.getInfo().mip_dual_bound)
        if self._whole.getModelStatus() == highspy.HighsModelStatus.kOptimal and not np.isfinite(bound):
            bound = float(weights @ panel)
        valid = len(panel) == len(self.types) and self.types.kept_by(panel)
        return (panel if valid else None), bound if np.isfinite(bound) else np.inf
