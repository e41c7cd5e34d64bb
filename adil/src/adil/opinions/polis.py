"""Reads what Polis exports for the public: `participants-votes.csv`, `comments.csv`, `votes.csv` (agree is 1)."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from adil.errors import AdilError, cause_of
from adil.opinions.vote_list import NotPlain, read_votes
from adil.opinions.votes import Votes, collect, in_order
from adil.tables import MEGABYTES, Line, csv_cause, folded, read_table, shortened

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
    if (folder / VOTES).exists():
        votes = _from_list(folder / VOTES, texts)
    else:
        votes = collect(_from_table(folder / TABLE), statements=list(texts))
    return Export(votes, texts, frozenset(refused))


def _from_list(file: Path, texts: Mapping[str, str]) -> Votes:
    try:
        return read_votes(file, in_order(texts))
    except NotPlain as odd:
        if file.stat().st_size > MEGABYTES * 2**20:
            _refuse(odd, texts)
    return collect(_line_by_line(file), statements=list(texts))


def _refuse(odd: NotPlain, texts: Mapping[str, str]) -> NoReturn:
    """Says what is wrong with a line of a file that is too large to be read line by line."""
    names, cells = (
        [cell.strip() for cell in part.decode(errors="replace").split(",")] for part in (odd.heading, odd.line)
    )
    found = dict(zip(map(folded, names), cells, strict=False))
    line = Line(odd.number, {column: found.get(column, "") for column in VOTE_COLUMNS})
    if odd.number > 1:
        _vote(line)
        if line.cells["comment-id"] not in texts:
            raise AdilError("unknown_statement", value=shortened(line.cells["comment-id"]))
    raise AdilError("not_plain", line=odd.number, megabytes=MEGABYTES)


def _line_by_line(file: Path) -> list[tuple[str, str, float]]:
    """In the order of time; where two votes have one time, the later line counts as later."""
    timed = sorted(map(_vote, read_table(file, VOTE_COLUMNS)), key=lambda one: one[0])
    return [(person, statement, vote) for _, person, statement, vote in timed]


def _vote(line: Line) -> tuple[int, str, str, int]:
    return _whole(line, "timestamp"), line.text("voter-id"), line.text("comment-id"), _whole(line, "vote", (-1, 0, 1))


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
        raise AdilError("no_file", file=file, reason=cause_of(error)) from error
    try:
        return [name.strip() for name in next(csv.reader([first.decode(errors="replace").removeprefix("\ufeff")]), [])]
    except csv.Error as error:
        raise AdilError("bad_csv", line=1, reason=csv_cause(error)) from error


def _whole(line: Line, column: str, allowed: tuple[int, ...] = ()) -> int:
    written = line.text(column)
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        raise AdilError("bad_number", line=line.number, column=column, value=shortened(written))
    if allowed and int(written) not in allowed:
        raise AdilError("not_a_vote", line=line.number, column=column, value=shortened(written))
    return int(written)
