"""`adil match SHIFTS.csv PEOPLE.csv`: who takes which shift, and why. With `--jury N`: who judges which entry."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands
from adil.errors import AdilError
from adil.progress import Progress, bar
from adil.sentences.matching import REASONS
from adil.speech import Speech
from adil.tables import aligned, csv_text, sha256, shortened

if TYPE_CHECKING:
    from adil.matching import Bonus, Plan, Reason, Weights


def add_to(commands: Commands) -> None:
    """Put `match` among the words of `adil`."""
    parser = commands.add_parser("match", help="people to shifts, or jurors to entries")
    parser.add_argument("shifts", type=Path, help="CSV: shift, capacity (and start, end, minutes, skills, x, y, tags)")
    parser.add_argument("people", type=Path, help="CSV: person (and wishes, skills, x, y, max_shifts, max_minutes, …)")
    parser.add_argument("--wishes", type=Path, help="CSV: person, shift (and preference, metres)")
    parser.add_argument("--before", type=Path, help="CSV: person, shift: the plan to change as little as can be")
    parser.add_argument("--jury", type=int, metavar="N", help="the files are entry,topics and juror,topics,conflicts")
    parser.add_argument("--difference", type=int, default=1, metavar="N", help="of jurors' loads, at most (default 1)")
    parser.add_argument("--preference", type=int, default=100, metavar="N", help="points a unit of preference")
    parser.add_argument("--per-km", type=int, default=10, metavar="N", help="points off a kilometre of the way")
    parser.add_argument("--per-duty", type=int, default=20, metavar="N", help="points off a past duty")
    parser.add_argument("--bonus", action="append", default=[], metavar="NAME:POINTS:PERSON_TAG:SHIFT_TAG")
    parser.add_argument("--rest", type=int, default=0, metavar="MINUTES", help="between two shifts of one person")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the lots that decide between equals")
    parser.add_argument("--nodes", type=int, default=10_000, metavar="N", help="where branch and bound stops")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the files (default utf-8; e.g. cp1254)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON instead of a table")
    form.add_argument("--csv", action="store_true", help="print the assignments as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    if asked.jury is not None:
        return Answer(_jury(asked))
    speech = Speech(asked.language)
    progress = bar(speech)
    plan, moved = _plan(asked, progress)
    progress(0.8, "matching_explains")
    if asked.csv:
        rows = ((one.person, one.shift, one.points) for one in plan.assignments)
        written = csv_text(("person", "shift", "points"), rows)
    else:
        written = as_json(plan, moved, asked) if asked.json else as_table(plan, moved, speech)
    progress(1.0, "done")
    return Answer(written)


def _plan(asked: argparse.Namespace, progress: Progress) -> "tuple[Plan, tuple[tuple[str, str], ...] | None]":
    from adil.matching import match, repair
    from adil.matching.optimum import Options
    from adil.matching.reading import Tables, read_tables

    tables = Tables(asked.shifts, asked.people, asked.wishes, asked.before, asked.encoding)
    read, weights = read_tables(tables), weights_of(asked.preference, asked.per_km, asked.per_duty, asked.bonus)
    options: Options = {"rest_minutes": asked.rest, "seed": asked.seed, "most_nodes": asked.nodes, "progress": progress}
    if read.before is None:
        return match(read.people, read.shifts, read.wishes, weights, **options), None
    changed = repair(read.before, read.people, read.shifts, read.wishes, weights, **options)
    return changed.plan, changed.moved


def weights_of(preference: int, per_km: int, per_duty: int, bonuses: Iterable[str]) -> "Weights":
    """The weights of the options. Raises AdilError `bad_bonus`."""
    from adil.matching import Weights

    return Weights(preference, per_km, per_duty, tuple(_bonus(written) for written in bonuses))


def _bonus(written: str) -> "Bonus":
    from adil.matching import Bonus

    parts = written.split(":")
    if len(parts) != 4 or not parts[1].removeprefix("-").isascii() or not parts[1].removeprefix("-").isdigit():
        raise AdilError("bad_bonus", value=shortened(written))
    if len(parts[1]) > 9:
        raise AdilError("bad_bonus", value=shortened(written))
    return Bonus(parts[0], int(parts[1]), parts[2] or None, parts[3] or None)


def as_table(plan: "Plan", moved: tuple[tuple[str, str], ...] | None, speech: Speech) -> str:
    """Lines for people: every wish with what became of it, then the sums."""
    from adil.matching import explain

    say = speech.say
    cells = [(say("column_person"), say("column_shift"), say("column_points"), say("column_answer"))]
    for one in explain(plan):
        why = say("granted") if one.granted else "; ".join(_words(reason, speech) for reason in one.reasons)
        cells.append((shortened(one.person), shortened(one.shift), str(one.score.points), why))
    places, points = plan.gap
    proof = say("plan_proved") if plan.optimal else say("plan_gap", places=places, points=points)
    notes = [say("filled", filled=plan.filled, places=plan.places, points=plan.points, proof=proof)]
    notes += [] if moved is None else [say("moved", people=len(moved))]
    return "\n".join([*aligned(cells), "", *notes])


def _words(reason: "Reason", speech: Speech) -> str:
    facts = {name: ", ".join(fact) if isinstance(fact, tuple) else fact for name, fact in reason.facts}
    return speech.pick(REASONS, reason.code, **facts)


def as_json(plan: "Plan", moved: tuple[tuple[str, str], ...] | None, asked: argparse.Namespace) -> str:
    """The same for programs. Letters outside ASCII are escaped, so that no terminal or pipe can damage them."""
    from adil.matching.published import published

    tables = {name: getattr(asked, name) for name in ("shifts", "people", "wishes", "before")}
    from_where = {
        **_tables_of(tables),
        "encoding": asked.encoding,
        "weights": {name: getattr(asked, name) for name in ("preference", "per_km", "per_duty")},
        "bonuses": asked.bonus,
        "rest_minutes": asked.rest,
    }
    return json.dumps(published(plan, asked=from_where, moved=moved), indent=1)


def _jury(asked: argparse.Namespace) -> str:
    from adil.matching.jury import assign_jury
    from adil.matching.published_jury import published_jury
    from adil.matching.reading import read_entries, read_jurors

    entries = read_entries(asked.shifts, encoding=asked.encoding)
    jurors = read_jurors(asked.people, encoding=asked.encoding)
    jury = assign_jury(entries, jurors, asked.jury, difference=asked.difference, seed=asked.seed)
    if asked.json:
        from_where = {**_tables_of({"entries": asked.shifts, "jurors": asked.people}), "encoding": asked.encoding}
        from_where["difference"] = asked.difference
        return json.dumps(published_jury(jury, entries, jurors, asked=from_where, seed=asked.seed), indent=1)
    if asked.csv:
        return csv_text(("entry", "juror"), jury.pairs)
    say = Speech(asked.language).say
    cells = [(shortened(entry), shortened(juror)) for entry, juror in jury.pairs]
    return "\n".join(aligned([(say("column_entry"), say("column_juror")), *cells]))


def _tables_of(tables: dict[str, Path | None]) -> dict[str, object]:
    """Each table's name and hash; None where there is none."""
    return {
        name: None if file is None else {"file": str(file), "sha256": sha256(file)} for name, file in tables.items()
    }
