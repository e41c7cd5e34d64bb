"""Sequential Phragmén: money flows to everybody at one speed, and supporters buy a project as soon as they have its cost.

**Rule.** A project bought at time t resets its supporters' purses to empty. The next one is bought at the smallest
t = (cost + Σ times of its supporters' last purchase) / supporters. The rule stops when the next project, or one tied with it,
doesn't fit the rest of the budget. **Source.** Brill, Freeman, Janson, Lackner, *Phragmén's Voting Methods and Justified
Representation*, 2017; Los, Christoff, Grossi 2022 for projects with costs.

Exact: times are fractions; floating point, off by less than its stated bound, only leaves out projects that are far from next.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from adil.budgeting.votes import Votes


def phragmen(votes: Votes, ranks: Sequence[int]) -> list[tuple[int, Fraction]]:
    """Projects with the time of their purchase (smallest units of money per person), in order; each supporter counts once.

    >>> from adil.budgeting.ballots import Ballots, Instance
    >>> from adil.budgeting.votes import votes_of
    >>> instance = Instance.of(20, {"a": 6, "b": 6, "c": 9})
    >>> votes = votes_of(instance, Ballots.of(instance, [["a", "b"], ["a", "b"], ["a", "c"]]), "cardinality")
    >>> phragmen(votes, (0, 1, 2))
    [(0, Fraction(2, 1)), (1, Fraction(5, 1))]
    """
    costs, rest = votes.instance.costs.tolist(), votes.instance.budget
    people = votes.multiplicity[votes.supporters]
    owner = np.repeat(np.arange(len(costs)), np.diff(votes.first))
    supporters = np.bincount(owner, weights=people, minlength=len(costs))
    last = np.zeros(len(votes.multiplicity), dtype=np.int64)
    times, floats, bought = [Fraction(0)], [0.0], list[tuple[int, Fraction]]()
    open_to = np.array(
        [bool(count) and cost <= rest for count, cost in zip(supporters, costs, strict=True)], dtype=bool
    )
    while open_to.any():
        spent = np.bincount(owner, weights=people * np.array(floats)[last[votes.supporters]], minlength=len(costs))
        due = (spent + votes.instance.costs) / np.maximum(supporters, 1)
        smallest = due[open_to].min()
        close = np.flatnonzero(open_to & (due <= smallest * (1 + 1e-8)))
        exact = {}
        for project in close.tolist():
            part = votes.part(project)
            counts = np.bincount(last[votes.supporters[part]], weights=people[part])
            owed = sum((times[k] * int(count) for k, count in enumerate(counts) if count), Fraction(0))
            exact[project] = (owed + costs[project]) / int(supporters[project])
        first = min(exact.values())
        tied = [project for project, time in exact.items() if time == first]
        if any(costs[project] > rest for project in tied):
            break
        project = min(tied, key=ranks.__getitem__)
        last[votes.supporters[votes.part(project)]] = len(times)
        times.append(first)
        floats.append(float(first))
        bought.append((project, first))
        rest -= costs[project]
        open_to[project] = False
    return bought
