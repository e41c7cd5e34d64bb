"""Reads `votes.csv` of a Polis export as numbers, part by part: millions of votes in seconds.

Plain lines only: whole numbers without leading zeros, nothing quoted, no empty line. `adil.opinions.polis` reads what is not
plain line by line, as long as the file is small.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from adil.errors import AdilError, cause_of
from adil.opinions.votes import Flags, Ints, Votes, from_places
from adil.tables import folded

MEGABYTES = 1024
PART = 2**22  # bytes that are read at once; a line must be shorter
TIME, STATEMENT, PERSON, VOTE = COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")
COMMA, NEWLINE, ZERO, MINUS, QUOTE, RETURN = b',\n0-"\r'
MOST_DIGITS = 18
PLAIN = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)


class NotPlain(Exception):
    """A line that needs the slower reader: its number in the file and its bytes, with those of the heading."""

    def __init__(self, number: int, heading: bytes, line: bytes) -> None:
        super().__init__(number)
        self.number, self.heading, self.line = number, heading, line


@dataclass(frozen=True, eq=False)
class _Lines:
    """Whole lines: `bytes` uint8[size]; where each begins, and where its cells end, int[lines, columns]."""

    bytes: NDArray[np.uint8]
    begins: Ints
    ends: Ints

    def cell(self, column: int) -> tuple[Ints, Ints]:
        """Begins and lengths."""
        begins = self.begins if column == 0 else self.ends[:, column - 1] + 1
        return begins, self.ends[:, column] - begins


def read_votes(file: Path, statements: Sequence[str]) -> Votes:
    """The last vote of each person on each statement by time; where two have one time, the later line counts.

    `statements`: all ids, in the order that `Votes` shall have. **Errors.** AdilError `no_file`, `too_large`, `no_votes`;
    NotPlain.
    """
    columns = {int(name): at for at, name in enumerate(statements) if PLAIN.fullmatch(name)}
    known = np.array(sorted(columns), dtype=np.int64)
    place = np.array([columns[name] for name in known.tolist()], dtype=np.int64)
    parts = list(_parts(file, known))
    if not parts:
        raise AdilError("no_votes")
    times, found, voters, values = (np.concatenate(column) for column in zip(*parts, strict=True))
    del parts
    if (times[1:] < times[:-1]).any():
        order = np.argsort(times, kind="stable")
        found, voters, values = found[order], voters[order], values[order]
    people, rows = np.unique(voters, return_inverse=True)
    return from_places(list(map(str, people.tolist())), statements, rows, place[found], values.astype(np.int8))


def _parts(file: Path, known: Ints) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    """Times, places in `known`, voters and votes of one part after the other."""
    number, heading = 1, b""
    places: Mapping[str, int] = {}
    for lines in _whole_lines(file):
        if not lines.endswith(b"\n"):
            raise NotPlain(number, heading, lines)
        if not heading:
            heading, _, lines = lines.partition(b"\n")
            places, number = _places(heading), 2
        if lines:
            yield _numbers(lines, heading, places, known, number)
            number += lines.count(b"\n")
    if not heading:
        raise NotPlain(1, b"", b"")


def _whole_lines(file: Path) -> Iterator[bytes]:
    """The file in parts that end with a line, except one that is too long: there it stops, without its end."""
    try:
        with file.open("rb") as stream:
            if file.stat().st_size > MEGABYTES * 2**20:
                raise AdilError("too_large", file=file, megabytes=MEGABYTES)
            rest = b""
            while part := stream.read(PART):
                lines, newline, rest = (rest + part).rpartition(b"\n")
                if newline:
                    yield _unix(lines + newline)
                elif len(rest) > PART:
                    yield rest
                    return
            if rest := rest.rstrip(b"\r\n"):
                yield _unix(rest + b"\n")
    except OSError as error:
        raise AdilError("no_file", file=file, reason=cause_of(error)) from error


def _unix(lines: bytes) -> bytes:
    return lines.replace(b"\r\n", b"\n") if b"\r" in lines else lines


def _places(heading: bytes) -> dict[str, int]:
    names = [folded(name) for name in heading.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").split(",")]
    if any(names.count(name) != 1 for name in COLUMNS):
        raise NotPlain(1, heading, heading)
    return {name: names.index(name) for name in COLUMNS} | {"": len(names)}


def _numbers(
    content: bytes, heading: bytes, places: Mapping[str, int], known: Ints, number: int
) -> tuple[Ints, Ints, Ints, Ints]:
    lines = _split(content, places[""])
    times, plain = _natural(lines, places[TIME])
    statements, plain_too = _natural(lines, places[STATEMENT])
    at = np.minimum(np.searchsorted(known, statements), len(known) - 1)
    plain &= plain_too & (known[at] == statements if len(known) else False)
    voters, plain_too = _natural(lines, places[PERSON])
    votes, plain_votes = _votes(lines, places[VOTE])
    plain &= plain_too & plain_votes
    first = len(plain) if plain.all() else int(plain.argmin())
    if first < content.count(b"\n"):
        raise NotPlain(number + first, heading, content.split(b"\n", first + 1)[first])
    return times, at, voters, votes


def _split(content: bytes, width: int) -> _Lines:
    """Lines up to the first that has not `width` cells, or a byte that may need more than plain reading."""
    signs = np.frombuffer(content, dtype=np.uint8)
    commas, newlines = np.flatnonzero(signs == COMMA), np.flatnonzero(signs == NEWLINE)
    wrong = np.diff(np.searchsorted(commas, newlines), prepend=0) != width - 1
    if not content.isascii() or b'"' in content or b"\r" in content:
        odd = np.flatnonzero((signs > 127) | (signs == QUOTE) | (signs == RETURN))
        wrong[np.searchsorted(newlines, odd)] = True
    lines = int(wrong.argmax()) if wrong.any() else len(wrong)
    newlines = newlines[:lines]
    ends = np.column_stack([commas[: lines * (width - 1)].reshape(lines, width - 1), newlines])
    return _Lines(signs, np.append(0, newlines + 1)[:lines], ends)


def _natural(lines: _Lines, column: int) -> tuple[Ints, Flags]:
    """Whole numbers, 0 or more, and which of them are plain."""
    begins, lengths = lines.cell(column)
    plain = (lengths > 0) & (lengths <= MOST_DIGITS)
    plain &= (lengths == 1) | (lines.bytes[begins] != ZERO)
    values = np.zeros(len(begins), dtype=np.int64)
    shortest = int(lengths.min(initial=MOST_DIGITS))
    for at in range(int(lengths[plain].max(initial=0))):
        digits = lines.bytes.take(begins + at, mode="clip") - np.uint8(ZERO)  # what is below 0 becomes large
        if at < shortest:
            values = values * 10 + digits
            plain &= digits < 10
        else:
            there = lengths > at
            values = np.where(there, values * 10 + digits, values)
            plain &= ~there | (digits < 10)
    return values, plain


def _votes(lines: _Lines, column: int) -> tuple[Ints, Flags]:
    begins, lengths = lines.cell(column)
    negative = (lines.bytes[begins] == MINUS) & (lengths == 2)
    digits = lines.bytes.take(begins + negative, mode="clip") - np.uint8(ZERO)
    plain = (digits <= 1) & (lengths == 1 + negative) & ~(negative & (digits == 0))
    return np.where(negative, -1, digits.astype(np.int64)), plain
