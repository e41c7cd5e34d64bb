"""Greedy rules, as most cities use them: projects in order of votes, each taken if the rest of the budget pays for it.

Scores and costs are whole numbers and quotients are compared as fractions, so nothing is rounded.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction

from adil.budgeting.votes import Votes


def greedy_order(votes: Votes, ranks: Sequence[int]) -> list[int]:
    """Projects by utility per unit of money, the highest first; ties by `ranks`. A free project with a score comes first.

    Under cost utilities this is the order by votes, under cardinality the order by votes per cost.
    """
    costs = votes.instance.costs.tolist()

    def worth(project: int) -> tuple[int, Fraction, int]:
        score, cost = votes.scores[project], costs[project]
        if not cost:
            return (0 if score else 1), Fraction(0), ranks[project]
        worth = Fraction(score) if votes.utility == "cost" else Fraction(score, cost)
        return 1, -worth, ranks[project]

    return sorted(range(len(costs)), key=worth)


def greedy(
    votes: Votes,
    ranks: Sequence[int],
    *,
    taken: Collection[int] = (),
    skip: bool = True,
    threshold: int = 0,
) -> list[int]:
    """Projects in the order in which they are taken; `taken` are bought already.

    `skip`: a project that doesn't fit is passed over (else the rule stops there: greedy-no-skip). `threshold`: projects with
    a smaller score are left out.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(10, {"a": 6, "b": 5, "c": 4})
    >>> votes = votes_of(instance, Ballots.of(instance, [["a", "b"], ["a", "b"], ["a", "c"]]), "cost")
    >>> greedy(votes, (0, 1, 2)), greedy(votes, (0, 1, 2), skip=False), greedy(votes, (0, 1, 2), threshold=2)
    ([0, 2], [0], [0])
    """
    costs, rest = votes.instance.costs.tolist(), votes.instance.budget - votes.instance.cost_of(taken)
    chosen: list[int] = []
    for project in greedy_order(votes, ranks):
        if project in taken or votes.scores[project] < threshold:
            continue
        if costs[project] <= rest:
            chosen.append(project)
            rest -= costs[project]
        elif not skip:
            break
    return chosen
