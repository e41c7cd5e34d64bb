"""Lists of the desk as files: CSV as Turkish Excel opens it, and XLSX. The same rows as on the page, all of them."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext

from meydan.base import clock
from meydan.base.actions import note_export

LONGEST_CELL = 32_767  # of a workbook

type Columns = Sequence[tuple[Any, Callable[[Any], Any]]]
"""(title, row → value) from left to right."""

PARAMETER = "file"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a program of sheets begins to compute."""


def asked(request: HttpRequest) -> bool:
    return request.GET.get(PARAMETER) in WAYS


def answer(request: HttpRequest, name: str, columns: Columns, rows: Iterable[Any]) -> HttpResponseBase:
    """The list as the file that is asked for. The caller has asked the rule; who took which list is written down."""
    form = request.GET[PARAMETER]
    person = request.person  # type: ignore[attr-defined]
    if person is not None:  # of a public list visitors take a copy too
        note_export(by=person, name=name, form=form)
    made: HttpResponseBase = WAYS[form](columns, _few_at_a_time(rows))
    made["Content-Disposition"] = f'attachment; filename="meydan-{name}-{clock.today():%Y-%m-%d}.{form}"'
    made["Cache-Control"] = "no-store"
    return made


def secrets_file(name: str, lines: Iterable[str]) -> HttpResponse:
    """Codes that are shown this once, a line each; kept by no browser on the way."""
    made = HttpResponse("\ufeff" + "\r\n".join(lines), content_type="text/csv; charset=utf-8")
    made["Content-Disposition"] = f'attachment; filename="meydan-{name}.csv"'
    made["Cache-Control"] = "no-store"
    return made


def secrets_pdf(name: str, content: bytes) -> HttpResponse:
    """The same as paper."""
    made = HttpResponse(content, content_type="application/pdf")
    made["Content-Disposition"] = f'attachment; filename="meydan-{name}.pdf"'
    made["Cache-Control"] = "no-store"
    return made


def _few_at_a_time(rows: Iterable[Any]) -> Iterable[Any]:
    return rows.iterator(chunk_size=1000) if isinstance(rows, QuerySet) else rows


class _Line:
    """What a CSV writer writes to: it hands each line on."""

    def write(self, line: str) -> str:
        return line


def _csv(columns: Columns, rows: Iterable[Any]) -> StreamingHttpResponse:
    language = translation.get_language()

    def lines() -> Iterator[str]:
        writer = csv.writer(_Line(), delimiter=";")
        with translation.override(language):
            yield "\ufeff" + writer.writerow([str(title) for title, _ in columns])
            for row in rows:
                yield writer.writerow([harmless(value(row)) for _, value in columns])

    return StreamingHttpResponse(lines(), "text/csv; charset=utf-8")


def harmless(value: Any) -> Any:
    """A cell that no program of sheets takes for a formula; dates as people here write them."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if value is None or isinstance(value, int):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _xlsx(columns: Columns, rows: Iterable[Any]) -> FileResponse:
    """A workbook with one sheet; text is text there, never a formula or a link."""
    import xlsxwriter

    file = BytesIO()
    plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    book = xlsxwriter.Workbook(file, plain)
    sheet = book.add_worksheet(str(gettext("List")))
    bold = book.add_format({"bold": True})
    forms: dict[Any, Any] = {
        date: book.add_format({"num_format": "dd.mm.yyyy"}),
        datetime: book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
    }
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 22)
    for place, (title, _) in enumerate(columns):
        sheet.write_string(0, place, str(title), bold)
    for number, row in enumerate(rows, 1):
        for place, (_, read) in enumerate(columns):
            _cell(sheet, number, place, read(row), forms)
    book.close()
    file.seek(0)
    return FileResponse(file, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def _cell(sheet: Any, row: int, place: int, value: Any, forms: dict[Any, Any]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(row, place, timezone.localtime(value), forms[datetime])
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, forms[date])
    elif isinstance(value, (int, Decimal)):
        sheet.write_number(row, place, value)
    elif value is not None:
        sheet.write_string(row, place, str(value)[:LONGEST_CELL])


WAYS: dict[str, Callable[[Columns, Iterable[Any]], Any]] = {"csv": _csv, "xlsx": _xlsx}
