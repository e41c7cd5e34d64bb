"""Two counts of the same ballots: which projects differ, and who gains or loses, by utility and by number of projects."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from adil.budgeting.ballots import Integers
from adil.budgeting.counting import Count
from adil.budgeting.votes import Votes


@dataclass(frozen=True)
class Balance:
    """How many people get more, less and the same from the second count."""

    gain: int
    lose: int
    same: int


@dataclass(frozen=True)
class Comparison:
    """Projects of one count only, and the balance: by utility of the first count (`gain`, `lose`, `same`), and by how many
    bought projects a ballot supports (`by_number`)."""

    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    gain: int
    lose: int
    same: int
    by_number: Balance


def compare(first: Count, second: Count) -> Comparison:
    """Compare two counts.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> found = compare(count(instance, ballots, rule="greedy"), count(instance, ballots))
    >>> found.only_first, found.only_second, found.gain, found.lose, found.by_number
    (('park',), ('bike',), 4, 6, Balance(gain=4, lose=6, same=0))
    """
    people = first.votes.multiplicity
    by_worth = balance(changes(first, second), people)
    return Comparison(
        tuple(name for name in first.winners if name not in second.winners),
        tuple(name for name in second.winners if name not in first.winners),
        by_worth.gain,
        by_worth.lose,
        by_worth.same,
        balance(changes(first, second, by_number=True), people),
    )


def changes(first: Count, second: Count, *, by_number: bool = False) -> Integers:
    """For each merged ballot 1, −1 or 0: more, less or the same from the second count.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> changes(count(instance, ballots, rule="greedy"), count(instance, ballots))
    array([-1,  1])
    """
    votes = first.votes
    before, after = set(first.winners), set(second.winners)
    moved = [(name in after) - (name in before) for name in votes.instance.projects]
    if by_number:
        return np.sign(_sums(votes, np.array(moved, dtype=np.int64), weighted=False))
    change = [factor * move for factor, move in zip(votes.factors, moved, strict=True)]
    largest = max(map(abs, change), default=0) * int(
        1 if votes.row_weights is None else votes.row_weights.max(initial=1)
    )
    exact = np.int64 if largest * len(change) < 2**62 else np.object_  # object: Python integers, which don't overflow
    return np.sign(_sums(votes, np.array(change, dtype=exact), weighted=True)).astype(np.int64)


def balance(change: Integers, people: Integers) -> Balance:
    """Count people by the sign of their change."""
    gain, lose = int(people[change > 0].sum()), int(people[change < 0].sum())
    return Balance(gain, lose, int(people.sum()) - gain - lose)


def by_group(change: Integers, cast: Integers, groups: Sequence[str]) -> dict[str, Balance]:
    """The balance of each group: `groups[v]` is the group of person v, `cast[v]` the ballot.

    >>> by_group(np.array([1, -1]), np.array([0, 0, 1]), ["old", "young", "young"])
    {'old': Balance(gain=1, lose=0, same=0), 'young': Balance(gain=1, lose=1, same=0)}
    """
    names, member = np.unique(np.array(groups, dtype=np.str_), return_inverse=True)
    return {
        str(name): balance(change[cast[member == place]], np.ones(int((member == place).sum()), dtype=np.int64))
        for place, name in enumerate(names)
    }


def _sums(votes: Votes, values: Integers, *, weighted: bool) -> Integers:
    """The sum of the values of each ballot's projects, exactly."""
    worth = values[votes.projects]
    if weighted and votes.row_weights is not None:
        worth = worth * votes.row_weights.astype(worth.dtype)
    sums = np.concatenate([np.zeros(1, dtype=worth.dtype), np.cumsum(worth)])
    return sums[votes.starts[1:]] - sums[votes.starts[:-1]]  # type: ignore[no-any-return]
