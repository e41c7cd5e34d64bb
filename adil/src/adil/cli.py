"""The command line: `adil measure FILE.csv`."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from adil import AdilError, __version__
from adil.measure import Group, Representation, percent, represent

HEADERS = {
    "area": "area",
    "alan": "area",
    "population": "population",
    "kişi": "population",
    "participants": "participants",
    "katılan": "participants",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0, or 2 for input that can't be used."""
    parser = argparse.ArgumentParser(prog="adil", description="Fair rules, explained.")
    parser.add_argument("--version", action="version", version=f"adil {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    measure = commands.add_parser("measure", help="who took part against who lives here")
    measure.add_argument(
        "file", type=Path, help="CSV with the columns area, population, participants (or alan, kişi, katılan)"
    )
    measure.add_argument(
        "--hide-below", type=int, default=10, metavar="N", help="hide counts from 1 to N-1 (default 10)"
    )
    measure.add_argument("--unknown", type=int, default=0, metavar="N", help="participants whose area is not known")
    measure.add_argument("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args(arguments)
    try:
        result = represent(read_groups(asked.file), hide_below=asked.hide_below, unknown=asked.unknown)
    except AdilError as error:
        print(f"adil: {error}", file=sys.stderr)
        return 2
    print(as_json(result) if asked.json else as_table(result))
    return 0


def read_groups(file: Path) -> list[Group]:
    """Groups of a CSV file, UTF-8 with or without a mark. Raises AdilError with line and column of what can't be read."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AdilError("no_file", file=str(file)) from error
    except UnicodeDecodeError as error:
        raise AdilError("not_utf8", file=str(file), byte=error.start) from error
    rows = csv.reader(text.splitlines(), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    head = next(rows, [])
    places = {HEADERS[name.strip()]: place for place, name in enumerate(head) if name.strip() in HEADERS}
    missing = [name for name in ("area", "population", "participants") if name not in places]
    if missing:
        raise AdilError("missing_columns", line=1, columns=" ".join(missing))
    return [_group(row, places, line) for line, row in enumerate(rows, 2) if any(row)]


def _group(row: list[str], places: dict[str, int], line: int) -> Group:
    def cell(column: str) -> str:
        return row[places[column]].strip() if places[column] < len(row) else ""

    def number(column: str) -> int:
        plain = cell(column).replace(".", "").replace(" ", "")
        if not plain.isdecimal():
            raise AdilError("bad_number", line=line, column=column, value=cell(column))
        return int(plain)

    if not cell("area"):
        raise AdilError("empty_area", line=line, column="area")
    return Group(cell("area"), number("population") if cell("population") else None, number("participants"))


def as_table(result: Representation) -> str:
    """Lines for people: area, population share, participant share, gap in points, people to the share."""
    lines = [f"participants {result.participants}, of unknown area {result.unknown}"]
    for row in result.rows:
        if row.hidden:
            lines.append(f"{row.key}\thidden (fewer than {result.hide_below}, or protects such a number)")
        elif row.gap is None or row.population_share is None or row.participant_share is None:
            lines.append(f"{row.key}\t{row.participants} participants, no population given")
        else:
            shares = f"{percent(row.population_share)}% of people, {percent(row.participant_share)}% of participants"
            lines.append(f"{row.key}\t{shares}, gap {percent(row.gap):+} points, missing {result.people_to_share(row)}")
    return "\n".join(lines)


def as_json(result: Representation) -> str:
    rows = [
        {
            "area": row.key,
            "population": row.population,
            "participants": row.participants,
            "gap_points": None if row.gap is None else percent(row.gap, 4),
            "hidden": row.hidden,
        }
        for row in result.rows
    ]
    return json.dumps(
        {"participants": result.participants, "unknown": result.unknown, "rows": rows}, ensure_ascii=False, indent=1
    )
