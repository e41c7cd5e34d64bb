"""The bytes of a file → rows of texts. What it is, is told by its bytes and not by its name."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

from meydan.base.errors import Refused
from meydan.base.plain import plain
from meydan.imports.reading.tables import Row, Table, table_of
from meydan.imports.rules import EMPTY, LOCKED, NOT_A_LIST, SWOLLEN, TOO_BIG, TOO_MANY_COLUMNS, TOO_MANY_ROWS

MOST_BYTES = 30 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
SEPARATORS = ";,\t|"


def read(content: bytes) -> Table:
    """A CSV, XLSX, XLS or ODS file as a table without identity numbers. Raises Refused for anything else or too much."""
    if len(content) > MOST_BYTES:
        raise Refused(TOO_BIG, field="file", megabytes=MOST_BYTES // 1024 // 1024)
    if not content.strip():
        raise Refused(EMPTY, field="file")
    is_book = content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    rows = _of_book(content) if is_book else _all_of_text(text_of(content))
    table = table_of(rows)
    if not table.columns or not table.rows:
        raise Refused(EMPTY, field="file")
    return table


# Text


def text_of(content: bytes) -> str:
    """UTF-8 or UTF-16 with or without a mark, else Windows-1254, in which older programs write Turkish."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    start = content[:2000]
    if start.count(0) > len(start) // 5:
        return content.decode("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1254", "replace")


def _all_of_text(text: str) -> list[Row]:
    """One cell may fill the file. The limit belongs to the whole process, so it is put back."""
    usual = csv.field_size_limit(MOST_BYTES)
    try:
        return list(_of_text(text))
    finally:
        csv.field_size_limit(usual)


def _of_text(text: str) -> Iterator[Row]:
    strange = sum(letter < " " and letter not in "\t\n\r\f\v" for letter in text[:5000])
    if strange * 50 > len(text[:5000]):
        raise Refused(NOT_A_LIST, field="file")
    named = text[:4].casefold() == "sep=" and text[4:5] in SEPARATORS and text[5:6] in "\r\n"
    separator = text[4] if named else _separator(text)
    for line, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), 1):
        if len(cells) > MOST_COLUMNS:
            raise Refused(TOO_MANY_COLUMNS, field="file", most=MOST_COLUMNS)
        if line > MOST_ROWS + 100:
            raise Refused(TOO_MANY_ROWS, field="file", most=MOST_ROWS)
        if not (named and line == 1):
            yield line, [_clean(cell) for cell in cells]


def _separator(text: str) -> str:
    """The sign that cuts the first rows into the same number of pieces most often."""
    return max(SEPARATORS, key=lambda sign: _agreement(text[:50_000], sign))


def _agreement(text: str, separator: str) -> float:
    rows = islice(csv.reader(StringIO(text, newline=""), delimiter=separator), 60)
    widths = [len(row) for row in rows if row]
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0
    usual = max(set(wide), key=wide.count)
    return wide.count(usual) / len(widths) + min(usual, 30) / 1000


# Spreadsheets


def _of_book(content: bytes) -> list[Row]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    try:
        if content[:2] == b"PK":
            _check_unpacked(content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [book.get_sheet_by_index(number) for number in range(len(book.sheet_names))]
    except PasswordError:
        raise Refused(LOCKED, field="file") from None
    except (CalamineError, ZipError, zipfile.BadZipFile, zlib.error, ValueError, OSError):
        raise Refused(NOT_A_LIST, field="file") from None
    sheet = max(sheets, key=lambda one: one.height * one.width, default=None)
    if sheet is None:
        raise Refused(EMPTY, field="file")
    if sheet.total_height > MOST_ROWS + 100:
        raise Refused(TOO_MANY_ROWS, field="file", most=MOST_ROWS)
    if sheet.total_width > MOST_COLUMNS:
        raise Refused(TOO_MANY_COLUMNS, field="file", most=MOST_COLUMNS)
    return _of_sheet(sheet)


def _of_sheet(sheet: Any) -> list[Row]:
    rows = [[_clean(_said(cell)) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for y in range(top, min(bottom + 1, len(rows))):
            for x in range(left, min(right + 1, len(rows[y]))):
                rows[y][x] = rows[y][x] or rows[top][left]
    return list(enumerate(rows, 1))


def _check_unpacked(content: bytes) -> None:
    """Unpacks each part in small pieces and throws it away: what a file says about its own size is not believed."""
    left = MOST_UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for part in archive.infolist():
            left -= part.file_size
            start = part.header_offset + 30
            names = content[start - 4 : start]
            start += int.from_bytes(names[:2], "little") + int.from_bytes(names[2:], "little")
            packed = content[start : start + part.compress_size]
            left -= max(0, _unpacked(packed, part.compress_type, left) - part.file_size)
            if left < 0:
                raise Refused(SWOLLEN, field="file")


def _unpacked(packed: bytes, how: int, most: int) -> int:
    if how != zipfile.ZIP_DEFLATED:
        return len(packed)
    unpacker, size = zlib.decompressobj(-15), 0
    while packed and not unpacker.eof and size <= most + 1:
        size += len(unpacker.decompress(packed, 1 << 20))
        packed = unpacker.unconsumed_tail
    return size


def _said(cell: Any) -> str:
    """A cell as text; moments in the form that can be read in one way only."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if not isinstance(cell, timedelta) else ""


def _clean(cell: str) -> str:
    """Without the signs that no text holds, and without spaces around it."""
    return plain(cell).replace("\xa0", " ").replace("\ufeff", "").replace("\r\n", "\n").strip()
