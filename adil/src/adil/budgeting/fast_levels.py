"""The search for a level compiled with numba (`adil[fast]`); `levels` has the same in numpy and says what it does."""

import numba
import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats


@numba.njit(cache=True)
def level(
    supporters: Integers, counts: Floats, weights: Floats, left: Floats, cost: float, at_least: float
) -> tuple[float, float, float, float]:
    people, money = 0.0, 0.0
    for k in range(len(supporters)):
        people += counts[k]
        money += counts[k] * left[supporters[k]]
    if money <= cost * (1 - 1e-9):
        return 0.0, 0.0, people, money
    found, fewer = at_least, -1
    while True:
        slope, paid, number = 0.0, 0.0, 0
        for k in range(len(supporters)):
            mine = left[supporters[k]]
            if mine / weights[k] >= found:
                slope += counts[k] * weights[k]
                number += 1
            else:
                paid += counts[k] * mine
        if number == fewer or slope == 0:
            return found, slope, people, money
        found, fewer = max(found, (cost - paid) / slope), number


def warm() -> None:
    """Compile, or load what was compiled before."""
    one = np.ones(1)
    level(np.zeros(1, dtype=np.int64), one, one, one, 1.0, 0.0)
