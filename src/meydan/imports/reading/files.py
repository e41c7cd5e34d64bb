"""The bytes of a file → rows of texts. What it is, is told by its bytes and not by its name."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

from meydan.base.errors import Refused
from meydan.imports.reading.cells import clean, said
from meydan.imports.reading.identity import without_identity_numbers
from meydan.imports.reading.tables import Row, Table, table_of
from meydan.imports.rules import EMPTY, LOCKED, NO_SHEET, NOT_A_LIST, SWOLLEN, TOO_BIG, TOO_MANY_COLUMNS, TOO_MANY_ROWS
from meydan.imports.words import bare

MOST_BYTES = 30 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
SEPARATORS = ";,\t|"
OTHERS = (b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
"""Beginnings of PDF, RTF, PNG and JPEG: what people take for a list, and would be read as strange text."""


def read(content: bytes, sheet: str = "") -> Table:
    """A CSV, XLSX, XLS or ODS file as a table without identity numbers; of a book the named sheet, or the largest that is
    not hidden. Raises Refused for anything else or too much."""
    if len(content) > MOST_BYTES:
        raise Refused(TOO_BIG, field="file", megabytes=MOST_BYTES // 1024 // 1024)
    if not content.strip():
        raise Refused(EMPTY, field="file")
    if content.startswith(OTHERS):
        raise Refused(NOT_A_LIST, field="file")
    is_book = content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    if is_book:
        chosen, *others = _sheets(content, sheet)
        names = [without_identity_numbers(one.name) for one in (chosen, *others)]
        table = replace(table_of(_of_sheet(chosen)), sheet=names[0], other_sheets=names[1:])
    else:
        table = table_of(_all_of_text(text_of(content)))
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
            yield line, [clean(cell) for cell in cells]


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


def _sheets(content: bytes, named: str) -> list[Any]:
    """The sheet that is read, then the others that a person sees. What somebody hid is not looked at: it is often the
    raw list from which the visible one was made, with names and numbers that were to stay inside."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        ZipError,
    )

    try:
        if content[:2] == b"PK":
            _check_unpacked(content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [
            book.get_sheet_by_name(one.name)
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
        ]
    except PasswordError:
        raise Refused(LOCKED, field="file") from None
    except (CalamineError, ZipError, zipfile.BadZipFile, zlib.error, ValueError, OSError):
        raise Refused(NOT_A_LIST, field="file") from None
    sheets.sort(key=lambda one: -one.height * one.width)
    wanted = [one for one in sheets if not named or bare(one.name) == bare(named)]
    if not wanted:
        names = ", ".join(f"“{one.name}”" for one in sheets[:20])
        raise Refused(NO_SHEET if sheets else EMPTY, field="sheet" if sheets else "file", names=names)
    _check_size(wanted[0])
    return [wanted[0], *(one for one in sheets if one is not wanted[0])]


def _check_size(sheet: Any) -> None:
    if sheet.total_height > MOST_ROWS + 100:
        raise Refused(TOO_MANY_ROWS, field="file", most=MOST_ROWS)
    if sheet.total_width > MOST_COLUMNS:
        raise Refused(TOO_MANY_COLUMNS, field="file", most=MOST_COLUMNS)


def _of_sheet(sheet: Any) -> list[Row]:
    rows = [[clean(said(cell)) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
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
