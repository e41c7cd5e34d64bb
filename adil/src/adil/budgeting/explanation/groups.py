"""What a count means for groups of people: money per head, and how many of the bought projects they support."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from adil.budgeting.ballots import Ballots
from adil.budgeting.counting import Count
from adil.budgeting.explanation.ledger import BITS
from adil.budgeting.levels import Floats
from adil.errors import AdilError
from adil.measure.suppression import Group, rows_to_hide


@dataclass(frozen=True)
class Effect:
    """A group: its people, the money spent on projects they support, per head, and how many winners each supports on average.

    A winner's cost counts for its supporters as they paid it under Equal Shares, and in equal parts where it was bought
    otherwise. All three are None where the group is too small to be shown.
    """

    group: str
    people: int | None
    money: float | None
    winners: float | None


def effects(counted: Count, ballots: Ballots, groups: Sequence[str], hide_below: int = 0) -> list[Effect]:
    """The effect on each group, in order of its name; `groups[v]` is the group of person v, in the order of the ballots.

    Groups of fewer than `hide_below` (0, or at least 3) people are hidden, and companions from which their size could be told
    (`adil.measure.suppression`). Raises AdilError `groups_do_not_match`.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> effects(count(instance, ballots), ballots, ["north"] * 5 + ["south"] * 5)[1]
    Effect(group='south', people=5, money=10.0, winners=1.0)
    """
    if len(groups) != ballots.people:
        raise AdilError("groups_do_not_match", groups=len(groups), people=ballots.people)
    names, member = np.unique(np.array(groups, dtype=np.str_), return_inverse=True)
    people = np.bincount(member, minlength=len(names))
    money = np.bincount(member, weights=_spent(counted)[ballots.cast], minlength=len(names)) / np.maximum(people, 1)
    number = np.bincount(member, weights=_supported(counted)[ballots.cast], minlength=len(names)) / np.maximum(
        people, 1
    )
    hidden = rows_to_hide([Group(str(n), None, int(p)) for n, p in zip(names, people, strict=True)], hide_below)
    return [
        Effect(str(name), None, None, None)
        if str(name) in hidden
        else Effect(str(name), int(people[place]), float(money[place]), float(number[place]))
        for place, name in enumerate(names)
    ]


def _supported(counted: Count) -> Floats:
    """How many winners each ballot supports."""
    votes = counted.votes
    won = np.isin(votes.projects, [votes.instance.number_of[name] for name in counted.winners])
    rows = np.repeat(np.arange(len(votes.multiplicity)), np.diff(votes.starts))
    return np.bincount(rows, weights=won, minlength=len(votes.multiplicity))


def _spent(counted: Count) -> Floats:
    """Each person's part of the costs of the winners that they support, in units of currency."""
    votes = counted.votes
    spent = np.zeros(len(votes.multiplicity))
    left = np.zeros(0) if counted.run is None else np.full(len(spent), float(counted.run.endowment))
    prices = {} if counted.run is None else {price.project: price for price in counted.run.prices}
    for name in counted.winners:
        project = votes.instance.number_of[name]
        part = votes.part(project)
        supporters = votes.supporters[part]
        if project in prices:
            level = prices[project].digits / 2**BITS
            weights = 1.0 if votes.weights is None else votes.weights[part].astype(np.float64)
            each = np.minimum(left[supporters], level * weights)
            left[supporters] -= each
        else:
            each = float(votes.instance.costs[project]) / max(1, int(votes.multiplicity[supporters].sum()))
        spent[supporters] += each
    return spent / votes.instance.scale
