"""Reading a table that somebody uploads: CSV as Turkish Excel writes it, or XLSX."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

MOST_ROWS = 2000
MOST_BYTES = 2 * 1024 * 1024


def read_rows(name: str, content: bytes) -> list[list[str]]:
    """Rows of a CSV file (UTF-8 or Windows-1254; comma, semicolon or tab) or of the first sheet of an XLSX file, as text
    with a decimal comma. Raises ValueError where it is neither, or too long."""
    if len(content) > MOST_BYTES:
        raise ValueError("too big")
    rows = _sheet(content) if content.startswith(b"PK") else _text(content)
    filled = [row for row in rows if any(row)]
    if not filled or len(filled) > MOST_ROWS:
        raise ValueError("empty or too long")
    return filled


def _text(content: bytes) -> list[list[str]]:
    if b"\0" in content:
        raise ValueError("not a text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("windows-1254", errors="replace")
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error as broken:
        raise ValueError("not a table") from broken


def _sheet(content: bytes) -> list[list[str]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python()
    except (python_calamine.CalamineError, IndexError, OSError) as broken:
        raise ValueError("not a sheet") from broken
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(value: Any) -> str:
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return f"{exact:f}".removesuffix(".0").replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value).strip()
