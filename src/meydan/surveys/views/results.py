"""The results for everybody: bars with tables, groups with small counts hidden, files without words of people."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from meydan.base import sheets
from meydan.base.edge import find
from meydan.base.same_for_all import same_for_all
from meydan.surveys.charts import charts_of
from meydan.surveys.forms.public import WordsForm
from meydan.surveys.models import Compared, Survey
from meydan.surveys.queries.desk import WRITTEN
from meydan.surveys.queries.results import (
    Results,
    compared,
    hide_below,
    results_of,
    surveys_with_results,
    table_of,
    too_few,
)
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.queries.words import open_tags, word_page

COLUMNS: sheets.Columns = [
    (_("Question"), lambda row: row[0]),
    (_("Line"), lambda row: row[1]),
    (_("Answer"), lambda row: row[2]),
    (_("Figure"), lambda row: row[3]),
]


@require_safe
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Question by question; with `by` also by groups."""
    found = find(surveys_with_results(request.person), pk=pk)
    body = same_for_all(request, "surveys/_results.html", _results, found)
    return render(request, "surveys/results.html", {"survey": found, "body": body})


def _results(request: HttpRequest, found: Survey) -> dict[str, Any]:
    came = results_of(found)
    by = request.GET.get("by", "")
    by = by if by in found.compared_by and not came.too_few else ""
    return {
        "survey": found,
        "came": came,
        "shown": [(one, charts_of(one)) for one in came.shown],
        "by": by,
        "by_word": dict(Compared.choices).get(by, ""),
        "compared": compared(found, by) if by else [],
        "offered": [(code, word) for code, word in Compared.choices if code in found.compared_by],
        "hide_below": hide_below(),
    }


@require_safe
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """All that people wrote and a colleague has opened: searched, by question and by tag."""
    found = find(surveys_with_results(request.person), pk=pk)
    if too_few(found):
        return redirect("surveys:results", found.pk)
    written = [one for one in asked_in(found) if one.kind in WRITTEN]
    filters = WordsForm(request.GET, questions=written, tags=open_tags(found))
    page = word_page(found, filters.wanted, request.GET.get("after", ""))
    context = {"survey": found, "page": page, "filters": filters, "several": len(written) > 1}
    return render(request, "surveys/words.html", context)


@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The same figures for programs."""
    found = find(surveys_with_results(None), pk=pk)
    came = results_of(found)
    if form == "json":
        return JsonResponse(_as_json(found, came), json_dumps_params={"ensure_ascii": False, "indent": 1})
    if form not in sheets.WAYS:
        raise Http404
    made: HttpResponseBase = sheets.WAYS[form](COLUMNS, list(table_of(came.shown)))
    made["Content-Disposition"] = f'attachment; filename="meydan-anket-{found.pk}.{form}"'
    return made


def _as_json(survey: Survey, came: Results) -> dict[str, Any]:
    figures: Sequence[Any] = list(table_of(came.shown))
    return {
        "id": survey.pk,
        "title": survey.title,
        "url": survey.get_absolute_url(),
        "sheets": came.sheets,
        "figures": [dict(zip(("question", "line", "answer", "figure"), row, strict=True)) for row in figures],
    }
