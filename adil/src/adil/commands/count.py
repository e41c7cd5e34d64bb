"""`adil count FILE.pb`: repeat the count of a ballot file."""

import argparse
import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands
from adil.progress import bar

if TYPE_CHECKING:
    from adil.budgeting import Count, Instance


def add_to(commands: Commands) -> None:
    """Put `count` among the words of `adil`."""
    parser = commands.add_parser("count", help="count a ballot file (.pb) again")
    parser.add_argument("file", type=Path, help="a Pabulib file")
    parser.add_argument("--rule", choices=("greedy", "equal-shares", "phragmen"), default="equal-shares")
    parser.add_argument("--utility", choices=("cost", "cardinality", "additive", "borda"), default="cost")
    parser.add_argument("--completion", choices=("none", "add1", "add1u", "fill"), default="none")
    parser.add_argument(
        "--tie", choices=("id", "seed"), default="id", help="order that breaks ties (default: text of id)"
    )
    parser.add_argument("--seed", metavar="TEXT", help="published text from which the order for ties is drawn")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print the rounds as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import count, read_poll
    from adil.errors import AdilError

    if asked.tie == "seed" and asked.seed is None:
        raise AdilError("tie_needs_seed")
    poll = read_poll(asked.file)
    counted = count(
        poll.instance,
        poll.ballots,
        rule=asked.rule,
        utility=asked.utility,
        completion=asked.completion,
        seed=asked.seed,
        tell=bar(),
    )
    if asked.json:
        return Answer(as_json(counted, asked))
    return Answer(as_csv(counted) if asked.csv else as_text(counted, poll.instance))


def as_json(counted: "Count", asked: argparse.Namespace) -> str:
    facts = {
        "rule": asked.rule,
        "utility": asked.utility,
        "completion": asked.completion,
        "ties": "text order of ids" if asked.seed is None else f"SHA-256 order of seed {asked.seed}",
        "winners": list(counted.winners),
        "spent": number(counted.spent),
        "budget": number(counted.budget),
        "steps": counted.steps,
        "rounds": [
            {
                "project": r.project,
                "cost": number(r.cost),
                "level": None if r.level is None else float(r.level),
                "by": r.step,
            }
            for r in counted.rounds
        ],
    }
    return json.dumps(facts, indent=1)


def as_csv(counted: "Count") -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("round", "project", "cost", "level", "by"))
    for place, r in enumerate(counted.rounds, 1):
        writer.writerow((place, r.project, number(r.cost), "" if r.level is None else float(r.level), r.step))
    return out.getvalue().rstrip()


def as_text(counted: "Count", instance: "Instance") -> str:
    names = dict(zip(instance.projects, instance.names or instance.projects, strict=True))
    lines = [
        f"{place:>4}  {r.project:<10}  {number(r.cost):>14,}  {r.step:<12}  {_printable(names[r.project])}"
        for place, r in enumerate(counted.rounds, 1)
    ]
    total = f"{len(counted.winners)} projects, {number(counted.spent):,} of {number(counted.budget):,} spent."
    return "\n".join([*lines, "", total])


def number(money: Fraction) -> int | float:
    """Whole amounts stay whole."""
    return int(money) if money.denominator == 1 else float(money)


def _printable(name: str) -> str:
    from adil.tables import shortened

    return shortened(name)
