"""Utilities: what a ballot is worth to a rule.

Under every utility the worth of a project to a person is `weight · factor`: the weight stands on the ballot (1 for an approval,
the points, the Borda score), the factor belongs to the project (its cost under cost utilities, 1 otherwise).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from adil.budgeting.ballots import Ballots, Instance, Integers
from adil.errors import AdilError

type Utility = Literal["cost", "cardinality", "additive", "borda"]
UTILITIES: tuple[str, ...] = get_args(Utility.__value__)


@dataclass(frozen=True, eq=False)
class Votes:
    """Who supports what, by ballot and by project; only entries with a weight above 0.

    By ballot g: `projects[starts[g]:starts[g + 1]]`. By project j: ballots `supporters[first[j]:first[j + 1]]`, increasing, with
    their `weights` (None: all 1). `factors[j]` turns a weight into a utility. `multiplicity[g]` people cast ballot g.
    """

    instance: Instance
    utility: Utility
    starts: Integers
    projects: Integers
    first: Integers
    supporters: Integers
    weights: Integers | None
    row_weights: Integers | None
    factors: tuple[int, ...]
    multiplicity: Integers

    @property
    def people(self) -> int:
        return int(self.multiplicity.sum())

    @cached_property
    def scores(self) -> list[int]:
        """Sum of weights for each project, over people."""
        given = self.multiplicity[self.supporters]
        if self.weights is not None:
            given = given * self.weights
        sums = np.concatenate([[0], np.cumsum(given)])
        return (sums[self.first[1:]] - sums[self.first[:-1]]).tolist()  # type: ignore[no-any-return]

    def part(self, project: int) -> slice:
        """Where a project's supporters stand."""
        return slice(int(self.first[project]), int(self.first[project + 1]))


def votes_of(instance: Instance, ballots: Ballots, utility: Utility) -> Votes:
    """Ballots seen through a utility.

    `cost`: an approved project is worth its cost; `cardinality`: 1; `additive`: its points (an approval is one point);
    `borda`: length of the ballot − place (the last one ranked gets 0). With `cost` and `cardinality` every project with
    points above 0, or ranked, counts as approved.

    Raises AdilError `unknown_utility`, or `utility_needs_ranks` for `borda` on ballots without ranks.

    >>> instance = Instance.of(9, {"a": 4, "b": 6})
    >>> votes_of(instance, Ballots.of(instance, [["b", "a"], ["a"]]), "cost").scores
    [2, 1]
    """
    if utility not in UTILITIES:
        raise AdilError("unknown_utility", value=utility)
    if utility == "borda" and ballots.kind != "ordinal":
        raise AdilError("utility_needs_ranks", kind=ballots.kind)
    rows, projects, weights = ballots.rows, ballots.projects, _weights(ballots, utility)
    if ballots.points is not None or utility == "borda":
        counted = (weights if weights is not None else ballots.points) > 0  # type: ignore[operator]
        rows, projects = rows[counted], projects[counted]
        weights = None if weights is None else weights[counted]
    by_project = np.argsort(projects, kind="stable")
    count = len(instance.projects)
    return Votes(
        instance=instance,
        utility=utility,
        starts=_starts(rows, len(ballots)),
        projects=projects,
        first=_starts(projects, count),
        supporters=rows[by_project],
        weights=None if weights is None else weights[by_project],
        row_weights=weights,
        factors=tuple(instance.costs.tolist()) if utility == "cost" else (1,) * count,
        multiplicity=ballots.multiplicity,
    )


def _weights(ballots: Ballots, utility: Utility) -> Integers | None:
    if utility == "additive":
        return ballots.points
    if utility == "borda":
        place = np.arange(len(ballots.projects)) - ballots.starts[ballots.rows]
        return np.diff(ballots.starts)[ballots.rows] - 1 - place  # type: ignore[no-any-return]
    return None


def _starts(numbers: Integers, count: int) -> Integers:
    return np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=count))])
