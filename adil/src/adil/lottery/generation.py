"""A lottery that gives each type at least what it needs, by column generation over panels.

**Rule.** Maximise z such that panels P with weights that sum to 1 give Σ weight · seats_t(P) ≥ z · need_t for every type. Where the
needs are chances that a relaxation proves to be highest, z = 1 says that a lottery reaches them: it is proved optimal.

Panels are first made one by one towards an aim, each for those who are furthest behind what the aim has promised them so far
(Frank and Wolfe's method); a few more than there are types mostly suffice. What is missing then comes from the duals of the
programme: a panel of more weight than z under them, found by a dive, and by an exact programme only where dives find none.
The exact programme then also proves a bound on z (Farley, *A note on bounding a class of linear programming problems*, 1990).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from adil.lottery.programme import Pricing, solver
from adil.lottery.types import Real, Types, Whole
from adil.progress import Progress, silent

type Left = Callable[[], float]
"""How many seconds are left."""

REACHED = 1e-9
AT_ONCE = 5  # panels from one set of duals, all but the first under disturbed ones
SHARE_OF_SEEDING = 0.6


def unlimited() -> float:
    """There is time."""
    return float("inf")


@dataclass(frozen=True)
class Reached:
    """`z`, a proved `bound` of it, the `prices` of types behind that bound (Σ prices · need = 1), and weights of panels."""

    z: float
    bound: float
    prices: Real
    weights: Real


class Search:
    """Panels found so far for one pool. Give it needs as often as you like; panels are kept."""

    def __init__(self, types: Types, *, seed: int = 0, left: Left = unlimited, progress: Progress = silent) -> None:
        self.types, self.pricing, self.panels = types, Pricing(types), list[Whole]()
        self._left, self._progress = left, progress
        self._random = np.random.default_rng(seed)
        self._seen: set[bytes] = set()
        self._all = left()

    def add(self, panel: Whole | None) -> bool:
        """Keep a panel; False where it is known, or none."""
        if panel is None or (key := panel.astype(np.int32).tobytes()) in self._seen:
            return False
        self._seen.add(key)
        self.panels.append(panel)
        return True

    def seed_towards(self, aim: Real, number: int) -> None:
        """Up to so many panels whose average comes near the aim (seats by type)."""
        scale = np.where(aim > REACHED, 1.0 / np.maximum(aim, REACHED), 0.0)
        given, made = np.zeros(len(aim)), 0
        for turn in range(number):
            if self._left() < (1 - SHARE_OF_SEEDING) * self._all:
                break
            behind = (aim * (made + 1) - given) * scale + self._random.normal(scale=1e-3, size=len(aim))
            panel = self.pricing.quick_panel(behind)
            if panel is None:
                panel, _ = self.pricing.best_panel(behind, seconds=1.0, gap=0.01)
            if panel is not None:
                given, made = given + panel, made + 1
                self.add(panel)
            if turn % 20 == 0:
                self._progress(0.6 * turn / number, "panels_found", panels=len(self.panels))

    def reach(self, need: Real) -> Reached:
        """Make panels until z = 1, or no panel can raise z, or the time is over."""
        master = _Master(need, self.panels)
        best_bound, best_prices = np.inf, np.zeros(len(need))
        while True:
            z, prices, weights = master.solve(self._left())
            self._progress(0.6 + 0.4 * min(z, 1.0) ** 50, "panels_found", panels=len(self.panels))
            if z >= 1 - REACHED or self._left() <= 0:
                return Reached(z, best_bound, best_prices, weights)
            if self._dive(master, need, prices, z):
                continue
            panel, bound = self.pricing.best_panel(prices, seconds=min(self._left(), 120.0))
            if bound < best_bound:
                best_bound, best_prices = bound, prices
            raises = panel is not None and float(prices @ panel) > z + REACHED
            if not (raises and self.add(panel)):
                return Reached(z, best_bound, best_prices, weights)
            master.extend(self.panels[-1:])

    def _dive(self, master: "_Master", need: Real, prices: Real, z: float) -> bool:
        """Whether dives found a panel that raises z."""
        raised, before = False, len(self.panels)
        mean = np.where(need > REACHED, 1.0 / np.maximum(need, REACHED), 0.0) / len(need)
        for turn in range(AT_ONCE):
            noise = self._random.uniform(0.5, 1.5, len(need)), self._random.exponential(0.2, len(need))
            panel = self.pricing.quick_panel(prices * noise[0] + mean * noise[1] if turn else prices)
            if self.add(panel) and panel is not None:
                raised = raised or float(prices @ panel) > z + REACHED
        master.extend(self.panels[before:])
        return raised


class _Master:
    """The programme over the panels so far."""

    def __init__(self, need: Real, panels: Iterable[Whole]) -> None:
        import highspy

        self.need, self.rows = need, np.flatnonzero(need > REACHED)
        self.highs, self._panels = solver(), 0
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.highs.addVar(0.0, highspy.kHighsInf)
        self.highs.changeColCost(0, 1.0)
        for _ in self.rows:
            self.highs.addRow(0.0, highspy.kHighsInf, 1, np.array([0], dtype=np.int32), np.array([-1.0]))
        self.highs.addRow(1.0, 1.0, 0, np.array([], dtype=np.int32), np.array([]))
        self.extend(panels)

    def extend(self, panels: Iterable[Whole]) -> None:
        import highspy

        for panel in panels:
            shares = panel[self.rows] / self.need[self.rows]
            entries = np.flatnonzero(shares)
            places = np.append(entries, len(self.rows)).astype(np.int32)
            self.highs.addCol(0.0, 0.0, highspy.kHighsInf, len(places), places, np.append(shares[entries], 1.0))
            self._panels += 1

    def solve(self, seconds: float) -> tuple[float, Real, Real]:
        """z, prices of types, weights of panels. Where time ends the solver early, any weights that it holds, made to sum to 1."""
        if np.isfinite(seconds):
            self.highs.setOptionValue("time_limit", self.highs.getRunTime() + max(seconds, 1.0))
        self.highs.run()
        solution = self.highs.getSolution()
        weights = np.maximum(np.array(solution.col_value[1:]), 0.0)
        weights = weights / weights.sum() if weights.sum() > 0.5 else np.full(self._panels, 1.0 / self._panels)
        prices = np.zeros(len(self.need))
        prices[self.rows] = np.abs(np.array(solution.row_dual[: len(self.rows)])) / self.need[self.rows]
        total = float(prices @ self.need)
        return float(solution.col_value[0]), prices / total if total else prices, weights
