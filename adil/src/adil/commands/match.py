"""`adil match SHIFTS.csv PEOPLE.csv`: who takes which shift, and why. With `--jury N`: who judges which entry."""

import argparse
import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands
from adil.errors import AdilError
from adil.progress import Progress, bar
from adil.sentences.matching import REASONS
from adil.speech import Speech
from adil.tables import aligned, shortened

if TYPE_CHECKING:
    from adil.matching import Bonus, Explanation, Jury, Plan, Reason


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
        written = _as_csv(("person", "shift", "points"), rows)
    else:
        written = as_json(plan, moved) if asked.json else as_table(plan, moved, speech)
    progress(1.0, "done")
    return Answer(written)


def _plan(asked: argparse.Namespace, progress: Progress) -> "tuple[Plan, tuple[tuple[str, str], ...] | None]":
    from adil.matching import Weights, match, repair
    from adil.matching.optimum import Options
    from adil.matching.reading import anybody_anywhere, read_people, read_shifts, read_wishes

    shifts = read_shifts(asked.shifts, encoding=asked.encoding)
    people, wishes = read_people(asked.people, encoding=asked.encoding)
    if asked.wishes:
        wishes = read_wishes(asked.wishes, encoding=asked.encoding)
    if wishes is None:
        wishes = anybody_anywhere(people, shifts)
    bonuses = tuple(_bonus(written) for written in asked.bonus)
    weights = Weights(asked.preference, asked.per_km, asked.per_duty, bonuses)
    options: Options = {"rest_minutes": asked.rest, "seed": asked.seed, "most_nodes": asked.nodes, "progress": progress}
    if asked.before is None:
        return match(people, shifts, wishes, weights, **options), None
    before = [(one.person, one.shift) for one in read_wishes(asked.before, encoding=asked.encoding)]
    changed = repair(before, people, shifts, wishes, weights, **options)
    return changed.plan, changed.moved


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


def as_json(plan: "Plan", moved: tuple[tuple[str, str], ...] | None) -> str:
    """The same for programs. Letters outside ASCII are escaped, so that no terminal or pipe can damage them."""
    from adil.matching import explain

    told = list(explain(plan))
    facts = {
        "filled": plan.filled,
        "places": plan.places,
        "points": plan.points,
        "certified_optimal": plan.optimal,
        "gap": {"places": plan.gap[0], "points": plan.gap[1]},
        "proof": plan.proof,
        "seed": plan.seed,
        "moved": None if moved is None else [{"person": person, "shift": shift} for person, shift in moved],
        "assignments": [_fields(one) for one in told if one.granted],
        "refusals": [_fields(one) | _why(one) for one in told if not one.granted],
    }
    return json.dumps(facts, indent=1)


def _fields(one: "Explanation") -> dict[str, object]:
    parts = {name: getattr(one.score, name) for name in ("preference", "travel", "fairness", "bonuses")}
    return {"person": one.person, "shift": one.shift, "points": one.score.points, "parts": parts}


def _why(one: "Explanation") -> dict[str, object]:
    return {
        "reasons": [{"code": reason.code, **dict(reason.facts)} for reason in one.reasons],
        "cost": None if one.cost is None else {"places": one.cost[0], "points": one.cost[1]},
    }


def _jury(asked: argparse.Namespace) -> str:
    from adil.matching.jury import assign_jury
    from adil.matching.reading import read_entries, read_jurors

    entries = read_entries(asked.shifts, encoding=asked.encoding)
    jurors = read_jurors(asked.people, encoding=asked.encoding)
    jury = assign_jury(entries, jurors, asked.jury, difference=asked.difference, seed=asked.seed)
    if asked.json:
        return _jury_as_json(jury, asked.seed)
    if asked.csv:
        return _as_csv(("entry", "juror"), jury.pairs)
    say = Speech(asked.language).say
    cells = [(shortened(entry), shortened(juror)) for entry, juror in jury.pairs]
    return "\n".join(aligned([(say("column_entry"), say("column_juror")), *cells]))


def _jury_as_json(jury: "Jury", seed: int) -> str:
    pairs = [{"entry": entry, "juror": juror} for entry, juror in jury.pairs]
    facts = {"each": jury.each, "fit": jury.fit, "certified_optimal": True, "seed": seed}
    return json.dumps({**facts, "loads": dict(jury.loads), "pairs": pairs}, indent=1)


def _as_csv(heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return written.getvalue().rstrip("\n")
