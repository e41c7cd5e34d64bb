"""`adil verify FILE`: repeat a draw from the public files, count a lottery or a plan again, check its proof. No solver is used."""

import argparse
import json
from pathlib import Path
from typing import Any

from adil.commands import Answer, Commands
from adil.commands.published import damage_as_error, folder_of, pool_in, read_lottery, read_published
from adil.sentences import lottery, matching
from adil.speech import Speech
from adil.tables import sha256

MOST_LINES = 50
DIFFERENCES = lottery.DIFFERENCES | matching.DIFFERENCES
type Checked = tuple[list[tuple[str, str]], str]
"""What differs, as (code, fact), and what to say where nothing does."""


def add_to(commands: Commands) -> None:
    """Put `verify` among the words of `adil`."""
    parser = commands.add_parser(
        "verify", help="check a lottery, a draw or a plan from its public files; exit code 1 where it differs"
    )
    parser.add_argument("file", type=Path, help="what draw, replace, seats or match print with --json")
    parser.add_argument(
        "--pool", type=Path, metavar="DIR", help="the folder of its tables (default: as the file names them)"
    )
    parser.add_argument(
        "--draw", type=Path, metavar="FILE", help="the draw whose members are replaced: is it the one the file means?"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints; exit code 1 where anything differs. Raises AdilError for files that can't be used."""
    told, speech = read_published(asked.file), Speech(asked.language)
    with damage_as_error(asked.file):
        found, holds = KINDS.get(told.get("kind", ""), _of_panels)(told, asked, speech)
    if asked.json:
        facts = {
            "same": not found,
            "drawn": told.get("draw") is not None,
            "differences": [{"code": code, "fact": fact} for code, fact in found],
        }
        return Answer(json.dumps(facts, indent=1), 1 if found else 0)
    if found:
        lines = [speech.pick(DIFFERENCES, code, fact=fact) for code, fact in found[:MOST_LINES]]
        return Answer("\n".join(lines), 1)
    return Answer(holds)


def _drawn(told: dict[str, Any], speech: Speech) -> str:
    return speech.say("draw_none") if told.get("draw") is None else speech.say("draw_same")


def _of_seats(told: dict[str, Any], asked: argparse.Namespace, speech: Speech) -> Checked:
    from adil.lottery.seat_file import differences_in_seats

    found = list(differences_in_seats(told))
    return found, speech.say("seats_hold", applications=len(told["applications"]), drawn=_drawn(told, speech))


def _of_plan(told: dict[str, Any], asked: argparse.Namespace, speech: Speech) -> Checked:
    from adil.commands.match import weights_of
    from adil.matching.programme import programme
    from adil.matching.published import differences
    from adil.matching.reading import Tables, read_tables
    from adil.matching.repair import wishes_of

    named = told["asked"]
    files, found = _tables(named, ("shifts", "people", "wishes", "before"), asked)
    read = read_tables(Tables(**files, encoding=named["encoding"]))
    weights = weights_of(**named["weights"], bonuses=named["bonuses"])
    whole = programme(read.people, read.shifts, read.wishes, weights, named["rest_minutes"])
    kept = None if read.before is None else wishes_of(whole, read.before)
    found += differences(told, whole, kept)
    counts = {"filled": told["filled"], "places": told["places"]}
    over = told.get("ceiling")
    if over is None or (over["filled"], over["points"]) == (told["filled"], told["points"]):
        return found, speech.say("plan_holds", **counts)
    return found, speech.say("plan_holds_below", reach=over["filled"], points=over["points"], **counts)


def _of_jury(told: dict[str, Any], asked: argparse.Namespace, speech: Speech) -> Checked:
    from adil.matching.published_jury import differences_in_jury
    from adil.matching.reading import read_entries, read_jurors

    named = told["asked"]
    files, found = _tables(named, ("entries", "jurors"), asked)
    entries = read_entries(files["entries"], encoding=named["encoding"])
    jurors = read_jurors(files["jurors"], encoding=named["encoding"])
    found += differences_in_jury(told, entries, jurors)
    return found, speech.say("jury_holds", entries=len(entries), fit=told["fit"])


def _tables(
    named: dict[str, Any], names: tuple[str, ...], asked: argparse.Namespace
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Where the tables of a matching lie, and which of them are not those that it was made from.

    They are looked for in the folder asked for, or where the file says, seen from here or from the file.
    """
    files: dict[str, Any] = {}
    for name in names:
        there = named[name] and Path(named[name]["file"])
        if there and asked.pool is not None:
            there = asked.pool / there.name
        files[name] = asked.file.parent / there if there and not there.is_file() else there
    return files, [
        ("table_hash", name) for name in names if files[name] and sha256(files[name]) != named[name]["sha256"]
    ]


def _of_panels(told: dict[str, Any], asked: argparse.Namespace, speech: Speech) -> Checked:
    from adil.lottery.pool import fingerprint
    from adil.lottery.published import checked, pool_behind, replaced
    from adil.lottery.verification import differences

    checked(told, asked.file)
    folder = folder_of(told, beside=asked.file, folder=asked.pool)
    found = list(differences(told, pool_behind(told, pool_in(told, folder)), fingerprint(folder)))
    if asked.draw is not None:
        named = told.get("replaces") or {}
        expected = replaced(read_lottery(asked.draw), named.get("dropped", ()), ())
        wrong = [name for name in ("commitment", "public", "panel") if named.get(name) != expected[name]]
        found += [("replaced_panel", ", ".join(wrong))] if wrong else []
    return found, speech.say("lottery_holds", panels=len(told["panels"]), drawn=_drawn(told, speech))


KINDS = {"seats": _of_seats, "plan": _of_plan, "jury": _of_jury}
"""`kind` of a file → how it is checked; a lottery over panels has none."""
