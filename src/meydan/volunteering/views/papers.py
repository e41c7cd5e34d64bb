"""Lists of the desk as office files to write on."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from meydan.base import clock, sheets
from meydan.base.actions import note_export
from meydan.documents.queries import PaperTable, tables_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_ROWS = 500
"""More make a paper that nobody reads; the sheet has them all."""


def asked(request: HttpRequest) -> bool:
    return request.GET.get(sheets.PARAMETER) == "docx"


def answer(request: HttpRequest, name: str, title: str, tables: Sequence[PaperTable]) -> HttpResponse:
    """The tables as DOCX; who took them is written down, as with sheets."""
    note_export(by=request.person, name=name, form="docx")
    made = HttpResponse(tables_docx(title, tables), content_type=DOCX)
    made["Content-Disposition"] = f'attachment; filename="meydan-{name}-{clock.today():%Y-%m-%d}.docx"'
    made["Cache-Control"] = "no-store"
    return made
