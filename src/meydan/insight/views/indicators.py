"""Indicators in public and at the desk."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.insight import actions
from meydan.insight.files import csv_file
from meydan.insight.forms import IndicatorForm, IndicatorSearchForm, ReadingForm
from meydan.insight.models import Indicator
from meydan.insight.queries import indicators as queries
from meydan.insight.rules import may_bring_figures, may_change_indicator
from meydan.insight.series import series

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _list(request: HttpRequest) -> dict[str, Any]:
    goal, text = request.GET.get("goal", ""), request.GET.get("q", "").replace("\0", "").strip()[:100]
    number = int(goal) if goal.isdecimal() and len(goal) < 3 else None
    ended = request.GET.get("state") == "ended"
    page = queries.indicators_page(queries.Wanted(text, number, ended), request.GET.get("after", ""))
    return {
        "page": page,
        "standings": [queries.standing(one) for one in page],
        "filters": IndicatorSearchForm(request.GET),
        "is_narrowed": bool(text or number),
        "ended": ended,
    }


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """What the town measures for the goals, and where each stands."""
    context = _list(request)
    tabs = [
        {"url": "?", "title": _("In use"), "current": not context["ended"]},
        {"url": "?state=ended", "title": _("Given up"), "current": context["ended"]},
    ]
    return render(request, "insight/indicators.html", context | {"tabs": tabs})


@require_safe
def indicator(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One indicator: its line, its values, how it is measured."""
    found = find(queries.indicators(), pk=pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    told = queries.standing(found)
    context = {"one": found, "told": told, "series": series(told), "readings": list(queries.readings_of(found))}
    return render(request, "insight/indicator.html", context)


@require_safe
def readings_file(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """All values as a file, also the replaced ones."""
    found = find(queries.indicators(), pk=pk)
    head = [_("Measured on"), _("Value"), _("Source"), _("Note"), _("Replaced by a later one")]
    rows = [
        (one.on, _written(one.value), one.source, one.note, _("yes") if one.replaced else "")
        for one in queries.readings_of(found)
    ]
    return csv_file(f"gosterge-{pk}", head, rows)


def _written(value: Decimal) -> str:
    """With all its digits, as people here write them."""
    return f"{value.normalize():f}".replace(".", ",")


@require_safe
@desk_only(may_bring_figures)
def desk_list(request: HttpRequest) -> HttpResponse:
    context = _list(request)
    if sheets.asked(request):
        told = (queries.standing(one) for one in context["page"].rows.iterator(chunk_size=500))
        return sheets.answer(request, "indicators", _columns(), told)
    return render(request, "insight/desk_indicators.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Indicator"), lambda told: told.indicator.name),
        (_("Target"), lambda told: told.indicator.target.code),
        (_("State"), lambda told: told.tone[2]),
        (_("Measured on"), lambda told: told.last[0] if told.last else None),
        (_("Value"), lambda told: _written(told.last[1]) if told.last else ""),
        (_("Unit of measure"), lambda told: told.indicator.measure),
    ]


@GET_POST
@desk_only(may_bring_figures)
def desk_new(request: HttpRequest) -> HttpResponse:
    form = IndicatorForm(request.POST or None, initial={"wanted": Indicator.Wanted.MORE})
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            made = actions.save_indicator(by=request.person, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved. Now write down its values."))
            return redirect("insight:desk_indicator", made.pk)
    return render(request, "insight/desk_indicator_new.html", {"form": form}, status=form.status)


FIELDS = tuple(IndicatorForm.base_fields)


@GET_POST
@desk_only(may_bring_figures)
def desk_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a value, tell it better, or give it up."""
    found = find(queries.indicators(), pk=pk)
    does = request.POST.get("do", "")
    read = ReadingForm(request.POST if does == "read" else None, prefix="read", initial={"source": found.source})
    initial = {name: getattr(found, name) for name in FIELDS} | {"target": found.target_id, "unit": found.unit_id}
    change = IndicatorForm(request.POST if does == "change" else None, prefix="change", initial=initial)
    if _done(request, found, does, read, change):
        messages.success(request, _("Saved."))
        return redirect("insight:desk_indicator", pk)
    context = {
        "one": found,
        "told": queries.standing(found),
        "readings": list(queries.readings_of(found)),
        "may": may_change_indicator(request.person, found),
        "read": read,
        "change": change,
    }
    return render(request, "insight/desk_indicator.html", context, status=422 if request.method == "POST" else 200)


def _done(request: HttpRequest, found: Indicator, does: str, read: ReadingForm, change: IndicatorForm) -> bool:
    if does == "end" and may_change_indicator(request.person, found):
        actions.end_indicator(by=request.person, indicator=found)
        return True
    form = {"read": read, "change": change}.get(does)
    if form is None or not form.is_valid():
        return False
    with refusals_on(form):
        if does == "read":
            actions.take_reading(by=request.person, indicator=found, **form.cleaned_data)
        else:
            actions.save_indicator(by=request.person, indicator=found, **form.cleaned_data)
    return bool(form.is_valid())
