"""Which step of add1 is the last, with the compiled proofs of `fast_sweep`: a search over the steps that counts few of them.

From a step whose purchases are known, the longest interval is sought in which the same is bought in the same order. Where a proof
fails, the rounds before hold in the whole interval that was tried; later searches inside of it start from there.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np

from adil.budgeting import fast_sweep
from adil.budgeting.ballots import Integers
from adil.budgeting.levels import Floats
from adil.budgeting.votes import Votes


class Sweep:
    """The search. `exact` counts one step with fractions where two projects lie too close for floating point."""

    def __init__(
        self,
        votes: Votes,
        ranks: Sequence[int],
        exact: Callable[[int], tuple[int, ...]],
        tell: Callable[[float, str], None] | None = None,
    ) -> None:
        instance = votes.instance
        self.votes, self.exact, self.tell = votes, exact, tell
        self.start, self.costs = Fraction(instance.budget, max(votes.people, 1)), instance.costs.tolist()
        weights = np.ones(len(votes.supporters)) if votes.weights is None else votes.weights.astype(np.float64)
        self.poll = (
            votes.first,
            votes.supporters,
            weights,
            votes.multiplicity[votes.supporters].astype(np.float64),
            len(votes.multiplicity),
            instance.costs.astype(np.float64),
            np.array(votes.factors, dtype=np.float64),
            np.array(
                [cost // (factor or 1) for cost, factor in zip(self.costs, votes.factors, strict=True)], dtype=np.int64
            ),
            np.array(ranks, dtype=np.int64),
        )
        # nobody ever pays less than with all supporters and nobody poor
        self.bounds: Floats = np.array(
            [
                (cost / factor / score) * (1 - 1e-12) if score and cost else np.inf
                for cost, factor, score in zip(self.costs, votes.factors, votes.scores, strict=True)
            ]
        )
        self.free = [j for j, score in enumerate(votes.scores) if score and not self.costs[j]]
        self.sequence: Integers = np.zeros(len(self.costs), dtype=np.int64)
        self.proved: list[tuple[int, int, Floats]] = []  # up to which step, rounds of the sequence, bounds after these
        self.counts = [0, 0, 0]  # points, exact counts, intervals

    def last(self) -> int:
        """The last step within the budget, at which nothing more would fit or after which the next is too dear."""
        step, length = 0, 1
        while True:
            before = self.sequence
            if not self._count(step):
                return max(step - 1, 0)
            if self._exhaustive():
                return step
            if len(before) == len(self.sequence) and bool((before == self.sequence).all()):
                length = max(length, 1)
            end = self._stretch(step, length) if length else step
            length = 2 * (end - step)
            step = end + 1
            if self.tell is not None:
                self.tell(0.0, f"step {step}")

    def _count(self, step: int) -> bool:
        """Find what is bought at this step; whether it fits the budget (the first step always does)."""
        self.proved = [known for known in self.proved if known[0] >= step]
        sure, bounds = self._known(step)
        found = np.zeros(len(self.costs), dtype=np.int64)
        found[:sure] = self.sequence[:sure]
        self.counts[0] += 1
        state, rounds = fast_sweep.point(
            self._endowment(step), float(self.votes.instance.budget), found, sure, bounds, *self.poll
        )
        chosen = found[:rounds]
        if state == fast_sweep.UNSURE:
            self.counts[1] += 1
            chosen = np.array(self.exact(step)[len(self.free) :], dtype=np.int64)
        same = self._agree(chosen)
        self.proved = [known for known in self.proved if known[1] <= same]
        self.sequence = chosen
        return step == 0 or self._spent() <= self.votes.instance.budget

    def _agree(self, chosen: Integers) -> int:
        size = min(len(chosen), len(self.sequence))
        different = np.flatnonzero(chosen[:size] != self.sequence[:size])
        return int(different[0]) if len(different) else size

    def _stretch(self, step: int, length: int) -> int:
        """The last step up to which the sequence is proved to stay."""
        limit = None
        while length > 0:
            upper = step + length
            sure, bounds = self._known(upper)
            self.counts[2] += 1
            rounds, part = fast_sweep.span(
                self._endowment(step), self._endowment(upper), self.sequence, sure, bounds, *self.poll
            )
            if rounds > len(self.sequence):
                step, length = upper, 2 * length
                if limit is not None:
                    return step
                continue
            self.proved.append((upper, rounds, bounds))
            limit, length = upper, min(int(length * part), length - 1)
        return step

    def _known(self, step: int) -> tuple[int, Floats]:
        """How many rounds of the sequence are proved up to this step, and bounds of the prices after these."""
        best = max((known for known in self.proved if known[0] >= step), key=lambda known: known[1], default=None)
        return (0, self.bounds.copy()) if best is None else (best[1], best[2].copy())

    def _endowment(self, step: int) -> float:
        return float(self.start + step * self.votes.instance.scale)

    def _spent(self) -> int:
        return sum(self.costs[j] for j in self.sequence.tolist())

    def _exhaustive(self) -> bool:
        """No supported project would still fit."""
        chosen, rest = set(self.sequence.tolist()), self.votes.instance.budget - self._spent()
        return not any(
            score and cost and cost <= rest and j not in chosen
            for j, (score, cost) in enumerate(zip(self.votes.scores, self.costs, strict=True))
        )
