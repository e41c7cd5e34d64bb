"""`adil groups DIR`: opinion groups of a Polis export, as text, JSON, CSV or a map."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands
from adil.progress import bar
from adil.sentences.opinions import NEXT_REASONS
from adil.speech import Speech
from adil.tables import csv_text, shortened, write_text

if TYPE_CHECKING:
    from adil.opinions.conversation import Opinions
    from adil.opinions.routing import Next
    from adil.opinions.votes import Floats

AGREE = 1


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
    parser.add_argument(
        "--next", metavar="PERSON", help="which statement this person (who may be new) gets next, and why"
    )
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help="print JSON instead of text")
    shapes.add_argument("--csv", action="store_true", help="print participant, group and place as CSV")
    shapes.add_argument("--svg", action="store_true", help="print the opinion map as SVG")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.opinions import state_file
    from adil.opinions.conversation import opinions
    from adil.opinions.picture import opinion_map
    from adil.opinions.polis import read_export

    speech = Speech(asked.language)
    progress = bar(speech)
    progress(0.0, "reading")
    export = read_export(asked.folder, strict=asked.strict)
    progress(0.5, "grouping")
    before = state_file.read_state(asked.before, export.texts) if asked.before else None
    found = opinions(export.votes, left_out=export.left_out, before=before, k=asked.k, seed=abs(asked.seed))
    if asked.state:
        write_text(asked.state, state_file.as_json(found.state, export.texts))
    progress(1.0, "done")
    following = None if asked.next is None else found.next_statement(asked.next, seed=abs(asked.seed))
    if asked.json:
        return Answer(as_json(found, asked.next, following))
    if asked.csv:
        return Answer(as_csv(found))
    if asked.svg:
        say = speech.say
        words = {"title": say("map_title"), "group_word": say("map_group"), "people_word": say("map_people")}
        return Answer(opinion_map(found, **words))
    if asked.next is not None:
        return Answer(next_text(asked.next, following, export.texts, speech))
    return Answer(as_text(found, export.texts, speech))


def as_json(found: "Opinions", person: str | None = None, following: "Next | None" = None) -> str:
    """Groups, projection and consensus; `too_few` instead of groups where there are too few people.

    With a `person`, what follows for that person too, null where all is seen.
    """
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
    if person is not None:
        facts["next"] = {"person": person, "statement": None if following is None else asdict(following)}
    return json.dumps(facts, indent=1)


def as_csv(found: "Opinions") -> str:
    """One line for each person who takes part."""
    groups = found.groups
    rows = [(name, groups[name], f"{x:.6f}", f"{y:.6f}") for name, (x, y) in _places(found)]
    return csv_text(("participant", "group", "x", "y"), rows)


def as_text(found: "Opinions", texts: dict[str, str], speech: Speech) -> str:
    """Lines for people: each group by its statements, then what unites and divides all."""
    say, few = speech.say, found.too_few
    if few is not None:
        alike = few.reason == "differences"
        return say("no_differences") if alike else say("too_few_people", found=few.found, needed=few.needed)

    def line(statement: str, answer: int, answered: int, votes: int) -> str:
        facts = {"answered": answered, "votes": votes, "statement": f"{statement} {_words(statement, texts)}"}
        return "  " + (say("agree", **facts) if answer == AGREE else say("disagree", **facts))

    groups = found.groups
    lines = [say("grouped", grouped=len(groups), people=len(found.votes.people), groups=len(set(groups.values())))]
    for of in found.facts:
        lines += ["", say("unites", group=of.group, people=of.people)]
        lines += [line(one.statement, one.answer, one.answered, one.votes) for one in of.unites]
        lines += [f"  {say('parts')}"] if of.parts else []
        lines += [line(one.statement, one.answer, one.answered, one.votes) for one in of.parts]
    lines += ["", say("most_say")]
    lines += [line(one.statement, one.answer, one.successes, one.trials) for one in found.consensus]
    lines += ["", say("groups_differ")] if found.divisive else []
    for one in found.divisive:
        named = f"{one.statement} {_words(one.statement, texts)}"
        gap = speech.percent(one.gap).rjust(4)
        lines.append("  " + say("gap_between", gap=gap, warm=one.warm, cool=one.cool, statement=named))
    return "\n".join(lines)


def next_text(person: str, following: "Next | None", texts: dict[str, str], speech: Speech) -> str:
    """The statement that a person gets next, with its reason and the figures behind it."""
    if following is None:
        return speech.say("next_none", person=shortened(person))
    facts = {
        "seen": following.seen,
        "extremity": speech.number(following.extremity, ".2f"),
        "agree": speech.percent(following.agree_share),
        "passes": speech.percent(following.pass_share),
    }
    statement = f"{following.statement} {_words(following.statement, texts)}"
    reason = speech.pick(NEXT_REASONS, following.reason, **facts)
    first = speech.say("next_statement", person=shortened(person), statement=statement)
    return f"{first}\n{speech.say('next_reason', reason=reason, chance=speech.percent(following.chance, 1))}"


def _words(statement: str, texts: dict[str, str]) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in texts.get(statement, "")) or shortened(statement)


def _places(found: "Opinions") -> "list[tuple[str, Floats]]":
    if found.grouping is None or found.projection is None:
        return []
    return [(found.votes.people[at], found.projection.positions[at]) for at in found.grouping.people]
