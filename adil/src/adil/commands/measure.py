"""`adil measure FILE.csv`: who took part against who lives here, as a table, as JSON or as CSV."""

import argparse
import json
from fractions import Fraction
from pathlib import Path
from typing import Literal

from adil.commands import Answer, Commands
from adil.errors import AdilError
from adil.measure.intervals import Interval
from adil.measure.representation import Representation, Row, percent, represent
from adil.measure.suppression import Group
from adil.sentences.measure import STATUSES
from adil.speech import Speech
from adil.tables import aligned, csv_text, read_table, shortened

COLUMNS = {
    "area": "area",
    "population": "population",
    "participants": "participants",
    "alan": "area",
    "kişi": "population",
    "katılan": "participants",
}


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
    return Answer(as_json(result) if asked.json else as_table(result, Speech(asked.language)))


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


def as_table(result: Representation, speech: Speech) -> str:
    """Lines for people, the group that misses most first."""
    cells = [_heading(speech), *(_cells(row, speech) for row in result.rows)]
    return "\n".join([*aligned(cells, right=True), "", *_notes(result, speech)])


def _heading(speech: Speech) -> tuple[str, ...]:
    say = speech.say
    return (
        say("column_area"),
        say("column_people"),
        say("column_share_of_people"),
        say("column_took_part"),
        say("column_share_of_these"),
        say("column_from"),
        say("column_to"),
        say("column_gap"),
        say("column_index"),
        say("column_per_thousand"),
        say("column_missing"),
        say("column_status"),
    )


def _cells(row: Row, speech: Speech) -> tuple[str, ...]:
    def shown(value: object) -> str:
        return "-" if value is None else str(value)

    def share(value: Fraction | None, sign: str = "") -> str:
        return "-" if value is None else speech.number(percent(value), f"{sign}.1f")

    def ratio(value: Fraction | None) -> str:
        return "-" if value is None else speech.number(float(round(value, 2)), ".2f")

    return (
        shortened(row.key),
        shown(row.population),
        share(row.population_share),
        speech.say("hidden_row") if row.hidden else shown(row.participants),
        share(row.participant_share),
        share(_end(row.share_interval, "low")),
        share(_end(row.share_interval, "high")),
        share(row.gap, "+"),
        ratio(row.index),
        "-" if row.per_thousand is None else speech.number(float(row.per_thousand), ".2f"),
        shown(row.missing_people),
        "-" if row.status is None else speech.pick(STATUSES, row.status),
    )


def _notes(result: Representation, speech: Speech) -> list[str]:
    say = speech.say
    unknown = say("kept_back") if result.unknown is None else result.unknown
    notes = [say("participants", participants=result.participants, unknown=unknown)]
    if spread := result.spread:
        ends = {"lowest": shortened(spread.lowest.key), "highest": shortened(spread.highest.key)}
        notes.append(say("spread", ratio=speech.number(float(round(spread.ratio, 2)), ".2f"), **ends))
    if result.visible:
        notes.append(say("interval"))
    if result.hidden:
        notes.append(say("hidden_rows", areas=len(result.hidden), most=result.hide_below - 1))
    if result.without_population:
        notes.append(say("no_population", areas=len(result.without_population)))
    return notes


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
    return csv_text(_fields(Row("", None, None)), (_fields(row).values() for row in result.rows))


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
