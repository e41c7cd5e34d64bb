"""`adil groups DIR`: opinion groups of a Polis export, as text, JSON, CSV or a map."""

import argparse
import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands
from adil.errors import AdilError
from adil.progress import bar
from adil.tables import shortened

if TYPE_CHECKING:
    from adil.opinions.conversation import Opinions
    from adil.opinions.votes import Floats

ANSWERS = {1: "agree", -1: "disagree"}


def add_to(commands: Commands) -> None:
    """Put `groups` among the words of `adil`."""
    parser = commands.add_parser("groups", help="opinion groups from votes on statements")
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="comments.csv with votes.csv or participants-votes.csv"
    )
    parser.add_argument("--k", type=int, metavar="N", help="so many groups (2 to 5) instead of the best number")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the search for groups (default 0)")
    parser.add_argument("--strict", action="store_true", help="leave statements out that nobody has moderated")
    parser.add_argument(
        "--before",
        type=Path,
        metavar="STATE.json",
        help="begin at the state of an earlier run, so that groups don't jump",
    )
    parser.add_argument("--state", type=Path, metavar="STATE.json", help="write the state for the next run")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help="print JSON instead of text")
    shapes.add_argument("--csv", action="store_true", help="print participant, group and place as CSV")
    shapes.add_argument("--svg", action="store_true", help="print the opinion map as SVG")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.opinions.conversation import opinions
    from adil.opinions.picture import opinion_map
    from adil.opinions.polis import read_export
    from adil.opinions.state_file import read_state

    draw = bar()
    draw(0.0, "reading")
    export = read_export(asked.folder, strict=asked.strict)
    draw(0.5, "grouping")
    before = read_state(asked.before, export.texts) if asked.before else None
    found = opinions(export.votes, left_out=export.left_out, before=before, k=asked.k, seed=abs(asked.seed))
    if asked.state:
        _keep(asked.state, found, export.texts)
    draw(1.0, "done")
    if asked.json:
        return Answer(as_json(found))
    if asked.csv:
        return Answer(as_csv(found))
    return Answer(opinion_map(found) if asked.svg else as_text(found, export.texts))


def as_json(found: "Opinions") -> str:
    """Groups, projection and consensus; `too_few` instead of groups where there are too few people."""
    places = {name: place.tolist() for name, place in _places(found)}
    map_ = found.projection
    facts: dict[str, object] = {
        "people": len(found.votes.people),
        "statements": len(found.votes.statements),
        "too_few": None if found.too_few is None else asdict(found.too_few),
        "k": len(set(found.groups.values())) or None,
        "groups": found.groups,
        "projection": {
            "participants": places,
            "statements": {}
            if map_ is None
            else dict(zip(found.votes.statements, map_.statements.tolist(), strict=True)),
        },
        "consensus": [asdict(one) for one in found.consensus],
        "group_aware_consensus": {}
        if found.group_aware is None
        else dict(zip(found.votes.statements, found.group_aware.tolist(), strict=True)),
        "divisive": [asdict(one) for one in found.divisive],
        "common_ground": [{"statement": name, "answer": answer} for name, answer in found.common_ground],
        "representative": {str(group): [asdict(one) for one in of] for group, of in enumerate(found.representative)},
        "facts": [asdict(one) for one in found.facts],
    }
    return json.dumps(facts, indent=1)


def as_csv(found: "Opinions") -> str:
    """One line for each person who takes part."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(("participant", "group", "x", "y"))
    groups = found.groups
    lines.writerows((name, groups[name], f"{x:.6f}", f"{y:.6f}") for name, (x, y) in _places(found))
    return written.getvalue().rstrip()


def as_text(found: "Opinions", texts: dict[str, str]) -> str:
    """Lines for people: each group by its statements, then what unites and divides all."""
    if found.too_few is not None:
        few = found.too_few
        what = (
            f"{few.found} people take part, {few.needed} are needed"
            if few.reason == "people"
            else "all votes are alike"
        )
        return f"No groups: {what}."
    groups = found.groups
    lines = [f"{len(groups)} of {len(found.votes.people)} people in {len(set(groups.values()))} groups."]
    for fact in found.facts:
        lines += ["", f"Group {fact.group}, {fact.people} people. What unites it:"]
        lines += [_line(one.statement, one.answer, one.answered, one.votes, texts) for one in fact.unites]
        lines += ["  Where it parts from the others:"] if fact.parts else []
        lines += [_line(one.statement, one.answer, one.answered, one.votes, texts) for one in fact.parts]
    lines += ["", "What most of all people say:"]
    lines += [_line(one.statement, one.answer, one.successes, one.trials, texts) for one in found.consensus]
    lines += ["", "Where groups differ most:"] if found.divisive else []
    lines += [
        f"  {one.gap:4.0%} between groups {one.warm} and {one.cool}: {one.statement} {_words(one.statement, texts)}"
        for one in found.divisive
    ]
    return "\n".join(lines)


def _keep(file: Path, found: "Opinions", texts: dict[str, str]) -> None:
    from adil.opinions import state_file

    try:
        file.write_text(state_file.as_json(found.state, texts), encoding="utf-8")
    except OSError as error:
        raise AdilError("not_written", file=file, reason=error.strerror or "unknown reason") from error


def _line(statement: str, answer: int, answered: int, votes: int, texts: dict[str, str]) -> str:
    return f"  {answered} of {votes} {ANSWERS[answer]}: {statement} {_words(statement, texts)}"


def _words(statement: str, texts: dict[str, str]) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in texts.get(statement, "")) or shortened(statement)


def _places(found: "Opinions") -> "list[tuple[str, Floats]]":
    if found.grouping is None or found.projection is None:
        return []
    return [(found.votes.people[at], found.projection.positions[at]) for at in found.grouping.people]
