"""`adil explain FILE.pb`: why the projects won and lost under Equal Shares, or with `--ballot N` where the share of one ballot went."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands

if TYPE_CHECKING:
    from adil.budgeting import Count, Poll
    from adil.budgeting.explanation import Effect, Purchase

type Facts = dict[str, object]


def add_to(commands: Commands) -> None:
    """Put `explain` among the words of `adil`."""
    parser = commands.add_parser(
        "explain", help="why projects won or lost, or where a ballot's share went (Equal Shares)"
    )
    parser.add_argument("file", type=Path, help="a Pabulib file")
    parser.add_argument(
        "--ballot", type=int, metavar="N", help="the N-th ballot of the file; without it: the whole result"
    )
    parser.add_argument("--utility", choices=("cost", "cardinality", "additive", "borda"), default="cost")
    parser.add_argument("--completion", choices=("none", "add1", "add1u", "fill", "add1-comparison"), default="none")
    parser.add_argument("--seed", metavar="TEXT", help="published text from which the order for ties is drawn")
    parser.add_argument(
        "--group", metavar="COLUMN", help="tell the effect on groups, by this column of the file (age, sex)"
    )
    parser.add_argument("--hide-below", type=int, default=0, metavar="N", help="hide groups of fewer than N people")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import count, read_poll
    from adil.budgeting.explanation import ballot_number
    from adil.errors import AdilError

    poll = read_poll(asked.file)
    ballot = None if asked.ballot is None else ballot_number(poll.ballots, asked.ballot)
    groups = None if asked.group is None else group_column(poll, asked.group, asked.hide_below)
    counted = count(poll.instance, poll.ballots, utility=asked.utility, completion=asked.completion, seed=asked.seed)
    if counted.run is None:  # the comparison step has taken greedy's outcome
        raise AdilError("no_price_system", rule="greedy")
    if ballot is not None:
        facts = {"ballot": asked.ballot, **ballot_facts(counted, ballot)}
        return Answer(json.dumps(facts, indent=1) if asked.json else _ballot_text(facts))
    facts = result_facts(counted, asked.seed)
    if groups is not None:
        from adil.budgeting.explanation import effects

        facts["groups"] = [effect_facts(effect) for effect in effects(counted, poll.ballots, groups, asked.hide_below)]
    return Answer(json.dumps(facts, indent=1) if asked.json else _result_text(facts))


def group_column(poll: "Poll", column: str, hide_below: int) -> tuple[str, ...]:
    """The group of each person. Raises AdilError `no_such_column` or `hide_below_too_small`."""
    from adil.errors import AdilError
    from adil.measure.suppression import SMALLEST_THRESHOLD

    if hide_below and hide_below < SMALLEST_THRESHOLD:
        raise AdilError("hide_below_too_small", value=hide_below, smallest=SMALLEST_THRESHOLD)
    if column not in poll.columns:
        raise AdilError("no_such_column", column=column, columns=", ".join(poll.heading))
    return poll.columns[column]


def ballot_facts(counted: "Count", ballot: int) -> Facts:
    """Where the share of a ballot went, as JSON has it."""
    from adil.budgeting.explanation import fate_of, share_of

    assert counted.run is not None  # `run` has looked
    share, fate = share_of(counted.run, ballot), fate_of(counted, ballot)
    return {
        "endowment": float(share.endowment),
        "payments": [{"project": project, "paid": float(money)} for project, money in share.payments],
        "left": float(share.left),
        "without_share": list(fate.without_share),
        "not_bought": list(fate.not_bought),
    }


def result_facts(counted: "Count", seed: str | None) -> Facts:
    """The rounds and the losers, as JSON has them."""
    from adil.budgeting.explanation import losers, purchases

    assert counted.run is not None  # `run` has looked
    return {
        "endowment": float(counted.votes.instance.money(counted.run.endowment)),
        "rounds": [_purchase_facts(purchase) for purchase in purchases(counted.run)],
        "without_share": [{"project": r.project, "by": r.step} for r in counted.rounds if r.step != "equal-shares"],
        "losers": [
            {
                "project": x.project,
                "cost": float(x.cost),
                "missing": float(x.missing),
                "money": float(x.money),
                "supporters": x.supporters,
            }
            for x in losers(counted, seed)
        ],
    }


def effect_facts(effect: "Effect") -> Facts:
    return {"group": effect.group, "people": effect.people, "money": effect.money, "winners": effect.winners}


def _purchase_facts(purchase: "Purchase") -> Facts:
    return {
        "project": purchase.project,
        "cost": float(purchase.cost),
        "level": float(purchase.level),
        "full": purchase.full,
        "gave_all": purchase.gave_all,
        "given": float(purchase.given),
        "had_nothing": purchase.had_nothing,
        "options": [
            {"project": option.project, "money": option.money, "level": option.level, "price": option.price}
            for option in purchase.options
        ],
    }


def _ballot_text(facts: Facts) -> str:
    lines = [f"share {facts['endowment']:,.2f}"]
    lines += [f"{paid['project']:<10}  paid {paid['paid']:>14,.2f}" for paid in _rows(facts, "payments")]
    lines.append(f"left {facts['left']:,.2f}")
    for key, words in (("without_share", "bought without this share"), ("not_bought", "not bought")):
        if facts[key]:
            lines.append(f"{words}: {', '.join(facts[key])}")  # type: ignore[arg-type]
    return "\n".join(lines)


def _result_text(facts: Facts) -> str:
    lines = [f"Each person's share: {facts['endowment']:,.2f}"]
    for place, r in enumerate(_rows(facts, "rounds"), 1):
        others = [str(option["project"]) for option in _rows(r, "options")[1:] if option["level"] is not None]
        lines += [
            f"{place:>4}  {r['project']:<10}  {r['cost']:>14,.2f}: {r['full']} people paid {r['level']:,.2f} for each vote or point, "
            f"{r['gave_all']} gave all they had ({r['given']:,.2f}), {r['had_nothing']} had nothing left",
            f"      could also be paid: {', '.join(others) or '-'}",
        ]
    lines += [f"      {r['project']:<10}  bought without shares ({r['by']})" for r in _rows(facts, "without_share")]
    for x in _rows(facts, "losers"):
        more = "" if x["supporters"] is None else f" or {x['supporters']} more supporters"
        lines.append(
            f"not bought: {x['project']:<10}  missing {x['missing']:>16,.2f} of {x['cost']:,.2f}; "
            f"saved by {x['money']:,.2f} more{more}"
        )
    lines += [_group_line(row) for row in _rows(facts, "groups")]
    return "\n".join(lines)


def _group_line(row: dict[str, object]) -> str:
    if row["people"] is None:
        return f"group {row['group']:<12}  hidden"
    return f"group {row['group']:<12}  {row['people']:>7} people  {row['money']:>14,.2f} a head  {row['winners']:>6.2f} winners each"


def _rows(facts: Facts, key: str) -> list[dict[str, "object"]]:
    return facts.get(key, [])  # type: ignore[return-value]
