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
With `fast` the proof is sharper: `fast_sweep` also bounds how fast levels fall in between.

**Source.** Peters, Skowron, *Method of Equal Shares*, equalshares.net (completions).
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from adil.budgeting.equal_shares import EqualSharesRun, equal_shares, with_more
from adil.budgeting.levels import Levels
from adil.budgeting.votes import Votes


def add1(
    votes: Votes,
    ranks: Sequence[int],
    *,
    jump: bool = True,
    fast: bool = False,
    tell: Callable[[float, str], None] | None = None,
) -> tuple[EqualSharesRun, int]:
    """The last outcome within the budget, and after how many steps; `jump=False` counts each step (same result).

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> votes = votes_of(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 3 + [[]]), "cost")
    >>> run, step = add1(votes, (0, 1))
    >>> [instance.projects[number] for number in run.chosen], step
    (['park', 'bike'], 4)
    """
    instance, people = votes.instance, max(votes.people, 1)
    if fast and jump:
        return _swept(votes, ranks, tell)
    start, levels, step, stride = Fraction(instance.budget, people), Levels(votes, fast=fast), 0, int(jump)
    last = equal_shares(votes, ranks, levels=levels)
    while not _exhaustive(votes, last):
        same = with_more(last, start + (step + stride) * instance.scale, ranks, levels) if stride else None
        if same is not None:
            last, step, stride = same, step + stride, 2 * stride
        elif stride > 1:
            stride //= 4
        else:
            more = start + (step + 1) * instance.scale
            run = equal_shares(votes, ranks, endowment=more, at_most=instance.budget, levels=levels)
            if instance.cost_of(run.chosen) > instance.budget:
                break
            stride = int(
                jump and run.chosen == last.chosen
            )  # a proof is worth trying where the last step changed nothing
            last, step = run, step + 1
        if tell is not None:
            tell(0.0, f"step {step}")
    return last, step


def _exhaustive(votes: Votes, run: EqualSharesRun) -> bool:
    """No supported project would still fit."""
    costs, rest = votes.instance.costs.tolist(), votes.instance.budget - votes.instance.cost_of(run.chosen)
    chosen = set(run.chosen)
    return not any(
        score and cost and cost <= rest and j not in chosen
        for j, (score, cost) in enumerate(zip(votes.scores, costs, strict=True))
    )


def _swept(votes: Votes, ranks: Sequence[int], tell: Callable[[float, str], None] | None) -> tuple[EqualSharesRun, int]:
    """The same with the compiled sweep, which proves many steps at once; the last step is counted exactly."""
    from adil.budgeting.sweep import Sweep

    start, scale, levels = (
        Fraction(votes.instance.budget, max(votes.people, 1)),
        votes.instance.scale,
        Levels(votes, fast=True),
    )

    def exact(step: int) -> EqualSharesRun:
        at_most = votes.instance.budget if step else None
        return equal_shares(votes, ranks, endowment=start + step * scale, at_most=at_most, levels=levels)

    step = Sweep(votes, ranks, lambda step: exact(step).chosen, tell).last()
    return exact(step), step
