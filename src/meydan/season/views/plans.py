"""Draft plans: made, looked at line by line, changed, confirmed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, find_seen, refusals_on, the_one
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.base.together import ask_together
from meydan.season import actions
from meydan.season.forms import ConfirmForm, PlanForm
from meydan.season.models import Line, Plan
from meydan.season.queries import plans
from meydan.season.queries.cover import people_with_reasons
from meydan.season.queries.days import Day
from meydan.season.rules import may_change, may_discard, may_see_season
from meydan.volunteering.models import Shift
from meydan.volunteering.queries.desk import shifts_at_desk

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS: dict[str, Callable[..., Any]] = {
    "lines": lambda plan, **which: plans.lines_page(plan, state="", **which),
    "gaps": plans.gaps_page,
    "out": plans.left_out_page,
    "refused": lambda plan, **which: plans.lines_page(plan, state=Line.State.REFUSED, **which),
}


@require_safe
@desk_only(may_see_season)
def plan_list(request: HttpRequest) -> HttpResponse:
    """All plans that one may see, the newest first."""
    state = request.GET.get("state", "all")
    page = plans.plan_page(request.person, state=state, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "season-plans", _columns(), page.rows)
    address = reverse("season:plans")
    choices = [("all", _("All")), *Plan.State.choices]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    return render(request, "season/plans.html", {"page": page, "tabs": tabs})


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("First day"), lambda one: one.first_day),
        (_("Last day"), lambda one: one.last_day),
        (_("empty seats"), lambda one: one.places),
        (_("Planned"), lambda one: one.planned),
        (_("State"), lambda one: one.get_state_display()),
    ]


@GET_POST
@desk_only(may_see_season)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Ask for a draft."""
    asked = {name: request.GET[name] for name in ("role", "unit") if request.GET.get(name, "").isdecimal()}
    form = PlanForm(request.POST or None, person=request.person, initial=asked)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.draft_plan(by=request.person, **form.cleaned_data)
        if form.is_valid():
            return redirect(made)
    return render(request, "season/plan_new.html", {"form": form}, status=form.status)


@require_safe
@desk_only(may_see_season)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft: who where and why, what stays empty and why, who is left out and why."""
    found = find_seen(plans.plans_visible_to, request.person, pk)
    tab = request.GET.get("tab", "lines")
    tab, text = tab if tab in TABS else "lines", request.GET.get("q", "").strip()[:100]
    context = {
        "plan": found,
        "tab": tab,
        "text": text,
        "tabs": _tabs(found, tab),
        "page": TABS[tab](found, text=text, after=request.GET.get("after", "")),
        "may_change": may_change(request.person, found),
        "may_discard": may_discard(request.person, found),
    }
    return render(request, "season/plan.html", context | plans.figures_of(found))


def _tabs(plan: Plan, current: str) -> list[dict[str, Any]]:
    words = {"lines": _("Who serves when"), "gaps": _("What stays empty"), "out": _("Who is left out")}
    if plan.state == Plan.State.CONFIRMED:
        words["refused"] = _("What was not possible")
    return [{"title": word, "url": f"?tab={code}", "current": code == current} for code, word in words.items()]


@GET_POST
@desk_only(may_see_season)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a draft or discard it; each asks once more."""
    found = find_seen(plans.plans_visible_to, request.person, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    discards = "discard" in (request.POST.get("do"), request.GET.get("do"))
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            verb = actions.discard_plan if discards else actions.confirm_plan
            verb(by=request.person, plan=found)
        if not form.errors:
            messages.success(request, _("Discarded.") if discards else _("Confirmed. The seats are being booked."))
            return redirect("season:plans" if discards else found)
    context = {"plan": found, "form": form, "discards": discards, **plans.figures_of(found)}
    return render(request, "season/confirm.html", context, status=form.status)


@GET_POST
@desk_only(may_see_season)
def plan_shift(request: HttpRequest, pk: int, shift: int) -> HttpResponse:
    """One shift of a draft: take somebody out, put somebody in, or have the day filled again."""
    of_plan, of_shift = (
        plans.plans_visible_to(request.person).filter(pk=pk),
        shifts_at_desk(request.person).filter(pk=shift),
    )
    ask_together([of_plan, of_shift])
    found, at = the_one(of_plan), the_one(of_shift)
    if request.method == "POST":
        try:
            _change(request, found, at)
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect("season:plan_shift", found.pk, at.pk)
    ruling = may_change(request.person, found)
    day = Day(found, at, alone=True) if ruling else None
    free = day.free_for(at.pk)[:SHOWN] if day else []
    context = {
        "plan": found,
        "shift": at,
        "lines": day.lines_at(at.pk) if day and day.shifts else plans.lines_at(found, at.pk),
        "others": people_with_reasons([one.key for one in free], day.shifts[at.pk]) if day and free else [],
        "may_change": ruling,
    }
    return render(request, "season/plan_shift.html", context)


SHOWN = 30
"""So many others are offered on the page of a shift."""


def _change(request: HttpRequest, plan: Plan, shift: Shift) -> None:
    does, which = request.POST.get("do"), request.POST.get("which", "")
    if does == "take_out":
        actions.take_out(by=request.person, line=find(plan.lines.all(), pk=which, shift=shift))
        messages.success(request, _("Taken out. The seat is free in the plan."))
    elif does == "put_in":
        actions.put_in(by=request.person, plan=plan, shift=shift, person=find(plans.people_ready_for(shift), pk=which))
        messages.success(request, _("Put in."))
    elif does == "fill":
        made = actions.fill_again(by=request.person, plan=plan, shift=shift)
        messages.success(request, _("New lines: %(count)s.") % {"count": len(made)})
