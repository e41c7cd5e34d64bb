"""From the public file of a vote to its result: what `adil` counts, and the facts with which a page tells why.

The file itself is counted, so that whoever downloads it counts the same. Nothing here knows the clock or chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from adil.budgeting import Ballots, Count, Poll
    from adil.budgeting.equal_shares import EqualSharesRun

type Facts = dict[str, Any]
EXACT_UP_TO = 20_000
"""Different papers: with more of them the exact figures take minutes."""
EMPTY: Facts = {
    "spent": 0, "people": 0, "start": None, "share": None, "steps": 0, "winners": [], "plain": [], "plain_spent": 0, "rounds": [],
    "votes": {}, "channels": {}, "losers": {}, "any_won": 0, "plain_any_won": 0, "areas": [], "gain": 0, "lose": 0, "same": 0,
}  # fmt: skip
"""Of a list on which nobody chose anything."""


@dataclass(frozen=True)
class Method:
    """How it is counted, in the words of adil."""

    rule: str
    utility: str
    completion: str
    seed: str


@dataclass(frozen=True)
class Counted:
    input_hash: str
    papers: int
    facts: Facts


def kurus(money: Fraction | float) -> int:
    return round(money * 100)


def count_file(text: str, method: Method, *, hide_below: int) -> Counted:
    """Count a ballot file. Options go by their number on the paper; money in kuruş (without money: hundredths of a place)."""
    from adil.budgeting import count, parse_poll

    poll = parse_poll(text)
    if not poll.ballots.people:
        return Counted(
            sha256(text.encode()).hexdigest(), 0, {**EMPTY, "budget": kurus(poll.instance.money(poll.instance.budget))}
        )
    counted: Any = count(
        poll.instance,
        poll.ballots,
        rule=method.rule,  # type: ignore[arg-type]
        utility=method.utility,  # type: ignore[arg-type]
        completion=method.completion if method.rule == "equal-shares" else "none",  # type: ignore[arg-type]
        seed=method.seed,
    )
    plain = count(poll.instance, poll.ballots, rule="greedy", utility=method.utility, seed=method.seed)  # type: ignore[arg-type]
    facts = {
        "budget": kurus(counted.budget),
        "spent": kurus(counted.spent),
        "people": poll.ballots.people,
        **_shares(counted),
        "winners": list(counted.winners),
        "plain": list(plain.winners),
        "plain_spent": kurus(plain.spent),
        "rounds": [
            [one.project, None if one.level is None else float(one.level * 100), one.step] for one in counted.rounds
        ],
        "votes": _votes(poll),
        "channels": _by_channel(poll),
        "losers": _losers(counted, method.seed),
        "any_won": int(_with_winner(poll.ballots, counted).sum()),
        "plain_any_won": int(_with_winner(poll.ballots, plain).sum()),
        "areas": _areas(poll, counted, plain, hide_below),
        **_balance(plain, counted),
    }
    return Counted(sha256(text.encode()).hexdigest(), poll.ballots.people, facts)


def _shares(counted: "Count") -> Facts:
    """The share of each person: at the beginning, and after the completion."""
    run = counted.run
    if run is None:
        return {"start": None, "share": None, "steps": 0}
    start = counted.budget / max(counted.votes.people, 1)
    share = counted.votes.instance.money(run.endowment)
    return {"start": float(start * 100), "share": float(share * 100), "steps": counted.steps}


def _votes(poll: "Poll") -> dict[str, int]:
    """How many people chose each option, whatever their points or order."""
    import numpy as np

    ballots = poll.ballots
    given = np.bincount(
        ballots.projects, weights=ballots.multiplicity[ballots.rows], minlength=len(poll.instance.projects)
    )
    return dict(zip(poll.instance.projects, map(int, given.tolist()), strict=True))


def _by_channel(poll: "Poll") -> dict[str, dict[str, int]]:
    """How many people of each channel chose each option; nothing where channels are not told apart."""
    import numpy as np

    methods, ballots = np.array(poll.columns.get("voting_method", ()), dtype=np.str_), poll.ballots
    names = [str(name) for name in np.unique(methods) if name]
    if len(names) < 2:
        return {}
    counts = {}
    for name in names:
        people = np.bincount(ballots.cast[methods == name], minlength=len(ballots))
        given = np.bincount(ballots.projects, weights=people[ballots.rows], minlength=len(poll.instance.projects))
        counts[name] = dict(zip(poll.instance.projects, map(int, given.tolist()), strict=True))
    return counts


def _losers(counted: "Count", seed: str) -> dict[str, list[int | None]]:
    """What was lacking, what would have been enough, and how many more people would have been. For very many different papers only
    the first of it."""
    from adil.budgeting.explanation import losers

    if counted.run is None:
        return {}
    if len(counted.votes.multiplicity) > EXACT_UP_TO:
        return _missing(counted.run, {counted.votes.instance.number_of[name] for name in counted.winners})
    found = losers(counted, seed)
    return {one.project: [kurus(one.missing), kurus(one.money), one.supporters] for one in found}


def _missing(run: "EqualSharesRun", won: set[int]) -> dict[str, list[int | None]]:
    """What the supporters of each one that lost lacked at the end, to the kuruş."""
    from adil.budgeting.explanation.ledger import Ledger

    instance, ledger = run.votes.instance, Ledger(run)
    for _price in ledger.moments():
        pass  # each one is paid
    held, found = ledger.money(), {}
    for project, score in enumerate(run.votes.scores):
        if score and project not in won:
            lacking = (float(instance.costs[project]) - float(held[project])) * 100 / instance.scale
            found[instance.projects[project]] = [max(0, round(lacking)), None, None]
    return found


def _with_winner(ballots: "Ballots", counted: "Count") -> Any:
    """For each person whether something that they chose won."""
    import numpy as np

    numbers = [counted.votes.instance.number_of[name] for name in counted.winners]
    won = np.bincount(ballots.rows, weights=np.isin(ballots.projects, numbers), minlength=len(ballots)) > 0
    return won[ballots.cast]


def _areas(poll: "Poll", counted: "Count", plain: "Count", hide_below: int) -> list[Facts]:
    """Money for each person and how many had a choice that won, by area, beside the plain count."""
    import numpy as np

    from adil.budgeting.explanation import effects

    groups = poll.columns.get("neighborhood", ())
    if not any(groups):
        return []
    names, member = np.unique(np.array(groups, dtype=np.str_), return_inverse=True)
    won, plain_won = (np.bincount(member, weights=_with_winner(poll.ballots, one)) for one in (counted, plain))
    told = zip(
        effects(counted, poll.ballots, groups, hide_below),
        effects(plain, poll.ballots, groups, hide_below),
        strict=True,
    )
    rows = []
    for place, (by_shares, by_votes) in enumerate(told):
        if by_shares.people is not None and by_shares.money is not None and by_votes.money is not None:
            rows.append({
                "area": str(names[place]), "people": by_shares.people, "money": kurus(by_shares.money),
                "plain_money": kurus(by_votes.money), "won": int(won[place]), "plain_won": int(plain_won[place]),
            })  # fmt: skip
    return rows


def _balance(plain: "Count", counted: "Count") -> Facts:
    """How many people have more, fewer or as many of their choices among the winners as after the plain count."""
    from adil.budgeting.explanation import compare

    by_number = compare(plain, counted).by_number
    return {"gain": by_number.gain, "lose": by_number.lose, "same": by_number.same}


def share_of(
    facts: Facts, choices: Sequence[str], points: Sequence[int] | None = None
) -> tuple[list[tuple[str, float]], float]:
    """Where one paper's share went: payments in order, and what is left; kuruş. A rank or point weighs as the count says."""
    left = facts["share"] or 0.0
    weights = dict(zip(choices, points or [1] * len(choices), strict=True))
    paid = []
    for option, level, step in facts["rounds"]:
        if step == "equal-shares" and option in weights:
            each = min(left, level * weights[option])
            left -= each
            paid.append((option, each))
    return paid, left
