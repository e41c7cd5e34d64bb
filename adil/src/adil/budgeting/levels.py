"""The two steps of Equal Shares that touch many ballots, with numpy.

Both work in floating point and decide nothing: `equal_shares` knows how far they may be off.
"""

import numpy as np
from numpy.typing import NDArray

from adil.budgeting.ballots import Integers
from adil.budgeting.votes import Votes

type Floats = NDArray[np.float64]


class Levels:
    """The money left to each ballot, and what a project would cost those who still can pay.

    `left[g]`: money left to each person with ballot g; 0 for good once a person has paid all.
    """

    def __init__(self, votes: Votes) -> None:
        self.votes = votes
        self.people = votes.multiplicity.astype(np.float64)
        self.left: Floats = np.zeros(len(self.people))
        parts = [votes.part(project) for project in range(len(votes.instance.projects))]
        self.supporters = [votes.supporters[part] for part in parts]
        self.counts = [self.people[supporters] for supporters in self.supporters]
        self.weights = None if votes.weights is None else [votes.weights[part].astype(np.float64) for part in parts]

        self.totals = [float(counts.sum()) for counts in self.counts]

    def start(self, endowment: float) -> None:
        """Everybody has `endowment`."""
        self.left[:] = endowment

    def level(self, project: int, cost: float, at_least: float) -> tuple[float, float, float, float]:
        """The smallest x with Σ people · min(left, x · weight) = cost, if it is at least `at_least`.

        Also the slope there (people times weight of those who pay x · weight), the number of supporters, and their money. The
        slope is 0 where all together have less than the cost, or just so much. From a lower bound the steps only grow: who
        has too little for a lower x has too little for a higher one.
        """
        counts = self.counts[project]
        left = self.left[self.supporters[project]]
        money, total = float(counts @ left), self.totals[project]
        if money <= cost * (1 - 1e-9):
            return 0.0, 0.0, total, money
        needs = counts if self.weights is None else counts * self.weights[project]
        ratio = left if self.weights is None else left / self.weights[project]
        paid, level, before = counts * left, at_least, -1.0
        while True:
            poor = ratio < level
            slope = float(needs @ ~poor)
            if slope in (before, 0):  # nobody has joined the poor, or nobody is left to pay
                return level, slope, total, money
            level, before = max(level, (cost - float(paid @ poor)) / slope), slope

    def near(self, project: int, level: float, tolerance: float) -> tuple[Integers, Integers]:
        """Supporters with less than level · weight, and those so close to it that floating point can't say."""
        supporters = self.supporters[project]
        gap = self.left[supporters] - level * (1.0 if self.weights is None else self.weights[project])
        alive = self.left[supporters] != 0
        return supporters[(gap < -tolerance) & alive], supporters[(np.abs(gap) <= tolerance) & alive]

    def pay(self, project: int, level: float, poor: Integers) -> None:
        """All supporters pay level · weight, `poor` all they have. Who has nothing stays at 0."""
        supporters = self.supporters[project]
        left = self.left[supporters]
        rest = left - level * (1.0 if self.weights is None else self.weights[project])
        self.left[supporters] = np.where(left == 0, 0.0, np.maximum(rest, 1e-300))
        self.left[poor] = 0.0

    def owed(self, ballots: Integers) -> Integers:
        """Σ people · weight of the ballots, by project: how often each project's level is in what they have spent."""
        votes = self.votes
        sizes = votes.starts[ballots + 1] - votes.starts[ballots]
        ends = np.cumsum(sizes)
        entries = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(votes.starts[ballots] - ends + sizes, sizes)
        given = np.repeat(votes.multiplicity[ballots], sizes)
        if votes.row_weights is not None:
            given = given * votes.row_weights[entries]
        # sums stay far below 2^53, where floats are exact
        sums = np.bincount(votes.projects[entries], weights=given, minlength=len(votes.instance.projects))
        return sums.astype(np.int64)
