"""Where the share of one ballot went, exactly."""

from dataclasses import dataclass
from fractions import Fraction

from adil.budgeting.ballots import Ballots
from adil.budgeting.counting import Count
from adil.budgeting.equal_shares import EqualSharesRun
from adil.errors import AdilError


@dataclass(frozen=True)
class Share:
    """What a ballot's share was, the payments in order, and what stayed; money in units of currency."""

    endowment: Fraction
    payments: tuple[tuple[str, Fraction], ...]
    left: Fraction


@dataclass(frozen=True)
class Fate:
    """What became of a ballot's projects besides those it paid for: bought without its money (free, by the fill, or by a rule
    without shares), and not bought."""

    without_share: tuple[str, ...]
    not_bought: tuple[str, ...]


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


def fate_of(counted: Count, ballot: int) -> Fate:
    """What became of the projects on this (merged) ballot that its share didn't pay for.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40, "road": 90})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike", "road"]] * 3 + [[]])
    >>> fate_of(count(instance, ballots, completion="fill"), 1)
    Fate(without_share=('bike',), not_bought=('road',))
    """
    votes = counted.votes
    row = votes.projects[int(votes.starts[ballot]) : int(votes.starts[ballot + 1])].tolist()
    named = {votes.instance.projects[project] for project in row}
    free = tuple(r.project for r in counted.rounds if r.project in named and r.step != "equal-shares")
    return Fate(free, tuple(name for name in votes.instance.projects if name in named - set(counted.winners)))


def ballot_number(ballots: Ballots, person: int) -> int:
    """The merged ballot of a person, counted from 1 in the order of the file. Raises AdilError `no_such_ballot`."""
    if not 1 <= person <= ballots.people:
        raise AdilError("no_such_ballot", value=person, last=ballots.people)
    return int(ballots.cast[person - 1])
