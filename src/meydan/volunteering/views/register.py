"""The register of volunteers at the desk."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only
from meydan.base.templatetags.ui import day
from meydan.documents.queries.papers import PaperTable
from meydan.volunteering.forms.register import RegisterForm
from meydan.volunteering.models import Asked, Check, Placement
from meydan.volunteering.queries.register import register_page, registered
from meydan.volunteering.rules import may_see_needs
from meydan.volunteering.views import papers

NAME = "volunteers"


@require_safe
@desk_only(may_see_needs)
def volunteers(request: HttpRequest) -> HttpResponseBase:
    """Who volunteers where: found by name, duty or card, narrowed by state, unit and field; as a file too."""
    form = RegisterForm(request.GET, person=request.person)
    wanted = form.wanted
    rows = registered(request.person, wanted)
    if sheets.asked(request):
        return sheets.answer(request, NAME, _columns(), rows)
    if papers.asked(request):
        return papers.answer(request, NAME, _("Volunteers"), [_paper(rows)])
    page = register_page(request.person, wanted, request.GET.get("after", ""))
    context = {"page": page, "filters": form, "filtered": any(request.GET.values())}
    return render(request, "volunteering/desk_volunteers.html", context)


def _check(one: Placement, what: str) -> Check | None:
    return next((check for check in one.checks.all() if check.what == what), None)


def _number(one: Placement, what: str) -> str:
    check = _check(one, what)
    return check.number if check else ""


def _until(one: Placement, what: str) -> date | None:
    check = _check(one, what)
    return check.valid_until if check else None


def _columns() -> sheets.Columns:
    """What the law or the by-law may ask of a register; no contact, nothing about health."""
    return [
        (_("Name"), _name),
        (_("Duty"), lambda one: one.role.title),
        (_("Unit"), lambda one: one.role.need.unit.name),
        (_("Field of service"), lambda one: one.role.need.get_field_display()),
        (_("State"), lambda one: one.get_state_display()),
        (_("Since"), lambda one: one.created_at),
        (_("Ended on"), lambda one: one.ended_at),
        (_("Volunteer agreement, version"), lambda one: _number(one, Asked.AGREEMENT)),
        (_("Insurance"), lambda one: _number(one, Asked.INSURANCE)),
        (_("Insurance until"), lambda one: _until(one, Asked.INSURANCE)),
        (_("Identity card"), lambda one: _number(one, Asked.CARD)),
        (_("Identity card until"), lambda one: _until(one, Asked.CARD)),
    ]


def _name(one: Placement) -> str:
    return one.person.name if one.person else "–"


def _paper(rows: QuerySet[Placement]) -> PaperTable:
    columns = [_("Name"), _("Duty"), _("Unit"), _("State"), _("Since")]
    lines: list[list[Any]] = [
        [_name(one), one.role.title, one.role.need.unit.name, str(one.get_state_display()), day(one.created_at)]
        for one in rows[: papers.MOST_ROWS]
    ]
    return PaperTable(_("Volunteers"), columns, lines)
