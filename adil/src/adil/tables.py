"""Reading tables as people save them: CSV with comma, semicolon or tab, with or without a byte order mark.

Every error names the line of the file (from 1) and, where it has one, the column.
"""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from adil.errors import AdilError, cause_of

MEGABYTES = 64
# 29709, or in groups of three with one and the same mark: 29.709, 29,709, 29 709. Fifteen digits hold every count of people.
WHOLE_NUMBER = re.compile(r"\d{1,15}|\d{1,3}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3}){0,3}", re.ASCII)

SIGNED_NUMBER = re.compile(r"[-−]?\d{1,15}", re.ASCII)


@dataclass(frozen=True)
class Line:
    """One line of a table: its number in the file and its cells by column."""

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """A cell that must not be empty. Raises AdilError `empty_cell`, also where an optional column is missing."""
        if not (written := self.cells.get(column)):
            raise AdilError("empty_cell", line=self.number, column=column)
        return written

    def whole_number(self, column: str) -> int:
        """A cell with a whole number of people, 0 or more. Raises AdilError `empty_cell`, `below_zero` or `bad_number`.

        Thousands may be marked; what could be a decimal fraction is refused, never rounded.

        >>> Line(2, {"population": "29.709"}).whole_number("population")
        29709
        >>> Line(2, {"population": "12.5"}).whole_number("population")
        Traceback (most recent call last):
        adil.errors.AdilError: line 2, column population: “12.5” is not a whole number
        """
        written = self.text(column)
        if not WHOLE_NUMBER.fullmatch(written):
            if written[0] in "-−" and WHOLE_NUMBER.fullmatch(written[1:]):
                raise AdilError("below_zero", line=self.number, column=column, value=shortened(written))
            raise AdilError("bad_number", line=self.number, column=column, value=shortened(written))
        return int(re.sub(r"\D", "", written))

    def signed_number(self, column: str) -> int:
        """A cell with a whole number, perhaps below 0. Raises AdilError `empty_cell` or `bad_number`.

        >>> Line(2, {"x": "−15"}).signed_number("x")
        -15
        """
        written = self.text(column)
        if not SIGNED_NUMBER.fullmatch(written):
            raise AdilError("bad_number", line=self.number, column=column, value=shortened(written))
        return int(written.replace("−", "-"))


def read_table(
    file: Path, columns: Mapping[str, str], *, encoding: str = "utf-8", optional: Collection[str] = ()
) -> Iterator[Line]:
    """Lines of a CSV file that are not empty.

    `columns` maps each accepted heading to the name of its column, several headings to one column where there are several
    languages; every column must be there once, but those in `optional` may be missing and then have no cells. Other columns are
    passed over. Headings are compared without regard to case.
    Raises AdilError `no_file`, `too_large`, `not_text`, `unknown_encoding`, `bad_csv`, `missing_columns`, `doubled_column` or
    `too_many_cells`.
    """
    records = _records(text_of(file, encoding=encoding))
    line, heading = next(records, (1, []))
    places = _places(line, heading, {folded(name): column for name, column in columns.items()}, optional)
    for line, record in records:
        if any(record[len(heading) :]):
            raise AdilError("too_many_cells", line=line)
        yield Line(line, {column: record[place] if place < len(record) else "" for column, place in places.items()})


def folded(heading: str) -> str:
    """A heading for comparing: composed letters, no case, and no difference between the Turkish i and ı.

    >>> folded("KATILAN") == folded("katılan"), folded("KİŞİ") == folded("kişi")
    (True, True)
    """
    return unicodedata.normalize("NFC", heading).strip().replace("İ", "i").replace("ı", "i").casefold()


def shortened(written: str) -> str:
    """What an error repeats of a cell: one short line that a terminal can show."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in written)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def aligned(cells: Sequence[tuple[str, ...]], *, right: bool = False) -> list[str]:
    """Lines of a table for people, the heading first; `right`: all columns but the first end, not begin, under each other.

    >>> aligned([("area", "people"), ("Göksu", "9")], right=True)
    ['area   people', 'Göksu       9']
    """
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    place = str.rjust if right else str.ljust
    return ["  ".join([line[0].ljust(widths[0]), *map(place, line[1:], widths[1:])]).rstrip() for line in cells]


def bytes_of(file: Path, *, megabytes: int = MEGABYTES) -> bytes:
    """What a file holds. Raises AdilError `no_file`, or `too_large` without reading further than the limit."""
    try:
        with file.open("rb") as stream:
            content = stream.read(megabytes * 2**20 + 1)
    except OSError as error:
        raise AdilError("no_file", file=file, reason=cause_of(error)) from error
    if len(content) > megabytes * 2**20:
        raise AdilError("too_large", file=file, megabytes=megabytes)
    return content


def text_of(file: Path, *, encoding: str = "utf-8", megabytes: int = MEGABYTES) -> str:
    """The text of a file without a byte order mark. Raises AdilError as `bytes_of`, `not_text` or `unknown_encoding`."""
    content = bytes_of(file, megabytes=megabytes)
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].split(b"\n")
        place = {"line": len(before), "column": len(before[-1]) + 1}
        raise AdilError("not_text", file=file, encoding=encoding, **place) from error
    except (LookupError, UnicodeError) as error:
        raise AdilError("unknown_encoding", value=encoding) from error


def csv_text(heading: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV without the last line break; None is an empty cell.

    >>> csv_text(("area", "people"), [("Göksu, new", 9), ("Fırat", None)])
    'area,people\\n"Göksu, new",9\\nFırat,'
    """
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([heading, *rows])
    return written.getvalue().rstrip("\n")


def whole_or_float(money: Fraction) -> int | float:
    """An amount as JSON and CSV have it: whole ones stay whole.

    >>> whole_or_float(Fraction(5)), whole_or_float(Fraction(5, 2))
    (5, 2.5)
    """
    return int(money) if money.denominator == 1 else float(money)


def sha256(file: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal digits. Raises AdilError as `bytes_of`."""
    return hashlib.sha256(bytes_of(file)).hexdigest()


def write_text(file: Path, content: str) -> None:
    """Keep a text as a file, UTF-8. Raises AdilError `not_written`."""
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise AdilError("not_written", file=file, reason=cause_of(error)) from error


def csv_cause(error: csv.Error) -> str:
    """Why a line is no CSV, as the `reason` of an AdilError.

    >>> csv_cause(csv.Error("unexpected end of data")), csv_cause(csv.Error("something new"))
    ('open_quote', 'something new')
    """
    said = str(error)
    usual = {"field larger than": "long_cell", "unexpected end of data": "open_quote", "'": "after_quote"}
    return next((code for begin, code in usual.items() if said.startswith(begin)), said)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Records that hold anything, with the line that each begins on; a quoted cell may run over several lines."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    begins = 1
    try:
        for record in reader:
            cells = [cell.strip() for cell in record]
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise AdilError("bad_csv", line=begins, reason=csv_cause(error)) from error


def _places(line: int, heading: list[str], columns: Mapping[str, str], optional: Collection[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, name in enumerate(heading):
        column = columns.get(folded(name))
        if column in places:
            raise AdilError("doubled_column", line=line, column=column)
        if column is not None:
            places[column] = place
    missing = [column for column in dict.fromkeys(columns.values()) if column not in places and column not in optional]
    if missing:
        raise AdilError("missing_columns", line=line, columns=", ".join(missing))
    return places
