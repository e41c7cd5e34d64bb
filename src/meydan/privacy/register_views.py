"""What the data protection officer looks after: the inventory, what was destroyed, who read sealed words."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only
from meydan.base.forms import MeydanForm
from meydan.base.paging import page_by_key
from meydan.privacy import queries
from meydan.privacy.forms import InventoryFilter, LogFilter, LookFilter
from meydan.privacy.rules import may_handle


@require_safe
@desk_only(may_handle)
def desk_inventory(request: HttpRequest) -> HttpResponseBase:
    """What is processed, for what, of whom, who reads it, how it is guarded, how long it is kept."""
    form = InventoryFilter(request.GET or None)
    wanted = _wanted(form)
    rows = queries.inventory(
        text=wanted.get("q", ""), subjects=wanted.get("subjects", ""), category=wanted.get("category", "")
    )
    if sheets.asked(request):
        return sheets.answer(request, "inventory", _inventory_columns(), rows)
    return render(
        request, "privacy/desk_inventory.html", {"rows": rows, "form": form, "narrowed": any(wanted.values())}
    )


def _inventory_columns() -> sheets.Columns:
    return [
        (_("Subject of the town"), lambda one: str(one.card)),
        (_("Purpose"), lambda one: one.purpose),
        (_("Whose data"), lambda one: one.subjects),
        (_("Kind of data"), lambda one: one.category),
        (_("Who reads them"), lambda one: one.readers),
        (_("Given to others"), lambda one: one.given_to),
        (_("Given abroad"), lambda one: one.abroad),
        (_("Security"), lambda one: one.security),
        (_("How long"), lambda one: one.kept),
        (_("Tables"), lambda one: ", ".join(one.tables)),
    ]


@require_safe
@desk_only(may_handle)
def desk_destroyed(request: HttpRequest) -> HttpResponseBase:
    """The log of destruction: what kind, how many, by which rule, when. No names."""
    form = LogFilter(request.GET or None)
    wanted = _wanted(form)
    rows = queries.destructions(request.person, wanted.get("q", ""))
    if sheets.asked(request):
        return sheets.answer(request, "destroyed", _destroyed_columns(), rows.order_by("-at", "-id"))
    page = page_by_key(rows, order=["-at", "-id"], after=request.GET.get("after", ""), per_page=40)
    lines = [{"row": one, "rule": _(one.rule)} for one in page.items]
    context = {"page": page, "lines": lines, "form": form, "narrowed": any(wanted.values())}
    return render(request, "privacy/desk_destroyed.html", context)


def _destroyed_columns() -> sheets.Columns:
    return [
        (_("When"), lambda one: one.at),
        (_("Table"), lambda one: one.what),
        (_("How many"), lambda one: one.count),
        (_("By which rule"), lambda one: _(one.rule)),
    ]


@require_safe
@desk_only(may_handle)
def desk_looks(request: HttpRequest) -> HttpResponseBase:
    """Who read sealed words, when, and what for."""
    form = LookFilter(request.GET or None)
    wanted = _wanted(form)
    rows = queries.looks(request.person, text=wanted.get("q", ""), what=wanted.get("what", ""))
    if sheets.asked(request):
        return sheets.answer(request, "looks", _look_columns(), rows.order_by("-at", "-id"))
    page = page_by_key(rows, order=["-at", "-id"], after=request.GET.get("after", ""), per_page=40)
    return render(request, "privacy/desk_looks.html", {"page": page, "form": form, "narrowed": any(wanted.values())})


def _look_columns() -> sheets.Columns:
    return [
        (_("When"), lambda one: one.at),
        (_("Who read"), lambda one: one.by.name if one.by else ""),
        (_("What was read"), lambda one: one.get_what_display()),
        (_("What for"), lambda one: one.purpose),
    ]


def _wanted(form: MeydanForm) -> dict[str, Any]:
    return form.cleaned_data if form.is_bound and form.is_valid() else {}
