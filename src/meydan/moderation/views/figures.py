"""What moderation did, month by month, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import sheets
from meydan.moderation import queries


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    months = queries.figures()
    if sheets.asked(request):
        return sheets.answer(request, "moderation", _columns(), months)
    return render(request, "moderation/figures.html", {"months": months})


def _columns() -> sheets.Columns:
    return [
        (_("Month"), lambda row: f"{row.month:%Y-%m}"),
        (_("Times reported"), lambda row: row.reported),
        (_("Times hidden"), lambda row: row.hidden),
        (_("Median hours to the decision"), lambda row: _figure(row.report_hours)),
        (_("Waited for a look"), lambda row: row.held),
        (_("Of them made public"), lambda row: row.released),
        (_("Appeals"), lambda row: row.appeals),
        (_("Public again"), lambda row: row.restored),
        (_("Stayed hidden"), lambda row: row.upheld),
        (_("Median hours of an appeal"), lambda row: _figure(row.appeal_hours)),
    ]


def _figure(hours: float | None) -> str:
    return "" if hours is None else f"{hours:.1f}".replace(".", ",")
