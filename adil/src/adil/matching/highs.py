"""The one door to HiGHS. It is loaded when a programme is solved, not before; one thread and a fixed seed, so that the same
version of HiGHS gives the same answer each time."""

import os
from functools import cache
from typing import Any

import numpy as np

from adil.matching.transport import Chosen, Integers, Prices, Transport


def relaxed(programme: Transport, weight: Integers) -> tuple[Chosen, Prices] | None:
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
    solver = quiet_solver()
    solver.setOptionValue("solver", "simplex")
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    answer = solver.getSolution()
    price = np.rint(np.asarray(answer.row_dual)).astype(np.int64)
    return np.asarray(answer.col_value) > 0.5, Prices(price[:left], price[left:])


def quiet_solver() -> Any:
    """A solver that prints nothing."""
    import highspy

    _greeted()
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    return solver


@cache
def _greeted() -> None:
    """Let HiGHS say its name to nobody: newer versions print it on standard output when the first solver is made."""
    import highspy

    kept, nobody = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nobody, 1)
        highspy.Highs()  # type: ignore[no-untyped-call]
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nobody)
