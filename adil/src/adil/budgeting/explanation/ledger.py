"""What each ballot still has, replayed purchase by purchase in floating point.

It tells how much and decides nothing: who gives all they have stands in the run, and what must be exact is computed from its levels.
"""

from collections.abc import Iterator

import numpy as np

from adil.budgeting.equal_shares import EqualSharesRun
from adil.budgeting.levels import Floats
from adil.budgeting.prices import Price

BITS = 256  # of `Price.digits`


class Ledger:
    """`left[g]`: the money, in smallest units, of each person with ballot g. `weights` and `people` stand beside
    `votes.supporters`, `owner` is the project of each of these entries."""

    def __init__(self, run: EqualSharesRun) -> None:
        votes = run.votes
        self.run, self.votes = run, votes
        self.left: Floats = np.full(len(votes.multiplicity), float(run.endowment))
        self.people: Floats = votes.multiplicity[votes.supporters].astype(np.float64)
        self.weights: Floats = np.ones(len(self.people)) if votes.weights is None else votes.weights.astype(np.float64)
        self.owner = np.repeat(np.arange(len(votes.instance.projects)), np.diff(votes.first))

    def moments(self) -> Iterator[Price | None]:
        """Each purchase before it is made, and None at the end."""
        for price in self.run.prices:
            yield price
            self._pay(price)
        yield None

    def money(self) -> Floats:
        """What the supporters of each project have together."""
        held = self.people * self.left[self.votes.supporters]
        return np.bincount(self.owner, weights=held, minlength=len(self.votes.instance.projects))

    def paid_at(self, project: int, level: float) -> float:
        """What the supporters would pay together at this level."""
        part = self.votes.part(project)
        each = np.minimum(self.left[self.votes.supporters[part]], level * self.weights[part])
        return float(self.people[part] @ each)

    def level(self, project: int) -> float | None:
        """The smallest level at which the supporters meet the cost; None where they can't."""
        part, cost = self.votes.part(project), float(self.votes.instance.costs[project])
        people, weights, left = self.people[part], self.weights[part], self.left[self.votes.supporters[part]]
        order = np.argsort(left / weights, kind="stable")
        people, weights, left = people[order], weights[order], left[order]
        poorer = np.concatenate([[0.0], np.cumsum(people * left)[:-1]])
        richer = np.cumsum((people * weights)[::-1])[::-1]
        levels = (cost - poorer) / richer
        enough = np.flatnonzero(levels <= left / weights * (1 + 1e-12))
        return float(levels[enough[0]]) if len(enough) else None

    def _pay(self, price: Price) -> None:
        part = self.votes.part(price.project)
        supporters = self.votes.supporters[part]
        rest = self.left[supporters] - price.digits / 2**BITS * self.weights[part]
        self.left[supporters] = np.where(rest > 1e-12 * float(self.run.endowment), rest, 0.0)
        self.left[price.poor] = 0.0
