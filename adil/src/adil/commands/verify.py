"""`adil verify FILE`: repeat a draw from the public files, count its quotas and chances again, check its proof. No solver is used."""

import argparse
import json
from pathlib import Path
from typing import Any

from adil.commands import Answer, Commands
from adil.commands.published import damage_as_error, folder_of, pool_in, read_lottery, read_published
from adil.sentences.lottery import DIFFERENCES
from adil.speech import Speech

MOST_LINES = 50
type Difference = tuple[str, str]


def add_to(commands: Commands) -> None:
    """Put `verify` among the words of `adil`."""
    parser = commands.add_parser("verify", help="repeat a draw from its public files; exit code 1 where it differs")
    parser.add_argument("file", type=Path, help="a lottery or a draw, as draw, replace or seats print it with --json")
    parser.add_argument("--pool", type=Path, metavar="DIR", help="the pool's folder (default: the one the file names)")
    parser.add_argument(
        "--draw", type=Path, metavar="FILE", help="the draw whose members are replaced: is it the one the file means?"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints; exit code 1 where anything differs. Raises AdilError for files that can't be used."""
    told, speech = read_published(asked.file), Speech(asked.language)
    seats = told.get("kind") == "seats"
    with damage_as_error(asked.file):
        found = _of_seats(told) if seats else _of_panels(told, asked)
    drawn = told.get("draw") is not None
    if asked.json:
        facts = {
            "same": not found,
            "drawn": drawn,
            "differences": [{"code": code, "fact": fact} for code, fact in found],
        }
        return Answer(json.dumps(facts, indent=1), 1 if found else 0)
    if found:
        lines = [speech.pick(DIFFERENCES, code, fact=fact) for code, fact in found[:MOST_LINES]]
        return Answer("\n".join(lines), 1)
    what = speech.say("draw_same") if drawn else speech.say("draw_none")
    if seats:
        return Answer(speech.say("seats_hold", applications=len(told["applications"]), drawn=what))
    return Answer(speech.say("lottery_holds", panels=len(told["panels"]), drawn=what))


def _of_seats(told: dict[str, Any]) -> list[Difference]:
    from adil.lottery.seat_file import differences_in_seats

    return list(differences_in_seats(told))


def _of_panels(told: dict[str, Any], asked: argparse.Namespace) -> list[Difference]:
    from adil.lottery.pool import fingerprint
    from adil.lottery.published import checked, differences, pool_behind, replaced

    checked(told, asked.file)
    folder = folder_of(told, beside=asked.file, folder=asked.pool)
    found = list(differences(told, pool_behind(told, pool_in(told, folder)), fingerprint(folder)))
    if asked.draw is not None:
        named = told.get("replaces") or {}
        expected = replaced(read_lottery(asked.draw), named.get("dropped", ()), ())
        wrong = [name for name in ("commitment", "public", "panel") if named.get(name) != expected[name]]
        found += [("replaced_panel", ", ".join(wrong))] if wrong else []
    return found
