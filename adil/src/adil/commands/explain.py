"""`adil explain FILE.pb --ballot N`: where the share of a ballot went, or what each loser lacked, under Equal Shares."""

import argparse
import json
from pathlib import Path

from adil.commands import Answer, Commands


def add_to(commands: Commands) -> None:
    """Put `explain` among the words of `adil`."""
    parser = commands.add_parser(
        "explain", help="where a ballot's share went, or what the losers lacked (Equal Shares)"
    )
    parser.add_argument("file", type=Path, help="a Pabulib file")
    parser.add_argument("--ballot", type=int, metavar="N", help="the N-th ballot of the file; without it: the losers")
    parser.add_argument("--utility", choices=("cost", "cardinality", "additive", "borda"), default="cost")
    parser.add_argument("--completion", choices=("none", "add1", "add1u", "fill"), default="none")
    parser.add_argument("--seed", metavar="TEXT", help="published text from which the order for ties is drawn")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import count, read_poll
    from adil.budgeting.explanation import ballot_number, losers, share_of

    poll = read_poll(asked.file)
    ballot = None if asked.ballot is None else ballot_number(poll.ballots, asked.ballot)
    counted = count(poll.instance, poll.ballots, utility=asked.utility, completion=asked.completion, seed=asked.seed)
    if counted.run is None:  # never: the rule is Equal Shares
        return Answer("")
    if ballot is None:
        rows = [{"project": x.project, "cost": float(x.cost), "missing": float(x.missing)} for x in losers(counted.run)]
        lines = [f"{x['project']:<10}  missing {x['missing']:>16,.2f} of {x['cost']:,.2f}" for x in rows]
        return Answer(json.dumps({"losers": rows}, indent=1) if asked.json else "\n".join(lines))
    share = share_of(counted.run, ballot)
    if asked.json:
        paid = [{"project": project, "paid": float(money)} for project, money in share.payments]
        facts = {
            "ballot": asked.ballot,
            "endowment": float(share.endowment),
            "payments": paid,
            "left": float(share.left),
        }
        return Answer(json.dumps(facts, indent=1))
    lines = [f"{project:<10}  paid {float(money):>14,.2f}" for project, money in share.payments]
    return Answer("\n".join([f"share {float(share.endowment):,.2f}", *lines, f"left {float(share.left):,.2f}"]))
