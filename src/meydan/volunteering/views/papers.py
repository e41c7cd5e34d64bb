"""Lists of the desk as office files to write on, and records as PDF to keep."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from meydan.base import clock, sheets
from meydan.base.actions import note_export
from meydan.documents.queries.papers import PaperTable, tables_docx, tables_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_ROWS = 500
"""More make a paper that nobody reads; the sheet has them all."""


def asked(request: HttpRequest, form: str = "docx") -> bool:
    return request.GET.get(sheets.PARAMETER) == form


def answer(
    request: HttpRequest, name: str, title: str, tables: Sequence[PaperTable], *, form: str = "docx"
) -> HttpResponse:
    """The tables as DOCX or PDF; who took them is written down, as with sheets."""
    note_export(by=request.person, name=name, form=form)
    paper = tables_pdf(title, tables, at=clock.now()) if form == "pdf" else tables_docx(title, tables)
    made = HttpResponse(paper, content_type="application/pdf" if form == "pdf" else DOCX)
    made["Content-Disposition"] = f'attachment; filename="meydan-{name}-{clock.today():%Y-%m-%d}.{form}"'
    made["Cache-Control"] = "no-store"
    return made
