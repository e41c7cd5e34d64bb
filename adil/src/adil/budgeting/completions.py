"""Completions: what happens with money that Equal Shares leaves.

* `add1`: everybody gets one unit of currency more, and again, while the outcome fits the budget and some supported project
  still would fit; the last outcome within the budget counts. As pabutools does with `voter_budget_increment=1`.
* `fill`: greedy takes what fits into the rest. `add1u`: add1, then fill.

**Jumping.** If a fixed sequence of projects is bought with more money for everybody, then after each round everybody has at
least as much left, and each project's level is at most as high: with r' ≥ r the level can only fall, who pays in full pays
less, who paid all is left with 0 or more; so by induction over the rounds. Therefore for each endowment t in [a, b] the money and the
levels in round k lie between those at a and at b. If in each round the level of the chosen project at a (its highest) is strictly
below the level of every other at b (its lowest), and at the end nobody can buy more even at b, then the sequence is the outcome of
the rule for *all* t in [a, b], without a tie. Such steps need no count of their own. Where the proof fails the next step is counted.
`sweep.proofs` says how it is proved with floats, also where levels come closer: it bounds how fast they fall in between.

**Source.** Peters, Skowron, *Method of Equal Shares*, equalshares.net (completions).
"""

from collections.abc import Sequence
from fractions import Fraction

from adil.budgeting.equal_shares import EqualSharesRun, equal_shares
from adil.budgeting.levels import Levels
from adil.budgeting.sweep import Sweep
from adil.budgeting.votes import Votes
from adil.progress import Progress, silent


def add1(
    votes: Votes,
    ranks: Sequence[int],
    *,
    to_the_end: bool = False,
    jump: bool = True,
    fast: bool = False,
    progress: Progress = silent,
) -> tuple[EqualSharesRun, int]:
    """The last outcome within the budget, and after how many steps; `jump=False` counts each step, `fast` compiles the proofs
    (same result). With `to_the_end` it goes on while anything that somebody supports is not bought, whether or not it fits.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(21, {"a": 4, "b": 16, "c": 2})
    >>> votes = votes_of(instance, Ballots.of(instance, [["a"], ["b", "c"]]), "cost")
    >>> [(run.chosen, step) for run, step in (add1(votes, (0, 1, 2)), add1(votes, (0, 1, 2), to_the_end=True))]
    [((0, 2), 0), ((0, 1), 7)]
    """
    instance, levels = votes.instance, Levels(votes)
    start = Fraction(instance.budget, max(votes.people, 1))

    def run_at(step: int) -> EqualSharesRun:
        at_most = instance.budget if step else None
        return equal_shares(votes, ranks, endowment=start + step * instance.scale, at_most=at_most, levels=levels)

    def enough(chosen: Sequence[int]) -> bool:
        return not _left_over(votes, chosen, None if to_the_end else instance.budget - instance.cost_of(chosen))

    if jump:
        sweep = Sweep(votes, ranks, exact=lambda step: run_at(step).chosen, enough=enough, fast=fast, progress=progress)
        step = sweep.last()
        return run_at(step), step
    step, last = 0, run_at(0)
    while not enough(last.chosen):
        more = run_at(step + 1)
        if instance.cost_of(more.chosen) > instance.budget:
            break
        step, last = step + 1, more
    return last, step


def _left_over(votes: Votes, chosen: Sequence[int], at_most: int | None) -> bool:
    """Whether a supported project that costs something, and at most so much, is not among the chosen."""
    taken = set(chosen)
    return any(
        score and cost and (at_most is None or cost <= at_most) and j not in taken
        for j, (score, cost) in enumerate(zip(votes.scores, votes.instance.costs.tolist(), strict=True))
    )
