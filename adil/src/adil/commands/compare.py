"""`adil compare FILE.pb RULE RULE`: which projects differ between two rules, and how many people gain or lose."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands

if TYPE_CHECKING:
    from adil.budgeting import Count, Poll


def add_to(commands: Commands) -> None:
    """Put `compare` among the words of `adil`."""
    parser = commands.add_parser("compare", help="what two rules make of one ballot file")
    parser.add_argument("file", type=Path, help="a Pabulib file")
    for name in ("first", "second"):
        parser.add_argument(
            name, metavar="RULE", help="rule/utility/completion, e.g. greedy/cost or equal-shares/cost/add1u"
        )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import read_poll
    from adil.budgeting.explanation import compare

    poll = read_poll(asked.file)
    found = compare(_count(poll, asked.first), _count(poll, asked.second))
    if asked.json:
        return Answer(json.dumps(asdict(found), indent=1))
    return Answer(
        f"only {asked.first}: {', '.join(found.only_first) or '-'}\n"
        f"only {asked.second}: {', '.join(found.only_second) or '-'}\n"
        f"With {asked.second}, {found.gain} people gain, {found.lose} lose, {found.same} neither."
    )


def _count(poll: "Poll", written: str) -> "Count":
    from adil.budgeting import count

    rule, utility, completion = [*written.split("/"), "", ""][:3]
    return count(
        poll.instance,
        poll.ballots,
        rule=rule,  # type: ignore[arg-type]
        utility=utility or "cost",  # type: ignore[arg-type]
        completion=completion or "none",  # type: ignore[arg-type]
    )
