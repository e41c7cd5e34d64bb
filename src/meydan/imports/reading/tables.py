"""Rows of texts → a table: where the headings stand, what the columns are called, and which of them are not read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from meydan.base import turkish
from meydan.imports.reading.identity import is_identity_column, without_identity_numbers
from meydan.imports.words import field_of

type Row = tuple[int, list[str]]
"""(number of the row in the file, its cells)"""
LOOKED_AT = 30
"""Rows at the beginning among which the headings are looked for; above them may stand titles."""
LONGEST_HEADING = 60


@dataclass(frozen=True)
class Table:
    columns: list[str]
    """Headings, each once."""
    unread: list[bool]
    """Which columns hold identity numbers; their cells are empty here."""
    rows: list[Row]
    own_words: list[str] = field(default_factory=list, compare=False)
    """Headings without the groups above them, where there are two lines."""
    sheet: str = field(default="", compare=False)
    """The sheet of a book that was read."""
    other_sheets: list[str] = field(default_factory=list, compare=False)
    """Those that were not, without hidden ones."""


def table_of(rows: Sequence[Row]) -> Table:
    """Blank rows and headings that are repeated on each page are left out."""
    filled = [(line, cells) for line, cells in rows if any(cells)]
    if not filled:
        return Table([], [], [])
    first, last = _heading_lines([cells for _line, cells in filled[:LOOKED_AT]])
    width = max(len(cells) for _line, cells in filled)
    heads = [cells + [""] * (width - len(cells)) for _line, cells in filled[first : last + 1]]
    body = [
        (line, cells + [""] * (width - len(cells)))
        for line, cells in filled[last + 1 :]
        if cells not in [row for _line, row in filled[first : last + 1]]
    ]
    used = [x for x in range(width) if any(row[x] for row in heads) or any(cells[x] for _line, cells in body)]
    names = _names([[row[x] for row in heads] for x in used])
    unread = [
        is_identity_column(name, [cells[x] for _line, cells in body]) for name, x in zip(names, used, strict=True)
    ]
    kept = [x for x, hidden in zip(used, unread, strict=True) if not hidden]
    return Table(
        [without_identity_numbers(name) for name in names],
        unread,
        [row for line, cells in body if (row := (line, _without(cells, used, unread))) and any(cells[x] for x in kept)],
        own_words=[heads[-1][x] for x in used] if len(heads) > 1 else [],
    )


def _without(cells: Sequence[str], used: Sequence[int], unread: Sequence[bool]) -> list[str]:
    return ["" if hidden else without_identity_numbers(cells[x]) for x, hidden in zip(used, unread, strict=True)]


def _heading_lines(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """First and last line of the headings; there may be two, the upper one for groups."""
    best = max(range(len(rows)), key=lambda y: (_likeness(rows[y]), -y))
    if best and _is_upper_line(rows[best - 1], rows[best]):
        return best - 1, best
    if best + 1 < len(rows) and _all_known(rows[best + 1]):
        return best, best + 1
    return best, best


def _likeness(row: Sequence[str]) -> float:
    """How much a row looks like headings: words that we know count most, then many different short words."""
    short = {cell for cell in row if cell and len(cell) <= LONGEST_HEADING and not re.search(r"\d{2}", cell)}
    return 5 * sum(field_of(cell) != "" for cell in short) + len(short) / (1 + len(row))


def _is_upper_line(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Groups above the headings, and not a title of the whole sheet: at least two different words, none of them long."""
    words = {cell for cell in upper if cell}
    return len(words) > 1 and len(words) * 2 >= len({cell for cell in lower if cell}) and _likeness(upper) >= 5


def _all_known(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return all(field_of(cell) for cell in filled)


def _names(heads: Sequence[Sequence[str]]) -> list[str]:
    """Each heading once; where there is none the column's number."""
    names: list[str] = []
    for number, words in enumerate(heads, 1):
        said = " ".join(dict.fromkeys(turkish.cut(word, LONGEST_HEADING) for word in words if word)) or f"#{number}"
        names.append(said if said not in names else f"{said} ({number})")
    return names
