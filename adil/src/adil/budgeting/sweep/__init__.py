"""Which step of add1 is the last: a search over the steps that counts few of them, with the proofs of `proofs`.

From a step whose purchases are known, the longest interval is sought in which the same is bought in the same order. Where a proof
fails, the rounds before hold in the whole interval that was tried; later searches inside of it start from there.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.sweep import proofs
from adil.budgeting.sweep.plain import Listed
from adil.budgeting.sweep.tables import nothing_known, tables_of
from adil.budgeting.votes import Votes
from adil.progress import Progress, silent


class Sweep:
    """The search. `exact` counts one step with fractions where two projects lie too close for floating point; `enough` says of
    the projects bought whether to stop there; `fast` compiles the proofs (numba), with the same result."""

    def __init__(
        self,
        votes: Votes,
        ranks: Sequence[int],
        *,
        exact: Callable[[int], tuple[int, ...]],
        enough: Callable[[tuple[int, ...]], bool],
        fast: bool = False,
        progress: Progress = silent,
    ) -> None:
        self.votes, self.exact, self.enough, self._progress = votes, exact, enough, progress
        self.start, self.costs = Fraction(votes.instance.budget, max(votes.people, 1)), votes.instance.costs.tolist()
        poll = tables_of(votes, tuple(ranks))
        self.poll, self.known = poll if fast else Listed(*poll), nothing_known(votes)
        self.free = tuple(j for j, score in enumerate(votes.scores) if score and not self.costs[j])
        self.sequence: Integers = np.zeros(0, dtype=np.int64)
        self.counts = [0, 0, 0]  # points, exact counts, intervals
        self.proofs: Any = proofs
        if fast:
            from adil.budgeting.sweep import compiled

            self.proofs = compiled

    def last(self) -> int:
        """The last step within the budget, at which there is enough or after which the next is too dear."""
        step, length = 0, 0
        before = self.sequence
        while self._count(step):
            if self.enough(self.free + tuple(self.sequence.tolist())):
                return step
            if np.array_equal(before, self.sequence):
                length = max(length, 32)
            before = self.sequence
            end = self._stretch(step, length) if length else step
            length, step = end - step, end + 1
            self._progress(min(self._cost() / max(self.votes.instance.budget, 1), 0.99), "counting_step", step=step)
        return max(step - 1, 0)

    def _count(self, step: int) -> bool:
        """Find what is bought at this step; whether it fits the budget (the first step always does)."""
        sure = self._sure(step)
        found = np.zeros(len(self.costs), dtype=np.int64)
        found[:sure] = self.sequence[:sure]
        bounds, budget = self.known.before[sure].copy(), self.votes.instance.budget
        self.counts[0] += 1
        state, rounds = self.proofs.point(
            self.poll, self._endowment(step), float(budget), found, sure, self.known, bounds
        )
        chosen = found[:rounds]
        if state == proofs.UNSURE:
            self.counts[1] += 1
            chosen = np.array(self.exact(step)[len(self.free) :], dtype=np.int64)
        self._learn(chosen)
        return step == 0 or self._cost() <= budget

    def _cost(self) -> int:
        """What the sequence costs together."""
        return sum(self.costs[j] for j in self.sequence.tolist())

    def _sure(self, step: int) -> int:
        """How many rounds of the sequence are proved up to this step."""
        unknown = self.known.until[: len(self.sequence)] < step
        return int(np.argmax(unknown)) if unknown.any() else len(self.sequence)

    def _learn(self, chosen: Integers) -> None:
        """Go on with these; what is known of rounds in which they differ from those before is forgotten."""
        size = min(len(chosen), len(self.sequence))
        different = np.flatnonzero(chosen[:size] != self.sequence[:size])
        same = int(different[0]) if len(different) else size
        self.known.until[same:] = -1
        if same < self.known.even[0]:
            self.known.even[0], self.known.spent[:], self.known.off[:] = 0, 0.0, 0.0
        self.sequence = chosen

    def _stretch(self, step: int, length: int) -> int:
        """The last step up to which the sequence is proved to stay."""
        while True:
            self.counts[2] += 1
            proved = self.proofs.span(
                self.poll,
                self._endowment(step),
                float(self.votes.instance.scale),
                step,
                length,
                self.sequence,
                self.known,
            )
            step += proved
            if proved < length:
                return step
            length *= 4

    def _endowment(self, step: int) -> float:
        return float(self.start + step * self.votes.instance.scale)
