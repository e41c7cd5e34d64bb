"""Reading and writing Pabulib files (`.pb`): META, PROJECTS and VOTES, as published by cities.

Forgiving where nothing is lost (byte order mark, line ends, blank lines, order of columns, spaces around ids, a decimal comma),
strict where a guess could change a result; every error names line and column. Equal vote texts are read once, which is what
makes it fast. **Source.** Stolicki, Szufa, Talmon, *Pabulib: A Participatory Budgeting Library*, arXiv 2012.06539.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np

from adil.budgeting.ballots import (
    KINDS,
    LARGEST_MONEY,
    LARGEST_POINTS,
    LARGEST_SHOWN,
    LARGEST_UNITS,
    WITH_POINTS,
    Ballots,
    Instance,
    Integers,
    Kind,
    merged,
)
from adil.errors import AdilError
from adil.tables import csv_cause, shortened, text_of

MEGABYTES = 256
LONGEST_LINE = 10**6
END = "\0"  # a line that no section has: it stands for itself unless a quotation mark before it is open
SECTIONS = ("META", "PROJECTS", "VOTES")
MONEY = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
KIND_OF: dict[str, Kind] = {**{kind: kind for kind in KINDS}, "choose1": "choose-1"}  # type: ignore[misc]


@dataclass(frozen=True, eq=False)
class Poll:
    """A file that has been read. `rows` are the lines of VOTES as they stand in the file, `heading` their columns."""

    instance: Instance
    ballots: Ballots
    heading: tuple[str, ...]
    rows: Sequence[str]

    @cached_property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """What the file says of each person (age, district, …), by column, in the order of the file."""
        width = len(self.heading)
        cells = [[*row, *[""] * width][:width] for row in csv.reader(self.rows, delimiter=";")]
        return dict(zip(self.heading, zip(*cells, strict=True), strict=True)) if cells else {}


@dataclass(frozen=True)
class _Section:
    """A part of the file: the number of its heading's line, its columns, and its lines (numbers and text)."""

    line: int
    columns: tuple[str, ...]
    numbers: Sequence[int]
    rows: Sequence[str]

    def place(self, *names: str) -> int:
        for name in names:
            if name in self.columns:
                return self.columns.index(name)
        raise AdilError("missing_columns", line=self.line, columns=names[0])

    def cells(self) -> list[list[str]]:
        if not any('"' in row for row in self.rows):
            return [row.split(";") for row in self.rows]
        return _records(self.rows, self.numbers)

    def column(self, place: int) -> list[str]:
        """One cell of each line; faster than all of them."""
        if any('"' in row for row in self.rows):
            return [row[place] if place < len(row) else "" for row in self.cells()]
        try:
            return [row.split(";", place + 1)[place] for row in self.rows]
        except IndexError:
            return [row[place] if place < len(row) else "" for row in self.cells()]


def read_poll(file: Path) -> Poll:
    """Read a `.pb` file.

    Raises AdilError `no_file`, `too_large`, `not_text`, `not_pabulib`, `line_too_long`, `missing_columns`, `doubled_row`,
    `missing_meta`, `bad_money`, `negative_money`, `money_too_large`, `money_too_fine`, `too_fine_money`, `unknown_vote_type`,
    `unknown_project`, `points_missing`, `bad_points` or `bad_csv`.
    """
    return parse_poll(text_of(file, megabytes=MEGABYTES), str(file))


def parse_poll(text: str, name: str = "the file") -> Poll:
    """The same from text; `name` is what errors call it.

    >>> text = '''META
    ... key;value
    ... budget;10
    ... vote_type;approval
    ... PROJECTS
    ... project_id;cost
    ... a;4
    ... b;6
    ... VOTES
    ... voter_id;vote
    ... 1;b,a
    ... 2;a'''
    >>> poll = parse_poll(text)
    >>> poll.instance.projects, poll.ballots.people
    (('a', 'b'), 2)
    """
    sections = _sections(text, name)
    meta = {row[0].strip(): ";".join(row[1:]).strip() for row in sections["META"].cells()}
    kind = _kind(meta, sections["META"])
    instance = _instance(meta, sections)
    votes = sections["VOTES"]
    return Poll(instance, _ballots(votes, instance, kind), votes.columns, votes.rows)


def write_poll(poll: Poll) -> str:
    """A `.pb` file of the poll, which `parse_poll` reads back to the same instance and the same ballots in the same order."""
    instance, ballots = poll.instance, poll.ballots
    meta = {
        **instance.meta,
        "num_projects": str(len(instance.projects)),
        "num_votes": str(ballots.people),
        "budget": written_money(instance, instance.budget),
        "vote_type": ballots.kind,
    }
    lines = ["META", "key;value", *(f"{key};{_quoted(value)}" for key, value in meta.items())]
    lines += ["PROJECTS", "project_id;cost;name"]
    names = instance.names or instance.projects
    for number, project in enumerate(instance.projects):
        lines.append(f"{project};{written_money(instance, int(instance.costs[number]))};{_quoted(names[number])}")
    with_points = ballots.points is not None
    lines += ["VOTES", "voter_id;vote;points" if with_points else "voter_id;vote"]
    texts = [_vote(poll, ballot) for ballot in range(len(ballots))]
    lines += [f"{person};{texts[ballot]}" for person, ballot in enumerate(ballots.cast.tolist(), 1)]
    return "\n".join(lines) + "\n"


def written_money(instance: Instance, units: int) -> str:
    """Smallest units as a decimal number of currency.

    >>> written_money(Instance.of("2.50", {}), 25)
    '2.5'
    """
    whole, rest = divmod(units, instance.scale)
    return f"{whole}.{str(rest).zfill(len(str(instance.scale)) - 1)}".rstrip("0") if rest else str(whole)


def _vote(poll: Poll, ballot: int) -> str:
    ballots = poll.ballots
    part = slice(ballots.starts[ballot], ballots.starts[ballot + 1])
    vote = ",".join(poll.instance.projects[number] for number in ballots.projects[part])
    return vote if ballots.points is None else f"{vote};{','.join(map(str, ballots.points[part]))}"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[;"\n]', cell) else cell


def _sections(text: str, name: str) -> dict[str, _Section]:
    """The three parts of the file, blank lines left out."""
    if not text.lstrip().upper().startswith("META"):
        raise AdilError("not_pabulib", file=name, missing="META")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(max(lines, key=len)) > LONGEST_LINE:
        number = next(number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE)
        raise AdilError("line_too_long", line=number, longest=LONGEST_LINE)
    titles = {"META", "PROJECTS", "VOTES", "meta", "projects", "votes", "Meta", "Projects", "Votes"}
    starts = [number for number, line in enumerate(lines) if len(line) < 20 and line.strip(" ;\t") in titles]
    found = {lines[start].strip(" ;\t").upper(): start for start in reversed(starts)}
    for title in SECTIONS:
        if title not in found:
            raise AdilError("not_pabulib", file=name, missing=title)
    ends = [*sorted(found.values()), len(lines)]
    return {title: _section(lines, start, ends[ends.index(start) + 1]) for title, start in found.items()}


def _section(lines: list[str], start: int, end: int) -> _Section:
    heading = next((number for number in range(start + 1, end) if lines[number].strip()), start)
    rows = lines[heading + 1 : end]
    numbers: Sequence[int] = range(heading + 2, end + 1)
    while rows and not rows[-1].strip():
        rows.pop()
    if not all(rows) or any(row.isspace() for row in rows):
        numbers = [number for number, row in zip(numbers, rows, strict=False) if row.strip()]
        rows = [row for row in rows if row.strip()]
    columns = tuple(cell.strip().lower() for cell in _records([lines[heading]], [heading + 1])[0])
    return _Section(heading + 1, columns, numbers, rows)


def _records(rows: Sequence[str], numbers: Sequence[int]) -> list[list[str]]:
    """The cells of lines with quotation marks. A mark that is never closed would swallow all lines behind it without a word."""
    reader = csv.reader([*rows, END], delimiter=";")
    records: list[list[str]] = []
    begin = 0
    try:
        for record in reader:
            records.append(record)
            if reader.line_num <= len(rows):
                begin = reader.line_num
    except csv.Error as error:
        raise AdilError("bad_csv", line=numbers[begin], reason=csv_cause(error)) from error
    if records.pop() != [END]:
        raise AdilError("bad_csv", line=numbers[begin], reason="open_quote")
    return records


def _kind(meta: Mapping[str, str], section: _Section) -> Kind:
    written = meta.get("vote_type", "")
    if not written:
        raise AdilError("missing_meta", line=section.line, key="vote_type")
    if written.lower() not in KIND_OF:
        raise AdilError("unknown_vote_type", line=_line_of(section, "vote_type"), value=shortened(written))
    return KIND_OF[written.lower()]


def _instance(meta: Mapping[str, str], sections: Mapping[str, _Section]) -> Instance:
    if not meta.get("budget"):
        raise AdilError("missing_meta", line=sections["META"].line, key="budget")
    budget = _money(meta["budget"], _line_of(sections["META"], "budget"), "budget")
    section = sections["PROJECTS"]
    name_at, cost_at = section.place("project_id"), section.place("cost")
    title_at = section.columns.index("name") if "name" in section.columns else name_at
    costs: dict[str, Fraction] = {}
    lines: dict[str, int] = {}
    names: list[str] = []
    for line, cells in zip(section.numbers, section.cells(), strict=False):
        cells = [*(cell.strip() for cell in cells), *[""] * len(section.columns)]
        project = cells[name_at]
        if not project or not cells[cost_at]:
            raise AdilError("empty_cell", line=line, column="cost" if project else "project_id")
        if project in costs:
            raise AdilError(
                "doubled_row", line=line, column="project_id", value=shortened(project), first=lines[project]
            )
        costs[project], lines[project] = _money(cells[cost_at], line, "cost"), line
        names.append(cells[title_at])
    instance = Instance.of(budget, costs)
    return Instance(instance.projects, instance.costs, instance.budget, instance.scale, tuple(names), meta)


def _money(written: str, line: int, column: str) -> Fraction:
    if not MONEY.fullmatch(written) or len(written) > 40:
        if re.fullmatch(r"\d{16,}", written, re.ASCII):
            raise AdilError("money_too_large", line=line, column=column, largest=LARGEST_SHOWN)
        raise AdilError("bad_money", line=line, column=column, value=shortened(written))
    amount = Fraction(written.replace(",", "."))
    if amount < 0:
        raise AdilError("negative_money", line=line, column=column, value=shortened(written))
    if amount > LARGEST_MONEY:
        raise AdilError("money_too_large", line=line, column=column, largest=LARGEST_SHOWN)
    if amount * amount.denominator > LARGEST_UNITS:
        raise AdilError("money_too_fine", line=line, column=column, value=shortened(written))
    return amount


def _line_of(section: _Section, key: str) -> int:
    found = (number for number, row in zip(section.numbers, section.rows, strict=False) if row.startswith(key))
    return next(found, section.line)


def _ballots(section: _Section, instance: Instance, kind: Kind) -> Ballots:
    """Ballots of VOTES; each different text of a vote is taken apart once."""
    section.place("voter_id")
    votes = section.column(section.place("vote"))
    texts: list[str] | list[tuple[str, str]] = votes
    if kind in WITH_POINTS:
        texts = list(zip(votes, section.column(section.place("points")), strict=True))
    seen: dict[str | tuple[str, str], int] = {}
    cast = np.fromiter((seen.setdefault(text, len(seen)) for text in texts), np.int64, len(texts))
    different = [text if isinstance(text, str) else text[0] for text in seen]

    def line_of(number: int) -> int:
        return section.numbers[int(np.flatnonzero(cast == number)[0])]

    lengths, named = _named(different, instance.number_of, line_of)
    points = None
    if kind in WITH_POINTS:
        points = _points([text[1] for text in seen], lengths, line_of)
    return merged(kind, lengths, named, points, cast, len(instance.projects))


def _named(votes: list[str], number_of: Mapping[str, int], line_of: Callable[[int], int]) -> tuple[Integers, Integers]:
    """How many projects each vote names, and their numbers."""
    parts = [vote.split(",") if vote else [] for vote in votes]
    lengths = np.fromiter(map(len, parts), np.int64, len(parts))
    try:
        return lengths, np.fromiter(map(number_of.__getitem__, chain.from_iterable(parts)), np.int64)
    except KeyError:  # spaces around ids or a comma too many, or an id that isn't there
        parts = [[name for part in vote.split(",") if (name := part.strip())] for vote in votes]
    for place, part in enumerate(parts):
        for name in part:
            if name not in number_of:
                raise AdilError("unknown_project", line=line_of(place), column="vote", project=shortened(name))
    lengths = np.fromiter(map(len, parts), np.int64, len(parts))
    return lengths, np.fromiter((number_of[name] for name in chain.from_iterable(parts)), np.int64)


def _points(texts: list[str], lengths: Integers, line_of: Callable[[int], int]) -> Integers:
    """Whole points, as many as projects; trailing `.0` is passed over."""
    points: list[int] = []
    for place, (text, length) in enumerate(zip(texts, lengths.tolist(), strict=True)):
        cells = [cell.strip() for cell in text.split(",")] if text.strip() else []
        if len(cells) != length:
            raise AdilError("points_missing", line=line_of(place), column="points", projects=length, points=len(cells))
        for cell in cells:
            if not re.fullmatch(r"\d{1,7}(?:\.0+)?", cell, re.ASCII) or float(cell) > LARGEST_POINTS:
                raise AdilError("bad_points", line=line_of(place), column="points", value=shortened(cell))
            points.append(int(cell.partition(".")[0]))
    return np.array(points, dtype=np.int64)
