"""Wieliczka's count: add1 to the end, and the comparison step, so that the outcome stands only where people prefer it to greedy.

**Rule.** Everybody gets one unit of currency more, and again, until the outcome would exceed the budget; the one before counts. (`add1`
of `completions` stops earlier, once nothing else would fit; here a cheap project may still make room for a dearer one.) A
person then prefers the outcome with more projects that they support. If more people prefer greedy (in order of votes, passing
over what doesn't fit), greedy's is taken; at a draw that of Equal Shares.

**Source.** Green Million, Wieliczka 2023 (`equalshares/add1-comparison` in Pabulib, whose selected projects this count repeats);
the comparison step by satisfaction of equalshares.net.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from adil.budgeting.ballots import Integers
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
