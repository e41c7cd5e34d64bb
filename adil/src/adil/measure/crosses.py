"""A table of groups by answers in which small counts stay secret, with its sums published.

**Rule.** Groups with fewer than h people (h: the threshold) are put together in one row, unless nobody is in any of them; while that row itself is too small, the
next groups join it in the order given, which has to be one that everybody knows. In what is left, counts from 1 to h − 1 are
hidden, and companions with them, first of the same row, then of the same column, then of others, always the first one in the
order of rows and columns, never by its count. Zero is shown: nobody stands behind it. Where no companions are left the whole
table is withheld, sums included.

**Guarantee.** For each hidden count at least two numbers fit everything published (the visible counts, the sums of rows and
columns), *also for somebody who knows that every hidden count is at least 1*. It holds because a set of hidden cells is accepted
only if each of them can be raised or lowered by one while others along a ring of hidden cells take the opposite step, and none
falls below 1. Finding such a ring is finding a way back in a graph: from a row to a column over any hidden cell (one more),
from a column to a row over a hidden cell of at least 2 (one less).

**Limits.** As for `adil.measure.suppression`: two numbers may lie close together, and who holds another table of the same people,
or the same one a day later, may learn more. Someone who also knows this rule may tell companions from small counts in some tables.

Source: complementary cell suppression with an audit of the hidden cells (Hundepool et al., *Statistical Disclosure Control*,
Wiley 2012, chapter 4); the ring is the feasible flow of a two-way table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from adil.errors import AdilError
from adil.measure.suppression import SMALLEST_THRESHOLD

type Counts = Sequence[Sequence[int]]
type Cell = tuple[int, int]


@dataclass(frozen=True)
class CrossRow:
    """People of one group, or of several that are too small alone. `counts` holds None where a number is hidden."""

    keys: tuple[str, ...]
    counts: tuple[int | None, ...]
    total: int


@dataclass(frozen=True)
class Cross:
    """What may be published. Without rows everything is withheld."""

    rows: tuple[CrossRow, ...]
    hide_below: int

    @property
    def withheld(self) -> bool:
        return not self.rows


def cross(groups: Sequence[tuple[str, Sequence[int]]], *, hide_below: int = 10) -> Cross:
    """Counts by group and answer, the small ones hidden. Groups come in an order that everybody knows; the row of those that
    are too small alone stands last.

    **Errors.** AdilError with code `doubled_key`, `negative_number` or `bad_threshold`.

    >>> cross([("a", (30, 20)), ("b", (2, 3)), ("c", (1, 4))], hide_below=10).rows
    (CrossRow(keys=('a',), counts=(None, None), total=50), CrossRow(keys=('b', 'c'), counts=(None, None), total=10))
    >>> [row.counts for row in cross([("a", (30, 20)), ("b", (12, 4)), ("c", (11, 25))], hide_below=5).rows]
    [(None, None), (None, None), (11, 25)]
    >>> cross([("a", (3, 1)), ("b", (2, 2))], hide_below=10).withheld
    True
    """
    _check(groups, hide_below)
    joined = _joined(groups, hide_below)
    if joined is None:
        return Cross((), hide_below)
    counts = [row for _keys, row in joined]
    hidden = cells_to_hide(counts, hide_below)
    if hidden is None:
        return Cross((), hide_below)
    rows = (
        CrossRow(keys, tuple(None if (place, column) in hidden else one for column, one in enumerate(row)), sum(row))
        for place, (keys, row) in enumerate(joined)
    )
    return Cross(tuple(rows), hide_below)


def _joined(
    groups: Sequence[tuple[str, Sequence[int]]], hide_below: int
) -> list[tuple[tuple[str, ...], tuple[int, ...]]] | None:
    """Large groups alone, the others in one row at the end; None where even together they are too small."""
    small = [one for one in groups if sum(one[1]) < hide_below]
    large = [one for one in groups if sum(one[1]) >= hide_below]
    if not any(sum(row) for _key, row in small):
        return [((key,), tuple(row)) for key, row in large] or None
    while large and sum(sum(row) for _key, row in small) < hide_below:
        small.append(large.pop(0))
    rest = tuple(sum(column) for column in zip(*(row for _key, row in small), strict=True))
    if sum(rest) < hide_below:
        return None
    return [*(((key,), tuple(row)) for key, row in large), (tuple(key for key, _row in small), rest)]


def cells_to_hide(counts: Counts, hide_below: int) -> frozenset[Cell] | None:
    """Cells to hide of a table whose sums are published; None where nothing of it may be. The rule stands at the top.

    >>> sorted(cells_to_hide([(9, 9), (9, 1)], 3))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    >>> cells_to_hide([(9, 1)], 3) is None
    True
    """
    positive = [(row, column) for row, line in enumerate(counts) for column, one in enumerate(line) if one]
    hidden = {cell for cell in positive if counts[cell[0]][cell[1]] < hide_below}
    while unsafe := next((cell for cell in sorted(hidden) if not _moves(cell, hidden, counts)), None):
        visible = [cell for cell in positive if cell not in hidden]
        if not visible:
            return None
        hidden.add(min(visible, key=lambda cell: (cell[0] != unsafe[0], cell[1] != unsafe[1], cell)))
    return frozenset(hidden)


def _moves(cell: Cell, hidden: set[Cell], counts: Counts) -> bool:
    """Whether the cell can be one more or one less while all sums stay, and every hidden cell at least 1."""
    more = _way(("column", cell[1]), ("row", cell[0]), cell, hidden, counts)
    if more or counts[cell[0]][cell[1]] < 2:
        return more
    return _way(("row", cell[0]), ("column", cell[1]), cell, hidden, counts)


def _way(start: tuple[str, int], end: tuple[str, int], without: Cell, hidden: set[Cell], counts: Counts) -> bool:
    """Whether hidden cells other than `without` lead from a row or column to another one."""
    seen, ahead = {start}, [start]
    while ahead:
        side, number = ahead.pop()
        for row, column in hidden:
            if (row, column) == without:
                continue
            if side == "row" and row == number:
                there = ("column", column)
            elif side == "column" and column == number and counts[row][column] > 1:
                there = ("row", row)
            else:
                continue
            if there == end:
                return True
            if there not in seen:
                seen.add(there)
                ahead.append(there)
    return False


def _check(groups: Sequence[tuple[str, Sequence[int]]], hide_below: int) -> None:
    seen = set()
    for key, row in groups:
        if key in seen:
            raise AdilError("doubled_key", key=key)
        if any(one < 0 for one in row):
            raise AdilError("negative_number", key=key)
        seen.add(key)
    if hide_below < SMALLEST_THRESHOLD:
        raise AdilError("bad_threshold", value=hide_below)
