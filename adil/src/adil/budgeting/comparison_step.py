"""Wieliczka's count: add1 to the end, and the comparison step, so that the outcome stands only where people prefer it to greedy.

**Rule.** Everybody gets one unit of currency more, and again, until the outcome would exceed the budget; the one before counts. (`add1`
of `completions` stops earlier, once nothing else would fit; here a cheap project may still make room for a dearer one.) A
person then prefers the outcome with more projects that they support. If more people prefer greedy (in order of votes, passing
over what doesn't fit), greedy's is taken; at a draw that of Equal Shares.

**Source.** Green Million, Wieliczka 2023 (`equalshares/add1-comparison` in Pabulib, whose selected projects this count repeats);
the comparison step by satisfaction of equalshares.net.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.completions import add1
from adil.budgeting.equal_shares import EqualSharesRun, equal_shares, with_more
from adil.budgeting.levels import Levels
from adil.budgeting.votes import Votes


@dataclass(frozen=True)
class Preference:
    """How many people support more projects of the outcome of Equal Shares, of the greedy one, or as many of both."""

    equal_shares: int
    greedy: int
    same: int

    @property
    def greedy_wins(self) -> bool:
        return self.greedy > self.equal_shares


def add1_to_the_end(
    votes: Votes,
    ranks: Sequence[int],
    *,
    fast: bool = False,
    tell: Callable[[float, str], None] | None = None,
) -> tuple[EqualSharesRun, int]:
    """The last outcome before one over budget, and after how many steps; jumps as add1 does.

    Where all supported projects are bought there is no such outcome, and add1's counts.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(21, {"a": 4, "b": 16, "c": 2})
    >>> votes = votes_of(instance, Ballots.of(instance, [["a"], ["b", "c"]]), "cost")
    >>> [(run.chosen, step) for run, step in (add1(votes, (0, 1, 2)), add1_to_the_end(votes, (0, 1, 2)))]
    [((0, 2), 0), ((0, 1), 7)]
    """
    instance = votes.instance
    run, step = add1(votes, ranks, fast=fast, tell=tell)
    start, levels, stride = Fraction(instance.budget, max(votes.people, 1)), Levels(votes, fast=fast), 1
    supported = {project for project, score in enumerate(votes.scores) if score}
    while not supported <= set(run.chosen):
        same = with_more(run, start + (step + stride) * instance.scale, ranks, levels) if stride else None
        if same is not None:
            run, step, stride = same, step + stride, 2 * stride
        elif stride > 1:
            stride //= 4
        else:
            more = start + (step + 1) * instance.scale
            richer = equal_shares(votes, ranks, endowment=more, at_most=instance.budget, levels=levels)
            if instance.cost_of(richer.chosen) > instance.budget:
                break
            run, step, stride = richer, step + 1, int(not stride)
    return run, step


def preference(votes: Votes, shares: Collection[int], greedy: Collection[int]) -> Preference:
    """Compare two outcomes, given as numbers of projects.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> votes = votes_of(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4), "cost")
    >>> preference(votes, [1], [0])
    Preference(equal_shares=4, greedy=6, same=0)
    """
    more = _supported(votes, shares) - _supported(votes, greedy)
    people = votes.multiplicity
    for_shares, for_greedy = int(people[more > 0].sum()), int(people[more < 0].sum())
    return Preference(for_shares, for_greedy, votes.people - for_shares - for_greedy)


def by_votes(votes: Votes, ranks: Sequence[int]) -> list[int]:
    """The greedy outcome of the comparison: in order of votes, whatever the utility.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> by_votes(votes_of(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4), "cardinality"), (0, 1))
    [0]
    """
    people = [
        int(votes.multiplicity[votes.supporters[votes.part(j)]].sum()) for j in range(len(votes.instance.projects))
    ]
    costs, rest, chosen = votes.instance.costs.tolist(), votes.instance.budget, list[int]()
    for project in sorted(range(len(costs)), key=lambda j: (-people[j], ranks[j])):
        if people[project] and costs[project] <= rest:
            chosen.append(project)
            rest -= costs[project]
    return chosen


def _supported(votes: Votes, projects: Collection[int]) -> Integers:
    sums = np.concatenate([[0], np.cumsum(np.isin(votes.projects, list(projects)))])
    return sums[votes.starts[1:]] - sums[votes.starts[:-1]]  # type: ignore[no-any-return]
