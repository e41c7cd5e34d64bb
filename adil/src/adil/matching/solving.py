"""Solving a transport programme: HiGHS for speed, integers for truth.

HiGHS works with floats. Its plan and prices are rounded to whole numbers and checked without floats; only where they do not
prove each other, `settle` goes on from there with integers alone until they do. So no answer rests on a float.
"""

import numpy as np

from adil.highs import silent_solver
from adil.matching.settling import settle
from adil.matching.transport import Chosen, Integers, Prices, Transport

# Presolve never pays here: it leaves a more degenerate programme (600 entries, 60 jurors: 16 s, not 0.3 s). Up to so many edges a
# node, whole weights need no perturbed costs either, and Devex prices are cheaper than steepest edges: 3.2 s, not 5.0 s, for
# 350,000 edges. Above, the same takes far longer (300 × 300, all joined: 9.1 s, not 0.6 s).
DENSE = 10
SPARSE_OPTIONS = {"dual_simplex_cost_perturbation_multiplier": 0.0, "simplex_dual_edge_weight_strategy": 1}


def solve(programme: Transport, rough: Integers | None = None) -> tuple[Chosen, Prices] | None:
    """The best plan and the prices that prove it; None where no plan keeps the bounds.

    `rough` are weights of the same order, but smaller, for HiGHS alone: large ones make it slow (161 s instead of 5 s for
    350,000 edges), and what they would change is put right in integers.
    """
    if not len(programme.weight):
        chosen = np.zeros(0, dtype=np.bool_)
        nothing = Prices(np.zeros_like(programme.left_high), np.zeros_like(programme.right_high))
        return (chosen, nothing) if programme.keeps_bounds(chosen) else None
    found = _relaxed(programme, programme.weight if rough is None else rough)
    if found is None:
        return None
    chosen, prices = found
    if not programme.keeps_bounds(chosen):  # a float that was no whole number: begin with nothing, where that is a plan
        chosen = np.zeros_like(chosen)
    return proved(programme, chosen, prices)


def proved(programme: Transport, chosen: Chosen, prices: Prices) -> tuple[Chosen, Prices]:
    """The same plan and prices where they prove each other, better ones otherwise."""
    if prices.bound(programme) == programme.worth(chosen):
        return chosen, prices
    return settle(programme, chosen, prices)


def with_lots(programme: Transport, chosen: Chosen, prices: Prices, lots: Integers) -> Chosen:
    """Of all best plans, the one whose lots add up to most.

    By complementary slackness the best plans are the plans that take every edge with a surplus, none with a loss, and fill
    every node with a price: another transport programme, on the edges in between.
    """
    surplus = prices.surplus(programme)
    sure, open_ = surplus > 0, surplus == 0
    if not open_.any():
        return chosen
    at_left, at_right = programme.taken(sure)
    left_low, left_high = _held(prices.left, programme.left_low, programme.left_high)
    right_low, right_high = _held(prices.right, programme.right_low, programme.right_high)
    between = Transport(
        programme.left[open_],
        programme.right[open_],
        lots[open_],
        left_low - at_left,
        left_high - at_left,
        right_low - at_right,
        right_high - at_right,
    )
    solved = _relaxed(between, between.weight)
    start = chosen[open_]
    prices_between = Prices(np.zeros_like(left_low), np.zeros_like(right_low))
    if solved is not None:
        start, prices_between = (solved[0] if between.keeps_bounds(solved[0]) else start), solved[1]
    best = sure.copy()
    best[open_], _ = proved(between, start, prices_between)
    return best


def _held(price: Integers, low: Integers, high: Integers) -> tuple[Integers, Integers]:
    return np.where(price > 0, high, low), np.where(price < 0, low, high)


def _relaxed(programme: Transport, weight: Integers) -> tuple[Chosen, Prices] | None:
    """Plan and prices for `weight` as HiGHS finds them by the dual simplex method, rounded; None where it finds no plan."""
    import highspy

    edges, left, right = len(programme.weight), len(programme.left_high), len(programme.right_high)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_, model.sense_ = edges, left + right, highspy.ObjSense.kMaximize
    model.col_cost_ = weight.astype(np.float64)
    model.col_lower_, model.col_upper_ = np.zeros(edges), np.ones(edges)
    model.row_lower_ = np.concatenate([programme.left_low, programme.right_low]).astype(np.float64)
    model.row_upper_ = np.concatenate([programme.left_high, programme.right_high]).astype(np.float64)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(0, 2 * edges + 1, 2)
    model.a_matrix_.index_ = np.stack([programme.left, programme.right + left], axis=1).ravel()
    model.a_matrix_.value_ = np.ones(2 * edges)
    options = {} if edges > DENSE * (left + right) else SPARSE_OPTIONS
    solver = silent_solver(solver="simplex", presolve="off", **options)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    answer = solver.getSolution()
    price = np.rint(np.asarray(answer.row_dual)).astype(np.int64)
    return np.asarray(answer.col_value) > 0.5, Prices(price[:left], price[left:])
