"""Papers in one click: the section of the yearly report, and the table of the strategic plan."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import clock
from meydan.base.actions import note_export
from meydan.base.edge import desk_only
from meydan.documents.queries.papers import PaperTable, official_language, tables_docx
from meydan.insight.queries import deeds
from meydan.insight.queries.reports import plan_table, yearly
from meydan.insight.rules import may_work_with_figures
from meydan.projects.models import Quarter
from meydan.projects.queries.quarters import latest_quarters

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@desk_only(may_work_with_figures)
def reports(request: HttpRequest) -> HttpResponse:
    """What can be taken along."""
    quarters = latest_quarters(Quarter.of(clock.today()))
    return render(request, "insight/desk_reports.html", {"years": deeds.years(), "quarters": quarters})


@require_safe
@desk_only(may_work_with_figures)
def yearly_docx(request: HttpRequest, year: int) -> HttpResponse:
    if year not in deeds.years():
        raise Http404
    return _docx(
        request, f"faaliyet-{year}", lambda: (_("Section of the yearly report %(year)s") % {"year": year}, yearly(year))
    )


@require_safe
@desk_only(may_work_with_figures)
def plan_docx(request: HttpRequest, quarter: str) -> HttpResponse:
    try:
        chosen = Quarter.read(quarter)
    except ValueError:
        raise Http404 from None
    title = "%(name)s, %(quarter)s"
    return _docx(
        request,
        f"plan-{chosen}",
        lambda: (
            title % {"name": _("Table of the strategic plan"), "quarter": chosen},
            plan_table(request.person, chosen),
        ),
    )


def _docx(request: HttpRequest, name: str, made: Callable[[], tuple[str, Sequence[PaperTable]]]) -> Any:
    """In the town's first language, whoever takes it."""
    with official_language():
        content = tables_docx(*made())
    note_export(by=request.person, name=name, form="docx")
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="meydan-{name}.docx"'
    answer["Cache-Control"] = "no-store"
    return answer
