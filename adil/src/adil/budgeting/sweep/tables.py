"""What the proofs of the sweep compute with: plain arrays, which numpy and numba read alike.

All money is floating point with a bound on its error: what is left to a person with ballot g is off by at most the bound beside it.
"""

from typing import NamedTuple

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats
from adil.budgeting.votes import Votes

EPSILON = 2.0**-52
EDGE = 1e-7
NEVER, MAYBE, YES = 0, 1, 2  # whether a project's supporters have its cost


class Poll(NamedTuple):
    """The votes as `Votes` has them by project: `counts` people cast each supporter's ballot. `worths`: cost per factor."""

    first: Integers
    supporters: Integers
    weights: Floats
    counts: Floats
    costs: Floats
    factors: Floats
    worths: Integers
    ranks: Integers
    size: int


class Look(NamedTuple):
    """A project's price at a moment: can it be paid, its level, how far that may be off, the weights of those who surely pay
    in full, whether everybody does, and the money of its supporters."""

    state: int
    level: float
    error: float
    slope: float
    free: bool
    money: float


class Known(NamedTuple):
    """What is proved of the sequence, by round: `until` which step it is bought, a lower bound of its level until then, and
    lower bounds of all prices `before` the round until then (one row more than rounds; infinite: never bought)."""

    until: Integers
    floors: Floats
    before: Floats


class Ends(NamedTuple):
    """Money left to each ballot at both ends of an interval of endowments, bounds on its error, and bounds on how slowly and how
    quickly it grows in between with the endowment."""

    low: Floats
    high: Floats
    off_low: Floats
    off_high: Floats
    slow: Floats
    quick: Floats


def tables_of(votes: Votes, ranks: tuple[int, ...]) -> Poll:
    """The arrays of a poll."""
    costs, factors = votes.instance.costs, np.array(votes.factors, dtype=np.int64)
    weights = np.ones(len(votes.supporters)) if votes.weights is None else votes.weights.astype(np.float64)
    return Poll(
        first=votes.first,
        supporters=votes.supporters,
        weights=weights,
        counts=votes.multiplicity[votes.supporters].astype(np.float64),
        costs=costs.astype(np.float64),
        factors=factors.astype(np.float64),
        worths=costs // np.maximum(factors, 1),
        ranks=np.array(ranks, dtype=np.int64),
        size=len(votes.multiplicity),
    )


def nothing_known(votes: Votes) -> Known:
    """Before anything is proved: nobody ever pays less than with all supporters and nobody poor."""
    many = len(votes.factors)
    before = np.full((many + 1, many), np.inf)
    before[0] = [
        (cost / factor / score) * (1 - 1e-12) if score and cost else np.inf
        for cost, factor, score in zip(votes.instance.costs.tolist(), votes.factors, votes.scores, strict=True)
    ]
    return Known(np.full(many, -1, dtype=np.int64), np.zeros(many), before)
