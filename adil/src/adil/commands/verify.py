"""`adil verify FILE`: repeat a draw from the public files, count its quotas and chances again, check its proof. No solver is used."""

import argparse
import json
from pathlib import Path

from adil.commands import Answer, Commands
from adil.commands.draw import damage_as_error, pool_of, read_lottery

SAID = {
    "pool_hash": "the pool's files are not those of the lottery; their SHA-256 is {fact}",
    "commitment": "the commitment does not fit the content; it would be {fact}",
    "weights": "the chances of the panels sum to {fact}",
    "panel_members": "panel {fact} has the wrong number of people, or people who are not in the pool",
    "panel_quotas": "panel {fact} does not keep the quotas",
    "unequal_chances": "equal people have different chances, among them {fact}",
    "probability": "the chance of {fact} is not what the panels give",
    "min_probability": "the lowest chance is {fact}",
    "certificate": "the proof gives the bound {fact}",
    "gap": "the gap is {fact}",
    "draw": "the public number draws something else ({fact})",
}


def add_to(commands: Commands) -> None:
    """Put `verify` among the words of `adil`."""
    parser = commands.add_parser("verify", help="repeat a draw from its public files; exit code 1 where it differs")
    parser.add_argument("file", type=Path, help="a lottery or a draw, as `adil draw --json` prints it")
    parser.add_argument("--pool", type=Path, metavar="DIR", help="the pool's folder (default: the one the file names)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints; exit code 1 where anything differs. Raises AdilError for files that can't be used."""
    from adil.lottery.pool import fingerprint
    from adil.lottery.published import differences

    told = read_lottery(asked.file)
    with damage_as_error(asked.file):
        named = Path(str(told["pool"].get("folder", ".")))
        folder = asked.pool or (named if named.is_dir() else asked.file.parent / named)
        pool = pool_of(told, beside=asked.file, folder=folder)
        found = list(differences(told, pool, fingerprint(folder)))
    drawn = told.get("draw") is not None
    if asked.json:
        facts = {
            "same": not found,
            "drawn": drawn,
            "differences": [{"code": code, "fact": fact} for code, fact in found],
        }
        return Answer(json.dumps(facts, indent=1), 1 if found else 0)
    if found:
        return Answer("\n".join(SAID[code].format(fact=fact) for code, fact in found[:50]), 1)
    what = "the draw comes out the same" if drawn else "nothing has been drawn yet"
    return Answer(f"all holds: files, commitment, quotas of {len(told['panels'])} panels, chances, proof; {what}")
