"""A conversation in the files that Polis exports, under numbers that belong to nobody. Votes and numbers are shuffled anew in each
export, so that two exports don't match by number; times of votes are not known here and are all the time of the opening."""

import csv
import random
import secrets
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from meydan.conversations.models import Conversation, State, Statement

if TYPE_CHECKING:
    from adil.opinions import Votes

AT_ONCE = 50_000
MODERATED = {State.SHOWN: 1, State.WAITING: 0, State.DECLINED: -1}


def write_zip(file: Any, conversation: Conversation, statements: Sequence[Statement], votes: "Votes | None") -> None:
    """comments.csv, votes.csv, participants-votes.csv and summary.csv. `statements`: without joined ones, with ids as in `votes`."""
    shuffled = _shuffled(len(votes.people) if votes else 0)
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        _put(made, "comments.csv", _comments(statements))
        _put(made, "summary.csv", _summary(conversation, votes))
        if votes is not None:
            numbers = {str(one.pk): one.number for one in statements}
            names = [numbers[name] for name in votes.statements]
            _put(made, "votes.csv", _votes(conversation, votes, names, shuffled))
            _put(made, "participants-votes.csv", _table(votes, names, shuffled))


def _shuffled(people: int) -> list[int]:
    """Place of a person → their number in this export."""
    numbers = list(range(people))
    random.Random(secrets.randbits(128)).shuffle(numbers)  # noqa: S311 (a fresh seed that nobody can know)
    return numbers


def _put(made: ZipFile, name: str, rows: Iterator[Sequence[object]]) -> None:
    with made.open(name, "w", force_zip64=True) as file:
        text = StringIO()
        writer = csv.writer(text, lineterminator="\n")
        for count, row in enumerate(rows, 1):
            writer.writerow(row)
            if count % AT_ONCE == 0:
                file.write(text.getvalue().encode())
                text.seek(0)
                text.truncate()
        file.write(text.getvalue().encode())


def _comments(statements: Sequence[Statement]) -> Iterator[Sequence[object]]:
    yield "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"
    for one in statements:
        at = one.created_at
        moderated = -1 if one.hidden_at else MODERATED[State(one.state)]
        yield int(at.timestamp() * 1000), f"{at:%Y-%m-%d}", one.number, "", one.agree, one.disagree, moderated, one.text


def _summary(conversation: Conversation, votes: "Votes | None") -> Iterator[Sequence[object]]:
    yield "topic", conversation.title
    yield "voters", len(votes.people) if votes else 0


def _votes(
    conversation: Conversation, votes: "Votes", names: Sequence[int], shuffled: Sequence[int]
) -> Iterator[Sequence[object]]:
    yield "timestamp", "datetime", "comment-id", "voter-id", "vote"
    at = conversation.opens_at
    stamp, day = int(at.timestamp() * 1000), f"{at:%Y-%m-%d}"
    for number, person in sorted((number, person) for person, number in enumerate(shuffled)):
        for cell in range(votes.starts[person], votes.starts[person + 1]):
            yield stamp, day, names[votes.columns[cell]], number, int(votes.values[cell])


def _table(votes: "Votes", names: Sequence[int], shuffled: Sequence[int]) -> Iterator[Sequence[object]]:
    """A row a person; who belongs to which group is not kept, so that its column is empty."""
    yield "participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *names
    for number, person in sorted((number, person) for person, number in enumerate(shuffled)):
        cells = slice(votes.starts[person], votes.starts[person + 1])
        values = votes.values[cells].tolist()
        said = dict(zip(votes.columns[cells].tolist(), values, strict=True))
        row = [said.get(column, "") for column in range(len(names))]
        yield number, "", "", len(values), values.count(1), values.count(-1), *row
