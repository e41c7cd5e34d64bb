"""`adil seats APPLICATIONS.csv --seats N`: who gets a seat where more apply than there are; drawn with a public number."""

import argparse
import json
from pathlib import Path
from typing import Any

from adil.commands import Answer, Commands
from adil.commands.published import damage_as_error, read_published
from adil.errors import AdilError
from adil.sentences.lottery import OUTCOMES
from adil.speech import Speech
from adil.tables import aligned, csv_text, shortened

COLUMNS = ("turn", "application", "people", "priority", "weight", "reason", "outcome", "free")


def add_to(commands: Commands) -> None:
    """Put `seats` among the words of `adil`."""
    parser = commands.add_parser("seats", help="seats of an event by lot: groups together, classes, weights")
    parser.add_argument(
        "file", type=Path, help="CSV: application (and people, priority, weight, reason); or what --json gave, as .json"
    )
    parser.add_argument("--seats", type=int, metavar="N", help="how many there are")
    parser.add_argument("--public", metavar="NUMBER", help="a public number, told after the file was: draw with it")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the file (default utf-8; e.g. cp1254)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON: the file to publish")
    form.add_argument("--csv", action="store_true", help="print what became of each application as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    with damage_as_error(asked.file):
        told = _told(asked)
        if asked.json:
            return Answer(json.dumps(told, indent=1))
        return Answer(_as_csv(told) if asked.csv else _as_text(told, Speech(asked.language)))


def _told(asked: argparse.Namespace) -> dict[str, Any]:
    from adil.lottery.seat_file import KIND, published_seats, read_applications, with_seats_drawn

    if asked.file.suffix.lower() == ".json":
        told = read_published(asked.file)
        if told.get("kind") != KIND:
            raise AdilError("not_a_lottery", file=asked.file, reason="kind")
        if asked.public is None and not (asked.json or asked.csv):
            raise AdilError("no_public_number", file=asked.file)
    else:
        if asked.seats is None:
            raise AdilError("no_seats")
        told = published_seats(read_applications(asked.file, encoding=asked.encoding), asked.seats)
    return told if asked.public is None else with_seats_drawn(told, asked.public)


def _rows(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Applications in the order of their turns; before the draw by id, with neither turn nor outcome."""
    by_id = {application["id"]: application for application in told["applications"]}
    places = told["draw"]["places"] if told["draw"] else [{"application": key} for key in by_id]
    return [by_id[place["application"]] | place for place in places]


def _as_csv(told: dict[str, Any]) -> str:
    return csv_text(COLUMNS, ([row.get(column) for column in COLUMNS] for row in _rows(told)))


def _as_text(told: dict[str, Any], speech: Speech) -> str:
    say, rows = speech.say, _rows(told)
    people = sum(row["people"] for row in rows)
    lines = [
        say("applications", applications=len(rows), people=people, seats=told["seats"]),
        say("commitment", commitment=told["commitment"]),
    ]
    if not told["draw"]:
        return "\n".join([*lines, say("not_drawn_yet")])
    seated = sum(row["people"] for row in rows if row["outcome"] == "seated")
    heading = (
        say("column_turn"),
        say("column_application"),
        say("column_group"),
        say("column_class"),
        say("column_tickets"),
        say("column_outcome"),
        say("column_reason"),
    )
    cells = [(*_numbers_and_name(row), speech.pick(OUTCOMES, row["outcome"]), shortened(row["reason"])) for row in rows]
    lines.append(say("seats_drawn", public=told["draw"]["public"], seated=seated, free=told["seats"] - seated))
    return "\n".join([*lines, "", *aligned([heading, *cells])])


def _numbers_and_name(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(shortened(str(row[name])) for name in ("turn", "application", "people", "priority", "weight"))
