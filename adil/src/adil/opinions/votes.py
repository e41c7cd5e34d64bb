"""Votes on statements, stored sparsely: who agreed (1), disagreed (−1) or passed (0) on what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from adil.errors import AdilError
from adil.tables import shortened

type Ints = NDArray[np.int64]
type Floats = NDArray[np.float64]
type Flags = NDArray[np.bool_]

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, eq=False)
class Votes:
    """The last vote of each person on each statement, as compressed rows.

    * `people`, `statements`: ids, in a fixed order (numbers by size, then text), whatever the order of the votes
    * `starts`: int64[people + 1]; the votes of person i stand at `starts[i]:starts[i + 1]`
    * `columns`: int64[votes], the statement's place, ascending within a person; `values`: int8[votes], −1, 0 or 1
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    starts: Ints
    columns: Ints
    values: NDArray[np.int8]

    @cached_property
    def rows(self) -> Ints:
        """int64[votes]: the person's place of each vote."""
        return np.repeat(np.arange(len(self.people)), np.diff(self.starts))

    @property
    def per_person(self) -> Ints:
        """int64[people]: votes that each person has cast, passes included."""
        return np.diff(self.starts)

    def person(self, name: str) -> int:
        """The place of a person. Raises AdilError `unknown_participant`."""
        if name not in self.people:
            raise AdilError("unknown_participant", value=shortened(name))
        return self.people.index(name)

    def statement(self, name: str) -> int:
        """The place of a statement. Raises AdilError `unknown_statement`."""
        if name not in self.statements:
            raise AdilError("unknown_statement", value=shortened(name))
        return self.statements.index(name)


def collect(cast: Iterable[tuple[str, str, float]], *, statements: Sequence[str] | None = None) -> Votes:
    """Votes from (person, statement, vote) in the order cast; the last one of a person on a statement counts.

    `statements`: all that exist, where known; a vote on another one is an error. **Errors.** AdilError `bad_vote` (not −1, 0
    or 1), `unknown_statement`, `no_votes`.

    >>> votes = collect([("ayşe", "1", 1), ("ali", "1", -1), ("ayşe", "1", 0), ("ali", "2", 1)])
    >>> votes.people, votes.statements, votes.values.tolist()
    (('ali', 'ayşe'), ('1', '2'), [-1, 1, 0])
    """
    last: dict[tuple[str, str], int] = {}
    for person, statement, vote in cast:
        if vote not in (AGREE, PASS, DISAGREE):
            raise AdilError("bad_vote", person=shortened(person), statement=shortened(statement), value=vote)
        last[person, statement] = int(vote)
    if not last:
        raise AdilError("no_votes")
    known = in_order({statement for _, statement in last} if statements is None else statements)
    people = in_order({person for person, _ in last})
    row, column = ({name: at for at, name in enumerate(names)} for names in (people, known))
    stranger = next((statement for _, statement in last if statement not in column), None)
    if stranger is not None:
        raise AdilError("unknown_statement", value=shortened(stranger))
    places = np.array([(row[person], column[statement]) for person, statement in last])
    return from_places(people, known, places[:, 0], places[:, 1], np.fromiter(last.values(), np.int8, len(last)))


def from_places(
    people: Sequence[str], statements: Sequence[str], rows: Ints, columns: Ints, values: NDArray[np.int8]
) -> Votes:
    """Votes from places instead of ids, for large conversations; of two for one cell the later one counts.

    **Errors.** AdilError `no_votes`, or `bad_vote` for a value other than −1, 0, 1.
    """
    if not len(values):
        raise AdilError("no_votes")
    wrong = np.flatnonzero(~np.isin(values, (AGREE, PASS, DISAGREE)))
    if len(wrong):
        at = wrong[0]
        raise AdilError("bad_vote", person=people[rows[at]], statement=statements[columns[at]], value=values[at])
    cell = rows.astype(np.int64) * len(statements) + columns
    order = np.argsort(cell, kind="stable")
    cell = cell[order]
    kept = order[np.append(cell[1:] != cell[:-1], True)]
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[kept], minlength=len(people)))])
    return Votes(
        tuple(people), tuple(statements), starts.astype(np.int64), columns[kept].astype(np.int64), values[kept]
    )


def in_order(names: Iterable[str]) -> list[str]:
    """Names that are whole numbers by size, then the others as text.

    >>> in_order(["10", "b", "9", "a"])
    ['9', '10', 'a', 'b']
    """
    return sorted(names, key=lambda name: (0, int(name), name) if _is_number(name) else (1, 0, name))


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) < 20
