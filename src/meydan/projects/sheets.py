"""Tables as files: reading what people upload, writing what they take along."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t")
"""Text that begins so is a formula to a spreadsheet."""


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A CSV file with a mark that lets spreadsheets see its UTF-8."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return answer


def _written(cell: Any) -> str:
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text


def xlsx_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """An XLSX file: figures are figures, text is text and never a formula."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for column, word in enumerate(head):
        sheet.write_string(0, column, str(word), bold)
        sheet.set_column(column, column, max(12, min(40, len(str(word)) + 2)))
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, line, column, cell)
    book.close()
    answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _write(sheet: Any, line: int, column: int, cell: Any) -> None:
    if isinstance(cell, (int, float, Decimal)):
        sheet.write_number(line, column, float(cell))
    elif isinstance(cell, (date, datetime)):
        sheet.write_string(line, column, cell.isoformat())
    elif cell is not None:
        sheet.write_string(line, column, str(cell))


FILES = {"csv": csv_answer, "xlsx": xlsx_answer}
