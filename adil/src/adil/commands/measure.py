"""`adil measure FILE.csv`: who took part against who lives here, as a table, as JSON or as CSV."""

import argparse
import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Literal

from adil.commands import Answer, Commands
from adil.errors import AdilError
from adil.measure.intervals import Interval
from adil.measure.representation import Representation, Row, percent, represent
from adil.measure.suppression import Group
from adil.tables import read_table, shortened

COLUMNS = {
    "area": "area",
    "population": "population",
    "participants": "participants",
    "alan": "area",
    "kişi": "population",
    "katılan": "participants",
}
HEADING = (
    "area",
    "people",
    "% of people",
    "took part",
    "% of these",
    "95 % from",
    "to",
    "gap",
    "index",
    "per 1000",
    "missing",
    "status",
)


def add_to(commands: Commands) -> None:
    """Put `measure` among the words of `adil`."""
    parser = commands.add_parser("measure", help="who took part against who lives here")
    parser.add_argument("file", type=Path, help="CSV: area, population, participants (or: alan, kişi, katılan)")
    parser.add_argument(
        "--hide-below", type=int, default=10, metavar="N", help="hide 1 to N-1 (default 10; 0: show all)"
    )
    parser.add_argument("--unknown", type=int, default=0, metavar="N", help="participants whose area is not known")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the file (default utf-8; e.g. cp1254)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON instead of a table")
    form.add_argument("--csv", action="store_true", help="print the rows of the JSON as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    groups = read_groups(asked.file, encoding=asked.encoding)
    result = represent(groups, hide_below=asked.hide_below, unknown=asked.unknown)
    if asked.csv:
        return Answer(as_csv(result))
    return Answer(as_json(result) if asked.json else as_table(result))


def read_groups(file: Path, *, encoding: str = "utf-8") -> list[Group]:
    """Groups of a CSV file; an empty population is one that is not known. Raises AdilError with the line and the column."""
    groups: dict[str, Group] = {}
    lines: dict[str, int] = {}
    for line in read_table(file, COLUMNS, encoding=encoding):
        area = line.text("area")
        if area in groups:
            raise AdilError("doubled_row", line=line.number, column="area", value=shortened(area), first=lines[area])
        population = line.whole_number("population") if line.cells["population"] else None
        groups[area] = Group(area, population, line.whole_number("participants"))
        lines[area] = line.number
    return list(groups.values())


def as_table(result: Representation) -> str:
    """Lines for people, the group that misses most first."""
    cells = [HEADING, *(_cells(row) for row in result.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in cells]
    return "\n".join([*lines, "", *_notes(result)])


def _cells(row: Row) -> tuple[str, ...]:
    def shown(value: object) -> str:
        return "-" if value is None else str(value)

    def share(value: Fraction | None, sign: str = "") -> str:
        return "-" if value is None else f"{percent(value):{sign}.1f}"

    return (
        shortened(row.key),
        shown(row.population),
        share(row.population_share),
        "hidden" if row.hidden else shown(row.participants),
        share(row.participant_share),
        share(_end(row.share_interval, "low")),
        share(_end(row.share_interval, "high")),
        share(row.gap, "+"),
        "-" if row.index is None else f"{float(round(row.index, 2)):.2f}",
        "-" if row.per_thousand is None else f"{float(row.per_thousand):.2f}",
        shown(row.missing_people),
        shown(row.status).replace("_", " "),
    )


def _notes(result: Representation) -> list[str]:
    notes = [f"Participants: {result.participants}. Of unknown area: {_or_kept(result.unknown)}."]
    if spread := result.spread:
        ends = f"{shortened(spread.lowest.key)} to {shortened(spread.highest.key)}"
        notes.append(f"Lowest to highest index of the areas shown: {float(round(spread.ratio, 2)):.2f} ({ends}).")
    if result.visible:
        notes.append("95 %: Wilson score interval of the share. Participants are no random sample.")
    if result.hidden:
        small = f"from 1 to {result.hide_below - 1}"
        notes.append(f"Hidden: {len(result.hidden)} areas, with counts {small} or protecting such counts.")
    if result.without_population:
        notes.append(f"No population given: {len(result.without_population)} areas. They are in no share.")
    return notes


def _or_kept(number: int | None) -> str:
    return "kept back, it would give hidden counts away" if number is None else str(number)


def as_json(result: Representation) -> str:
    """The same as JSON; shares and gaps in percent with four digits, null where hidden or not known.

    Letters outside ASCII are escaped, so that no terminal or pipe can damage them.
    """
    facts = {
        "participants": result.participants,
        "compared": result.compared,
        "unknown": result.unknown,
        "population": result.population,
        "hide_below": result.hide_below,
        "spread": _spread(result),
        "rows": [_fields(row) for row in result.rows],
    }
    return json.dumps(facts, indent=1)


def as_csv(result: Representation) -> str:
    """The rows of the JSON; a cell is empty where they say null."""
    written, rows = io.StringIO(), [_fields(row) for row in result.rows]
    writer = csv.DictWriter(written, list(_fields(Row("", None, None))), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().rstrip("\n")


def _spread(result: Representation) -> dict[str, object] | None:
    if result.spread is None:
        return None
    lowest, highest = result.spread.lowest.key, result.spread.highest.key
    return {"lowest": lowest, "highest": highest, "ratio": _ratio(result.spread.ratio)}


def _end(interval: Interval | None, end: Literal["low", "high"]) -> Fraction | None:
    if interval is None:
        return None
    return interval.low if end == "low" else interval.high


def _ratio(number: Fraction | None) -> float | None:
    return None if number is None else float(round(number, 4))


def _fields(row: Row) -> dict[str, object]:
    share_interval, index_interval = row.share_interval, row.index_interval

    def share(value: Fraction | None) -> float | None:
        return None if value is None else percent(value, 4)

    return {
        "area": row.key,
        "population": row.population,
        "population_percent": share(row.population_share),
        "participants": row.participants,
        "participants_percent": share(row.participant_share),
        "participants_percent_low": share(_end(share_interval, "low")),
        "participants_percent_high": share(_end(share_interval, "high")),
        "gap_points": share(row.gap),
        "index": _ratio(row.index),
        "index_low": _ratio(_end(index_interval, "low")),
        "index_high": _ratio(_end(index_interval, "high")),
        "per_thousand": None if row.per_thousand is None else round(float(row.per_thousand), 4),
        "missing_people": row.missing_people,
        "status": row.status,
        "hidden": row.hidden,
    }
