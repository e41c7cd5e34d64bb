"""`adil explain FILE.pb`: why the projects won and lost under Equal Shares, or with `--ballot N` where the share of one ballot went."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adil.commands import Answer, Commands
from adil.progress import bar
from adil.sentences.budgeting import STEPS
from adil.speech import Speech
from adil.tables import csv_text, shortened

if TYPE_CHECKING:
    from adil.budgeting import Count, Poll
    from adil.budgeting.explanation import Effect, Purchase

type Facts = dict[str, Any]

INDENT = " " * 6
COLUMNS = (
    *("project", "round", "by", "cost", "level", "full", "gave_all", "given", "had_nothing"),
    *("missing", "money", "supporters"),
)


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
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print a line for each project as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import count, read_poll
    from adil.budgeting.explanation import ballot_number
    from adil.errors import AdilError

    poll = read_poll(asked.file)
    ballot = None if asked.ballot is None else ballot_number(poll.ballots, asked.ballot)
    groups = None if asked.group is None else group_column(poll, asked.group, asked.hide_below)
    speech = Speech(asked.language)
    progress = bar(speech)
    how = {"utility": asked.utility, "completion": asked.completion, "seed": asked.seed}
    counted = count(poll.instance, poll.ballots, **how, progress=progress)
    progress(1.0, "done")
    if counted.run is None:  # the comparison step has taken greedy's outcome
        raise AdilError("no_price_system", rule="greedy")
    if ballot is not None:
        facts = {"ballot": asked.ballot, **ballot_facts(counted, ballot)}
        if asked.csv:
            return Answer(_ballot_csv(facts))
        return Answer(json.dumps(facts, indent=1) if asked.json else _ballot_text(facts, speech))
    facts = result_facts(counted, asked.seed)
    if asked.csv:
        return Answer(_result_csv(facts))
    if groups is not None:
        from adil.budgeting.explanation import effects

        facts["groups"] = [effect_facts(effect) for effect in effects(counted, poll.ballots, groups, asked.hide_below)]
    return Answer(json.dumps(facts, indent=1) if asked.json else _result_text(facts, speech))


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


def _ballot_csv(facts: Facts) -> str:
    """The projects on a ballot: what it paid, `without_share` where it was bought without shares, or `not_bought`."""
    rows = [(row["project"], "paid", row["paid"]) for row in facts["payments"]]
    rows += [(project, what, None) for what in ("without_share", "not_bought") for project in facts[what]]
    return csv_text(("project", "outcome", "paid"), rows)


def _result_csv(facts: Facts) -> str:
    """Each project of the file: the round that bought it, or what was missing; `by` is empty for a loser."""
    bought = [{"round": place, "by": "equal-shares", **row} for place, row in enumerate(facts["rounds"], 1)]
    rows = [*bought, *facts["without_share"], *facts["losers"]]
    return csv_text(COLUMNS, ([row.get(name) for name in COLUMNS] for row in rows))


def _ballot_text(facts: Facts, speech: Speech) -> str:
    say = speech.say
    lines = [say("ballot_share", money=_money(facts["endowment"], speech))]
    for row in facts["payments"]:
        lines.append(say("ballot_paid", project=_column(row["project"]), money=f"{_money(row['paid'], speech):>14}"))
    lines.append(say("ballot_left", money=_money(facts["left"], speech)))
    if facts["without_share"]:
        lines.append(say("without_this_share", projects=_listed(facts["without_share"])))
    if facts["not_bought"]:
        lines.append(say("not_bought", projects=_listed(facts["not_bought"])))
    return "\n".join(lines)


def _result_text(facts: Facts, speech: Speech) -> str:
    say = speech.say
    lines = [say("each_share", money=_money(facts["endowment"], speech))]
    for place, row in enumerate(facts["rounds"], 1):
        lines += _purchase_lines(place, row, speech)
    for row in facts["without_share"]:
        said = say("without_shares", project=_column(row["project"]), step=speech.pick(STEPS, row["by"]))
        lines.append(f"{INDENT}{said}")
    lines += [_loser_line(row, speech) for row in facts["losers"]]
    lines += [_group_line(row, speech) for row in facts.get("groups", [])]
    return "\n".join(lines)


def _purchase_lines(place: int, row: Facts, speech: Speech) -> list[str]:
    others = [option["project"] for option in row["options"][1:] if option["level"] is not None]
    money = {name: _money(row[name], speech) for name in ("level", "given")}
    people = {name: row[name] for name in ("full", "gave_all", "had_nothing")}
    cost, project = f"{_money(row['cost'], speech):>14}", _column(row["project"])
    return [
        speech.say("purchase", place=f"{place:>4}", project=project, cost=cost, **money, **people),
        INDENT + speech.say("other_options", projects=_listed(others) or "-"),
    ]


def _loser_line(row: Facts, speech: Speech) -> str:
    money = {name: _money(row[name], speech) for name in ("cost", "money")}
    facts = {"project": _column(row["project"]), "missing": f"{_money(row['missing'], speech):>16}", **money}
    if row["supporters"] is None:
        return speech.say("loser", **facts)
    return speech.say("loser_or_people", supporters=row["supporters"], **facts)


def _group_line(row: Facts, speech: Speech) -> str:
    group = f"{shortened(row['group']):<12}"
    if row["people"] is None:
        return speech.say("hidden_group", group=group)
    money, winners = f"{_money(row['money'], speech):>14}", f"{_money(row['winners'], speech):>6}"
    return speech.say("effect_on_group", group=group, people=f"{row['people']:>7}", money=money, winners=winners)


def _money(value: float, speech: Speech) -> str:
    return speech.number(value, ",.2f")


def _column(project: str) -> str:
    return f"{shortened(project):<10}"


def _listed(projects: Sequence[str]) -> str:
    return ", ".join(map(shortened, projects))
