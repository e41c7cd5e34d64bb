"""Shifts, people and wishes as people save them: CSV files, with English or Turkish headings.

Several words in one cell (skills, tags, wishes) are separated by `|`. Columns other than the named ones are passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adil.errors import AdilError
from adil.matching.jury import Entry, Juror
from adil.matching.shifts import Person, Point, Shift, Wish
from adil.tables import Line, read_table, shortened

SHIFT_COLUMNS = {
    **{name: name for name in ("shift", "capacity", "start", "end", "minutes", "skills", "x", "y", "tags")},
    **{"vardiya": "shift", "kontenjan": "capacity", "başlangıç": "start", "bitiş": "end", "dakika": "minutes"},
    **{"beceriler": "skills", "etiketler": "tags"},
}
PERSON_COLUMNS = {
    **{
        name: name
        for name in ("person", "wishes", "skills", "x", "y", "max_shifts", "max_minutes", "past_duties", "tags")
    },
    **{
        "kişi": "person",
        "istekler": "wishes",
        "beceriler": "skills",
        "etiketler": "tags",
        "en çok vardiya": "max_shifts",
    },
    **{"en çok dakika": "max_minutes", "önceki görevler": "past_duties"},
}
WISH_COLUMNS = {
    **{name: name for name in ("person", "shift", "preference", "metres")},
    **{"kişi": "person", "vardiya": "shift", "tercih": "preference", "metre": "metres"},
}
FIRST_WISH = (
    10  # what the first of a person's wishes in a row counts; each further one counts 1 less, but never below 1
)
MOST_WISHES = 2_000_000
TIMES = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M")


def read_shifts(file: Path, *, encoding: str = "utf-8") -> list[Shift]:
    """Columns `shift` and `capacity`, and if wanted `start`, `end`, `minutes`, `skills`, `x`, `y`, `tags`.

    Raises AdilError with the line and, where there is one, the column.
    """
    lines = _once(file, SHIFT_COLUMNS, "shift", encoding, required=("shift", "capacity"))
    shifts = [
        Shift(
            key=key,
            capacity=line.whole_number("capacity"),
            start=_time(line, "start"),
            end=_time(line, "end"),
            minutes=_number(line, "minutes"),
            skills=frozenset(_words(line, "skills")),
            place=_point(line),
            tags=frozenset(_words(line, "tags")),
        )
        for key, line in lines.items()
    ]
    if not shifts:
        raise AdilError("no_shifts")
    return shifts


def read_people(file: Path, *, encoding: str = "utf-8") -> tuple[list[Person], list[Wish] | None]:
    """Column `person`, and if wanted `wishes`, `skills`, `x`, `y`, `max_shifts`, `max_minutes`, `past_duties`, `tags`.

    `wishes` names shifts, the dearest first: the first counts 10, each further one 1 less, but at least 1. Without any wish in
    the file the second result is None. Raises AdilError with the line and, where there is one, the column.
    """
    lines = _once(file, PERSON_COLUMNS, "person", encoding, required=("person",))
    people = [_person(key, line) for key, line in lines.items()]
    if not people:
        raise AdilError("no_people_to_match")
    wishes = [
        Wish(key, shift, max(1, FIRST_WISH - rank))
        for key, line in lines.items()
        for rank, shift in enumerate(_words(line, "wishes"))
    ]
    return people, wishes or None


def read_wishes(file: Path, *, encoding: str = "utf-8") -> list[Wish]:
    """Columns `person` and `shift`, and if wanted `preference` (empty: 0) and `metres`. Raises AdilError with line and column."""
    table = read_table(file, WISH_COLUMNS, encoding=encoding, optional=("preference", "metres"))
    return [
        Wish(line.text("person"), line.text("shift"), _number(line, "preference") or 0, _number(line, "metres"))
        for line in table
    ]


@dataclass(frozen=True)
class Tables:
    """Where a matching is read from. `wishes`: None where they stand with the people; `before`: the plan to be changed."""

    shifts: Path
    people: Path
    wishes: Path | None = None
    before: Path | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Asked:
    """What the tables hold. `before`: pairs (person, shift), None where there is no earlier plan."""

    people: list[Person]
    shifts: list[Shift]
    wishes: list[Wish]
    before: list[tuple[str, str]] | None


def read_tables(tables: Tables) -> Asked:
    """All tables of a matching. Raises AdilError with the line and, where there is one, the column."""
    shifts = read_shifts(tables.shifts, encoding=tables.encoding)
    people, wishes = read_people(tables.people, encoding=tables.encoding)
    if tables.wishes:
        wishes = read_wishes(tables.wishes, encoding=tables.encoding)
    before = None
    if tables.before:
        before = [(one.person, one.shift) for one in read_wishes(tables.before, encoding=tables.encoding)]
    return Asked(people, shifts, anybody_anywhere(people, shifts) if wishes is None else wishes, before)


def anybody_anywhere(people: list[Person], shifts: list[Shift]) -> list[Wish]:
    """Where no wishes are given: everybody would take every shift. Raises AdilError `too_many_wishes` above two million."""
    if len(people) * len(shifts) > MOST_WISHES:
        raise AdilError("too_many_wishes", wishes=len(people) * len(shifts), most=MOST_WISHES)
    return [Wish(person.key, shift.key) for person in people for shift in shifts]


def _person(key: str, line: Line) -> Person:
    most = _number(line, "max_shifts")
    return Person(
        key=key,
        skills=frozenset(_words(line, "skills")),
        place=_point(line),
        max_shifts=1 if most is None else most,
        max_minutes=_number(line, "max_minutes"),
        past_duties=_number(line, "past_duties") or 0,
        tags=frozenset(_words(line, "tags")),
    )


def _once(
    file: Path, columns: Mapping[str, str], key: str, encoding: str, required: tuple[str, ...]
) -> dict[str, Line]:
    """Lines by key, with an empty cell for each optional column that the file does not have."""
    optional = {column for column in columns.values() if column not in required}
    lines: dict[str, Line] = {}
    for line in read_table(file, columns, encoding=encoding, optional=optional):
        name = line.text(key)
        if name in lines:
            first = lines[name].number
            raise AdilError("doubled_row", line=line.number, column=key, value=shortened(name), first=first)
        lines[name] = line
    return lines


def _words(line: Line, column: str) -> list[str]:
    return [word for cell in line.cells.get(column, "").split("|") if (word := cell.strip())]


def _number(line: Line, column: str) -> int | None:
    return line.whole_number(column) if line.cells.get(column) else None


def _point(line: Line) -> Point | None:
    if not line.cells.get("x") and not line.cells.get("y"):
        return None
    return Point(line.signed_number("x"), line.signed_number("y"))


def _time(line: Line, column: str) -> int | None:
    """Minutes since the year 1, as the clock on the wall shows them."""
    written = line.cells.get(column, "")
    for form in TIMES:
        try:
            at = datetime.strptime(written, form)  # noqa: DTZ007
        except ValueError:
            continue
        return at.toordinal() * 1440 + at.hour * 60 + at.minute
    if written:
        raise AdilError("bad_time", line=line.number, column=column, value=shortened(written))
    return None


def read_entries(file: Path, *, encoding: str = "utf-8") -> list[Entry]:
    """Columns `entry` and, if wanted, `topics`. Raises AdilError with the line and, where there is one, the column."""
    columns = {"entry": "entry", "topics": "topics", "başvuru": "entry", "konular": "topics"}
    lines = _once(file, columns, "entry", encoding, required=("entry",))
    return [Entry(key, frozenset(_words(line, "topics"))) for key, line in lines.items()]


def read_jurors(file: Path, *, encoding: str = "utf-8") -> list[Juror]:
    """Columns `juror` and, if wanted, `topics` and `conflicts` (keys of entries). Raises AdilError with line and column."""
    columns = {name: name for name in ("juror", "topics", "conflicts")}
    columns |= {"jüri üyesi": "juror", "konular": "topics", "çatışmalar": "conflicts"}
    lines = _once(file, columns, "juror", encoding, required=("juror",))
    return [
        Juror(key, frozenset(_words(line, "topics")), frozenset(_words(line, "conflicts")))
        for key, line in lines.items()
    ]
