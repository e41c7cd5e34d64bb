"""What the proofs of the sweep compute with: plain arrays, which numpy and numba read alike.

All money is floating point with a bound on its error: what is left to a person with ballot g is off by at most the bound beside it.
"""

from typing import Any, NamedTuple

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats
from adil.budgeting.votes import Votes

type Index = int | np.integer[Any]

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
    lower bounds of all prices `before` the round until then (one row more than rounds; infinite: never bought).

    In the first `even[0]` rounds nobody gives all they have, so the levels stay the same with more money: these rounds cost each
    person `spent[g]`, off by at most `off[g]`.
    """

    until: Integers
    floors: Floats
    before: Floats
    even: Integers
    spent: Floats
    off: Floats


class Ends(NamedTuple):
    """Both ends of an interval of endowments: money left to each ballot with a bound on its error, and bounds on how slowly and how
    quickly it grows in between with the endowment. Each holds two numbers for a ballot, from `nothing`."""

    low: Floats
    high: Floats
    growth: Floats


def tables_of(votes: Votes, ranks: tuple[int, ...]) -> Poll:
    """The arrays of a poll, with ballots in an order of their own: those that name the same popular projects stand together, so that
    the supporters of a project lie close in memory."""
    costs, factors = votes.instance.costs, np.array(votes.factors, dtype=np.int64)
    many, size = len(costs), len(votes.multiplicity)
    sizes = np.diff(votes.first)
    popularity = np.empty(many, dtype=np.int64)
    popularity[np.argsort(-sizes, kind="stable")] = np.arange(many)
    projects = np.repeat(np.arange(many), sizes)
    alike = np.bincount(votes.supporters, weights=0.5 ** np.minimum(popularity[projects], 1000), minlength=size)
    place = np.empty(size, dtype=np.int64)
    place[np.argsort(-alike, kind="stable")] = np.arange(size)
    order = np.argsort(projects * size + place[votes.supporters])
    weights = np.ones(len(order)) if votes.weights is None else votes.weights[order].astype(np.float64)
    return Poll(
        first=votes.first,
        supporters=place[votes.supporters][order].astype(np.uint32),
        weights=weights,
        counts=votes.multiplicity[votes.supporters][order].astype(np.float64),
        costs=costs.astype(np.float64),
        factors=factors.astype(np.float64),
        worths=costs // np.maximum(factors, 1),
        ranks=np.array(ranks, dtype=np.int64),
        size=size,
    )


def nothing_known(votes: Votes) -> Known:
    """Before anything is proved: nobody ever pays less than with all supporters and nobody poor."""
    many, size = len(votes.factors), len(votes.multiplicity)
    before = np.full((many + 1, many), np.inf)
    before[0] = [
        (cost / factor / score) * (1 - 1e-12) if score and cost else np.inf
        for cost, factor, score in zip(votes.instance.costs.tolist(), votes.factors, votes.scores, strict=True)
    ]
    even = np.zeros(1, dtype=np.int64)
    return Known(np.full(many, -1, dtype=np.int64), np.zeros(many), before, even, np.zeros(size), np.zeros(size))
