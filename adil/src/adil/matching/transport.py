"""The transport programme under every matching here, and the proof that a plan of it is the best.

    maximise Σ weight·x   where x is 0 or 1 on each edge between a left and a right node,
    and the edges taken at each node number from its `low` to its `high`.

Weights, bounds and prices are integers. **Proof.** For any whole prices u (left) and v (right) no plan is worth more than

    Σ max(low·u, high·u) + Σ max(low·v, high·v) + Σ max(0, weight − u − v)

(weak duality of linear programming). `Prices.bound` works this out without floats; where it equals the plan's worth, the plan
is the best. Such prices exist for every best plan, since the matrix is totally unimodular (Hoffman and Kruskal, *Integral
boundary points of convex polyhedra*, 1956).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

import numpy as np
import numpy.typing as npt

from adil.errors import AdilError

type Integers = npt.NDArray[np.int64]
type Chosen = npt.NDArray[np.bool_]
LARGEST = 2**58  # so that sums of a few weights stay within 64 bits


@dataclass(frozen=True)
class Transport:
    """One programme. The edges (`left`, `right`, `weight`) are sorted by left node, and none is doubled."""

    left: Integers
    right: Integers
    weight: Integers
    left_low: Integers
    left_high: Integers
    right_low: Integers
    right_high: Integers

    def worth(self, chosen: Chosen) -> int:
        """The sum of the weights of the edges taken, exact."""
        return exact_sum(self.weight[chosen])

    def taken(self, chosen: Chosen) -> tuple[Integers, Integers]:
        """Edges taken at each left and each right node."""
        at_left = np.bincount(self.left[chosen], minlength=len(self.left_high))
        return at_left, np.bincount(self.right[chosen], minlength=len(self.right_high))

    def keeps_bounds(self, chosen: Chosen) -> bool:
        """Whether at each node as many edges are taken as its `low` and `high` allow."""
        at_left, at_right = self.taken(chosen)
        return bool(
            np.all((self.left_low <= at_left) & (at_left <= self.left_high))
            and np.all((self.right_low <= at_right) & (at_right <= self.right_high))
        )


@dataclass(frozen=True)
class Prices:
    """What one more place at each node would be worth; with them anybody can check a plan."""

    left: Integers
    right: Integers

    def bound(self, programme: Transport) -> int:
        """No plan is worth more than this, whatever the prices.

        >>> whole = lambda *numbers: np.array(numbers, dtype=np.int64)
        >>> two_for_one = Transport(whole(0, 1), whole(0, 0), whole(7, 5), whole(0, 0), whole(1, 1), whole(0), whole(1))
        >>> Prices(whole(0, 0), whole(6)).bound(two_for_one), Prices(whole(0, 0), whole(0)).bound(two_for_one)
        (7, 12)
        """
        return (
            _rent(self.left, programme.left_low, programme.left_high)
            + _rent(self.right, programme.right_low, programme.right_high)
            + exact_sum(np.maximum(self.surplus(programme), 0))
        )

    def surplus(self, programme: Transport) -> Integers:
        """weight − u − v of each edge. Where it is negative, taking the edge costs at least so much."""
        return programme.weight - self.left[programme.left] - self.right[programme.right]


def in_ranks(ranks: Sequence[Integers], nodes: int) -> tuple[Integers, tuple[int, ...]]:
    """Weights that put the first rank before the second, and so on, and what a unit of each rank weighs.

    Two plans differ by cycles that visit each node of the smaller side (`nodes`) at most once, so by at most 2·nodes edges a
    cycle, and the lower rank by at most d = 2·nodes times its largest weight. A unit weighs 2d + 1, so that no lower rank can
    outweigh it, and a sum of weights has one reading only: units times a whole number, and a rest between −d and d.
    Raises AdilError `points_too_large` where 64 bits do not hold them.

    >>> weights, units = in_ranks([np.array([1, 1]), np.array([3, -4])], nodes=2)
    >>> weights.tolist(), units
    ([36, 29], (33, 1))
    """
    weight, units = ranks[-1], [1]
    for rank in reversed(ranks[:-1]):
        unit = 4 * nodes * int(np.abs(weight).max(initial=0)) + 1
        if unit * (int(np.abs(rank).max(initial=0)) + 1) > LARGEST:
            raise AdilError("points_too_large", points=int(np.abs(ranks[-1]).max()))
        weight = rank * unit + weight
        units.insert(0, unit)
    return weight, tuple(units)


def exact_sum(numbers: Integers) -> int:
    """The sum beyond 64 bits too."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())


def _rent(price: Integers, low: Integers, high: Integers) -> int:
    return sum(map(mul, price.tolist(), np.where(price > 0, high, low).tolist()))
