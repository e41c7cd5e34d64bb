"""Why a count came out so: where each ballot's share went, what each loser lacked, and what two rules mean for the ballots.

All amounts are exact fractions, from the levels of the run.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from adil.budgeting.ballots import Ballots
from adil.budgeting.counting import Count
from adil.budgeting.equal_shares import EqualSharesRun
from adil.budgeting.levels import Levels
from adil.errors import AdilError


@dataclass(frozen=True)
class Share:
    """What a ballot's share was, the payments in order, and what stayed; money in units of currency."""

    endowment: Fraction
    payments: tuple[tuple[str, Fraction], ...]
    left: Fraction


@dataclass(frozen=True)
class Loser:
    """A project that was not bought: `missing` is what its supporters lacked together at the end, the smallest extra money
    from outside that would have bought it after the other purchases."""

    project: str
    cost: Fraction
    missing: Fraction


def share_of(run: EqualSharesRun, ballot: int) -> Share:
    """Where the share of each person with this (merged) ballot went.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> counted = count(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4))
    >>> share = share_of(counted.run, 0)
    >>> share.endowment, share.payments, share.left
    (Fraction(10, 1), (('park', Fraction(10, 1)),), Fraction(0, 1))
    """
    votes = run.votes
    row = slice(int(votes.starts[ballot]), int(votes.starts[ballot + 1]))
    given = [1] * (row.stop - row.start) if votes.row_weights is None else votes.row_weights[row].tolist()
    weights = dict(zip(votes.projects[row].tolist(), given, strict=True))
    left, payments = run.endowment, []
    for price, level in zip(run.prices, run.levels(), strict=True):
        if price.project in weights:
            paid = min(left, level * weights[price.project])
            left -= paid
            payments.append((votes.instance.projects[price.project], votes.instance.money(paid)))
    return Share(votes.instance.money(run.endowment), tuple(payments), votes.instance.money(left))


def losers(run: EqualSharesRun) -> list[Loser]:
    """Supported projects that were not bought, those that lacked least first.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> counted = count(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 3 + [[]]))
    >>> losers(counted.run)
    [Loser(project='bike', cost=Fraction(40, 1), missing=Fraction(10, 1))]
    """
    votes, levels, steps = run.votes, run.levels(), Levels(run.votes)
    broke = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(price.poor for price in run.prices)]))
    found = []
    for project in set(range(len(votes.instance.projects))) - set(run.chosen):
        if not votes.scores[project]:
            continue
        alive = np.setdiff1d(steps.supporters[project], broke)
        owed = steps.owed(alive)
        spent = sum((level * int(owed[p.project]) for p, level in zip(run.prices, levels, strict=True)), Fraction(0))
        money = int(votes.multiplicity[alive].sum()) * run.endowment - spent
        cost = int(votes.instance.costs[project])
        instance = votes.instance
        found.append(
            Loser(instance.projects[project], instance.money(cost), instance.money(max(cost - money, Fraction(0))))
        )
    return sorted(found, key=lambda loser: (loser.missing, loser.project))


@dataclass(frozen=True)
class Comparison:
    """Two counts of the same ballots: projects of one only, and how many people get more or less worth from the second."""

    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    gain: int
    lose: int
    same: int


def compare(first: Count, second: Count) -> Comparison:
    """Compare two counts; worth is measured by the utility of the first.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 100, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> compare(count(instance, ballots, rule="greedy"), count(instance, ballots))
    Comparison(only_first=('park',), only_second=('bike',), gain=4, lose=6, same=0)
    """
    more = _sign(first, second.winners) if first.winners != second.winners else None
    people = first.votes.people
    gain, lose = (0, 0) if more is None else (int(more[0]), int(more[1]))
    return Comparison(
        tuple(name for name in first.winners if name not in second.winners),
        tuple(name for name in second.winners if name not in first.winners),
        gain,
        lose,
        people - gain - lose,
    )


def _sign(first: Count, winners: Collection[str]) -> tuple[int, int]:
    votes = first.votes
    before, after, gain, lose = set(first.winners), set(winners), 0, 0
    change = [votes.factors[j] * ((name in after) - (name in before)) for j, name in enumerate(votes.instance.projects)]
    starts, projects = votes.starts.tolist(), votes.projects.tolist()
    weights = None if votes.row_weights is None else votes.row_weights.tolist()
    for ballot, people in enumerate(votes.multiplicity.tolist()):
        row = range(starts[ballot], starts[ballot + 1])
        worth = sum(change[projects[k]] * (1 if weights is None else weights[k]) for k in row)
        gain += people * (worth > 0)
        lose += people * (worth < 0)
    return gain, lose


def ballot_number(ballots: Ballots, person: int) -> int:
    """The merged ballot of a person, counted from 1 in the order of the file. Raises AdilError `no_such_ballot`."""
    if not 1 <= person <= ballots.people:
        raise AdilError("no_such_ballot", value=person, last=ballots.people)
    return int(ballots.cast[person - 1])
