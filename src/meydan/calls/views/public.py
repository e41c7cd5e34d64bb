"""What everybody sees: the list, a call, applying, the result and its table."""

import csv
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.same_for_all import same_for_all
from meydan.calls import signing_in
from meydan.calls.forms.public import ConditionsForm, FilterForm, opened
from meydan.calls.models import Call
from meydan.calls.queries import applications, calls, programme, results
from meydan.calls.rules.people import is_taken, may_apply

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def call_list(request: HttpRequest) -> HttpResponse:
    """All calls that were published, the newest first."""
    form = FilterForm(request.GET)
    page = calls.list_page(form.wanted, request.GET.get("after", ""))
    return render(request, "calls/list.html", {"page": page, "filters": FilterForm(request.GET)})


@require_safe
def call(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Whom it looks for, what it offers, by which criteria it is judged, until when."""
    found = find(calls.calls_visible_to(request.person), pk=pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    context = {
        "call": found,
        "criteria": calls.criteria_of(found),
        "questions": calls.asked_in(found),
        "goals": found.goals.all(),
        "may_apply": may_apply(request.person, found),
        "application": applications.application_of(request.person, found),
        "demo_day": programme.demo_day_of(request.person, found),
    }
    return render(request, "calls/call.html", context)


@never_cache
@GET_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """The conditions first, then the form; write first, enter the code last."""
    found = find(calls.calls_visible_to(request.person), pk=pk)
    own = applications.application_of(request.person, found)
    if request.method != "POST" and own:
        return redirect(own)
    if request.method == "POST" and "opened" in request.POST:
        return _written(request, found)
    typed = signing_in.WAITING.kept(request, found.pk)
    if typed is not None and request.method != "POST":
        return _form(request, found, signing_in.form_for(found, typed))
    form, may = (
        ConditionsForm(request.POST if request.method == "POST" else None, call=found),
        may_apply(request.person, found),
    )
    if may and (not found.conditions or (request.method == "POST" and form.is_valid())):
        return _form(request, found, signing_in.form_for(found, opened=opened(found)))
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/conditions.html", {"call": found, "form": form, "may": may}, status=status)


def _written(request: HttpRequest, found: Call) -> HttpResponse:
    form = signing_in.form_for(found, request.POST)
    if form.is_valid():
        made = None
        with refusals_on(form):
            if request.person:
                made = signing_in.send(request, found, form)
            else:
                is_taken(found, form.cleaned_data["opened"]).or_refuse()
        if made:
            return redirect(made)
        if form.is_valid():
            signing_in.WAITING.keep(request, found.pk, form)
            return sign_in_first(request)
    return _form(request, found, form)


def _form(request: HttpRequest, found: Call, form: Any) -> HttpResponse:
    context = {"call": found, "form": form, "back": found.get_absolute_url()}
    return render(request, "calls/apply.html", context, status=form.status)


def told(pk: int) -> Call:
    """A call whose result is out."""
    found = find(calls.calls_visible_to(None), pk=pk)
    if not found.is_told:
        raise Http404
    return found


COLUMNS: sheets.Columns = [
    (gettext_lazy("Rank"), lambda row: row.place),
    (gettext_lazy("Application"), lambda row: row.application.called),
    (gettext_lazy("Decision"), lambda row: row.application.get_state_display()),
    (gettext_lazy("Median"), lambda row: row.median),
    (gettext_lazy("Mean"), lambda row: row.mean),
    (gettext_lazy("Distance"), lambda row: row.spread),
    (gettext_lazy("Reason"), lambda row: row.application.reason if row.application.publish else ""),
]


@require_safe
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What came out, with median, mean and reasons; and what became of those who were accepted."""
    found = told(pk)
    outcome = same_for_all(
        request, "calls/_outcome.html", _outcome, found, programme.demo_day_of(request.person, found)
    )
    return render(request, "calls/result.html", {"call": found, "outcome": outcome})


def _outcome(_request: HttpRequest, found: Call, demo_day: programme.DemoDay | None) -> dict[str, Any]:
    return {
        "call": found,
        "rows": results.standing_of(found),
        "figures": results.figures_of(found),
        "criteria": calls.criteria_of(found),
        "outcomes": results.outcomes_of(found),
        "demo_day": demo_day,
    }


@require_safe
def result_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The public table to count again."""
    found = told(pk)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="cagri-{found.pk}.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([str(title) for title, _value in COLUMNS])
    for row in results.standing_of(found):
        writer.writerow([sheets.harmless(value(row)) for _title, value in COLUMNS])
    return answer
