"""The quarterly table at the desk: reading, taking along, and what a unit writes into it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock
from meydan.base.edge import desk_only, refusals_on
from meydan.places.models import Unit
from meydan.projects import actions
from meydan.projects.forms import QuarterForm
from meydan.projects.models import Plan, Quarter
from meydan.projects.queries import quarters as queries
from meydan.projects.queries.plan import plan_for, plans
from meydan.projects.rules.plan import may_see_quarters
from meydan.projects.sheets import FILES

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_see_quarters)
def quarter(request: HttpRequest) -> HttpResponse:
    """Every unit's lines in one quarter."""
    today = Quarter.of(clock.today())
    chosen = _read(request.GET.get("quarter", "")) or today.before
    units = queries.units_that_report(request.person)
    wanted = [one for one in units if one.slug == request.GET.get("unit")] or units
    known = plans()
    plan = _plan(request, known) or plan_for(chosen.year, known)
    everything = queries.table_of(chosen, wanted, plan)
    table = [one for one in everything if one.rows or one.is_final]
    context = {
        "plan": plan,
        "query": _query(unit=request.GET.get("unit", ""), plan=request.GET.get("plan", "")),
        "plan_query": _query(plan=request.GET.get("plan", "")),
        "in_force": plan is not None and plan.ended_on is None,
        "plans": queries.plans_told(everything, known, plan),
        "elsewhere": sum(row.projects for one in everything for row in one.elsewhere),
        "quarter": chosen,
        "quarters": queries.latest_quarters(today),
        "units": units,
        "unit": wanted[0].slug if len(wanted) == 1 and len(units) > 1 else "",
        "table": table,
        "final": sum(one.is_final for one in table),
        "planned": sum(one.planned for one in table),
        "spent": sum(one.spent for one in table),
    }
    return render(request, "projects/desk_quarter.html", context)


def _query(**chosen: str) -> str:
    """What was chosen, for an address that goes on from here."""
    told = urlencode({name: value for name, value in chosen.items() if value})
    return f"?{told}" if told else ""


def _plan(request: HttpRequest, known: Sequence[Plan]) -> Plan | None:
    """The plan that was asked for; None for that of the quarter."""
    return next((one for one in known if str(one.pk) == request.GET.get("plan")), None)


def _read(text: str) -> Quarter | None:
    try:
        return Quarter.read(text)
    except ValueError:
        return None


@require_safe
@desk_only(may_see_quarters)
def quarter_table(request: HttpRequest, period: str, form: str) -> HttpResponse:
    """The same table as a file, for a report or the plan's own software."""
    chosen = _read(period)
    if chosen is None or form not in FILES:
        raise Http404
    units = queries.units_that_report(request.person)
    wanted = [one for one in units if one.slug == request.GET.get("unit")] or units
    known = plans()
    plan = _plan(request, known) or plan_for(chosen.year, known)
    head = [
        _("Unit"), _("Code"), _("Line of the plan"), _("Projects"), _("Planned, lira"), _("Spent in the quarter, lira"),
        _("Spent so far, lira"), _("Indicator"), _("Unit of measure"), _("Target of the year"), _("Value"),
        _("Realised, percent"), _("Explanation"), _("Final since"), _("Plan"),
    ]  # fmt: skip
    return FILES[form](f"quarter-{chosen}", head, _rows(queries.table_of(chosen, wanted, plan), plan))


def _rows(table: Sequence[queries.UnitQuarter], plan: Plan | None) -> Iterator[list[Any]]:
    named = f"{plan.name} {plan.period}" if plan else ""
    for one in table:
        since = one.report.final_at.date().isoformat() if one.report and one.report.final_at else ""
        for row in one.rows:
            money = [_lira(row.planned), _lira(row.spent), _lira(row.spent_so_far)]
            numbers = [Decimal(text) if text else None for text in (row.target, row.value)]
            yield [
                one.unit.name, row.code, row.name, row.projects, *money, row.indicator, row.measure, *numbers,
                row.percent, row.words, since, named,
            ]  # fmt: skip


def _lira(kurus: int) -> Decimal:
    return Decimal(kurus) / 100


@GET_POST
@desk_only(may_see_quarters)
def unit_quarter(request: HttpRequest, period: str, slug: str) -> HttpResponse:
    """What one unit measured and says about it; in the end it says that this is final."""
    chosen = _read(period)
    unit = next((one for one in queries.units_that_report(request.person) if one.slug == slug), None)
    if chosen is None or unit is None:
        raise Http404
    known = plans()
    asked = _plan(request, known)
    plan = asked or plan_for(chosen.year, known)
    [told] = queries.table_of(chosen, [unit], plan)
    form = QuarterForm(request.POST or None, rows=told.rows)
    if request.method == "POST" and form.is_valid() and _save(request, unit, chosen, form):
        messages.success(request, _("Saved."))
        here = reverse("projects:desk_unit_quarter", args=[str(chosen), slug])
        return redirect(f"{here}?plan={asked.pk}" if asked else here)
    context = {
        "quarter": chosen,
        "told": told,
        "form": form,
        "plan": plan,
        "plans": queries.plans_told([told], known, plan),
    }
    return render(request, "projects/desk_unit_quarter.html", context, status=form.status)


def _save(request: HttpRequest, unit: Unit, chosen: Quarter, form: QuarterForm) -> bool:
    with refusals_on(form):
        actions.report_quarter(
            by=request.person, unit=unit, quarter=chosen, entries=form.entries, final=bool(request.POST.get("final"))
        )
    return form.is_valid()
