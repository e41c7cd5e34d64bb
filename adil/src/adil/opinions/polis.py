"""Reads what Polis exports for the public: `participants-votes.csv`, `comments.csv`, `votes.csv` (agree is 1)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adil.errors import AdilError
from adil.opinions.votes import Votes, collect
from adil.tables import Line, read_table, shortened

VOTES, TABLE, STATEMENTS = "votes.csv", "participants-votes.csv", "comments.csv"
VOTE_COLUMNS = {"timestamp": "timestamp", "comment-id": "comment-id", "voter-id": "voter-id", "vote": "vote"}
STATEMENT_COLUMNS = {"comment-id": "comment-id", "moderated": "moderated", "comment-body": "comment-body"}
PEOPLE_COLUMNS = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
LONGEST_HEADING = 1_000_000


@dataclass(frozen=True)
class Export:
    """A conversation. `texts`: statement → words; `left_out`: statements that moderation refused."""

    votes: Votes
    texts: dict[str, str]
    left_out: frozenset[str]


def read_export(folder: Path, *, strict: bool = False) -> Export:
    """A folder with `comments.csv` and `votes.csv` or, where that is missing, `participants-votes.csv`.

    `strict`: statements that nobody has moderated are left out too. **Errors.** AdilError with line and column.
    """
    texts: dict[str, str] = {}
    refused: set[str] = set()
    for line in read_table(folder / STATEMENTS, STATEMENT_COLUMNS):
        name, moderated = line.text("comment-id"), _whole(line, "moderated", (-1, 0, 1))
        if name in texts:
            raise AdilError("doubled_statement", line=line.number, value=shortened(name))
        texts[name] = line.cells["comment-body"]
        if moderated < strict:
            refused.add(name)
    cast = _from_list(folder / VOTES) if (folder / VOTES).exists() else _from_table(folder / TABLE)
    votes = collect(cast, statements=list(texts))
    return Export(votes, texts, frozenset(refused))


def _from_list(file: Path) -> list[tuple[str, str, float]]:
    """In the order of time; where two votes have one time, the later line counts as later."""
    timed = [
        (_whole(line, "timestamp"), line.text("voter-id"), line.text("comment-id"), _whole(line, "vote", (-1, 0, 1)))
        for line in read_table(file, VOTE_COLUMNS)
    ]
    return [(person, statement, vote) for _, person, statement, vote in sorted(timed, key=lambda one: one[0])]


def _from_table(file: Path) -> Iterator[tuple[str, str, float]]:
    statements = [name for name in _heading(file) if name not in PEOPLE_COLUMNS]
    seen: dict[str, int] = {}
    for line in read_table(file, {"participant": "participant"} | {name: name for name in statements}):
        person = line.text("participant")
        if person in seen:
            raise AdilError(
                "doubled_row", line=line.number, column="participant", value=shortened(person), first=seen[person]
            )
        seen[person] = line.number
        for statement in statements:
            if line.cells[statement]:
                yield person, statement, _whole(line, statement, (-1, 0, 1))


def _heading(file: Path) -> list[str]:
    try:
        with file.open("rb") as stream:
            first = stream.readline(LONGEST_HEADING)
    except OSError as error:
        raise AdilError("no_file", file=file, reason=error.strerror or "unknown reason") from error
    try:
        return [name.strip() for name in next(csv.reader([first.decode(errors="replace").removeprefix("\ufeff")]), [])]
    except csv.Error as error:
        raise AdilError("bad_csv", line=1, reason=error) from error


def _whole(line: Line, column: str, allowed: tuple[int, ...] = ()) -> int:
    written = line.text(column)
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        raise AdilError("bad_number", line=line.number, column=column, value=shortened(written))
    if allowed and int(written) not in allowed:
        raise AdilError("not_a_vote", line=line.number, column=column, value=shortened(written))
    return int(written)
