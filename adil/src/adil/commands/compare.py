"""`adil compare FILE.pb RULE RULE`: which projects differ between two rules, and how many people gain or lose."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adil.commands import Answer, Commands
from adil.progress import Progress, bar
from adil.speech import Speech
from adil.tables import csv_text, shortened, whole_or_float

if TYPE_CHECKING:
    from adil.budgeting import Count, Poll

LONGEST_NUMBER = 9


def add_to(commands: Commands) -> None:
    """Put `compare` among the words of `adil`."""
    parser = commands.add_parser("compare", help="what two rules make of one ballot file")
    parser.add_argument("file", type=Path, help="a Pabulib file")
    for name in ("first", "second"):
        parser.add_argument(
            name,
            metavar="RULE",
            help="rule/utility/completion, e.g. greedy/cost or equal-shares/cost/add1u; "
            "after greedy/utility the variants no-skip, threshold=N, e.g. greedy/cost/no-skip/threshold=50",
        )
    parser.add_argument(
        "--group", metavar="COLUMN", help="tell it for each group too, by this column of the file (age, sex)"
    )
    parser.add_argument("--hide-below", type=int, default=0, metavar="N", help="hide groups of fewer than N people")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print what either rule has chosen as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import read_poll
    from adil.budgeting.explanation import compare
    from adil.commands.explain import group_column

    poll = read_poll(asked.file)
    groups = None if asked.group is None else group_column(poll, asked.group, asked.hide_below)
    speech = Speech(asked.language)
    progress = bar(speech)
    first, second = (_count(poll, written, progress) for written in (asked.first, asked.second))
    progress(1.0, "done")
    if asked.csv:
        return Answer(as_csv(first, second))
    found = compare(first, second)
    rows = [] if groups is None else _groups(poll, first, second, groups, asked.hide_below)
    if asked.json:
        return Answer(json.dumps({**asdict(found), **({} if groups is None else {"groups": rows})}, indent=1))
    say, number = speech.say, found.by_number
    only = ((asked.first, found.only_first), (asked.second, found.only_second))
    lines = [say("only_in", rule=rule, projects=", ".join(map(shortened, projects)) or "-") for rule, projects in only]
    lines += [
        say("change_by_worth", rule=asked.second, gain=found.gain, lose=found.lose, same=found.same),
        say("change_by_number", gain=number.gain, lose=number.lose, same=number.same),
    ]
    return Answer("\n".join([*lines, *(_group_line(row, speech) for row in rows)]))


def as_csv(first: "Count", second: "Count") -> str:
    """The projects that at least one of two counts has chosen, in the order of the file: 1 where it has, 0 where not."""
    instance, chosen = first.votes.instance, [set(counted.winners) for counted in (first, second)]
    named = zip(instance.projects, instance.costs, instance.names or instance.projects, strict=True)
    rows = (
        (project, whole_or_float(instance.money(int(cost))), *(int(project in winners) for winners in chosen), name)
        for project, cost, name in named
        if project in chosen[0] | chosen[1]
    )
    return csv_text(("project", "cost", "first", "second", "name"), rows)


def _groups(poll: "Poll", first: "Count", second: "Count", groups: tuple[str, ...], hide: int) -> list[dict[str, Any]]:
    from adil.budgeting.explanation import by_group, changes, effects

    by_worth = by_group(changes(first, second), poll.ballots.cast, groups)
    by_number = by_group(changes(first, second, by_number=True), poll.ballots.cast, groups)
    before, after = (effects(counted, poll.ballots, groups, hide) for counted in (first, second))
    return [
        {
            "group": old.group,
            "people": old.people,
            "by_worth": None if old.people is None else asdict(by_worth[old.group]),
            "by_number": None if old.people is None else asdict(by_number[old.group]),
            "money": None if old.people is None else [old.money, new.money],
            "winners": None if old.people is None else [old.winners, new.winners],
        }
        for old, new in zip(before, after, strict=True)
    ]


def _group_line(row: dict[str, Any], speech: Speech) -> str:
    group = f"{shortened(row['group']):<12}"
    if row["people"] is None:
        return speech.say("hidden_group", group=group)
    worth = row["by_worth"]
    before, after = (speech.number(money, ",.2f") for money in row["money"])
    facts = {"gain": worth["gain"], "lose": worth["lose"], "before": before, "after": after}
    return speech.say("change_of_group", group=group, people=f"{row['people']:>7}", **facts)


def _count(poll: "Poll", written: str, progress: Progress) -> "Count":
    from adil.budgeting import count

    rule, utility, completion, skip, threshold = parsed(written)
    return count(
        poll.instance,
        poll.ballots,
        rule=rule,  # type: ignore[arg-type]
        utility=utility,  # type: ignore[arg-type]
        completion=completion,  # type: ignore[arg-type]
        skip=skip,
        threshold=threshold,
        progress=progress,
    )


def parsed(written: str) -> tuple[str, str, str, bool, int]:
    """Rule, utility, completion, whether greedy passes over what doesn't fit, and its threshold. Raises AdilError `unknown_variant`.

    >>> parsed("equal-shares")
    ('equal-shares', 'cost', 'none', True, 0)
    >>> parsed("greedy/cardinality/no-skip/threshold=50")
    ('greedy', 'cardinality', 'none', False, 50)
    """
    from adil.errors import AdilError

    rule, utility, *rest = [*written.split("/"), ""]
    skip, threshold, completions = True, 0, []
    for word in filter(None, rest):
        name, _, number = word.partition("=")
        if word == "no-skip":
            skip = False
        elif name == "threshold":
            if not number.isdecimal() or len(number) > LONGEST_NUMBER:
                raise AdilError("unknown_variant", value=word)
            threshold = int(number)
        else:
            completions.append(word)
    if len(completions) > 1:
        raise AdilError("unknown_variant", value=completions[1])
    return rule, utility or "cost", completions[0] if completions else "none", skip, threshold
