"""Reporting an incident, one's own reports, and the desk of the safety officers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.attendance.models import Occasion
from meydan.base.clock import now
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.refs import resolve
from meydan.safety import actions, queries
from meydan.safety.forms import ReportForm, StepForm
from meydan.safety.models import Incident, Severity
from meydan.safety.rules import may_handle, may_report, next_states, setting

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def report(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Report what happened, at a duty or anywhere where volunteers are at work."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find(queries.occasions(), pk=pk) if pk else None
    if not may_report(request.person, occasion):
        raise Http404
    form = ReportForm(request.POST or None, initial=_where(occasion))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.report_incident(by=request.person, occasion=occasion, **form.said)
        if form.is_valid():
            messages.success(request, _("Thank you. The safety officers have it and look at it."))
            return redirect("safety:mine")
    return render(request, "safety/report.html", {"form": form, "occasion": occasion}, status=form.status)


def _where(occasion: Occasion | None) -> dict[str, Any]:
    return {"where": occasion.where if occasion else "", "happened_at": timezone.localtime(now())}


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What one has reported, and how far it is."""
    if request.person is None:
        return sign_in_first(request)
    page = queries.own_reports(request.person, request.GET.get("after", ""))
    rows = [{"incident": one, "said": actions.account_of(one), "words": _for_reporter(one)} for one in page.items]
    return render(request, "safety/mine.html", {"rows": rows, "page": page})


def _for_reporter(incident: Incident) -> list[str]:
    return [step.unseal() for step in incident.steps.all() if step.for_reporter]


@require_safe
def incident(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a message leads: safety officers to the desk, whoever reported it to their own reports."""
    if request.person is None:
        return sign_in_first(request)
    found = find(queries.incidents_visible_to(request.person), pk=pk)
    return redirect("safety:desk_incident", found.pk) if may_handle(request.person) else redirect("safety:mine")


@require_safe
@desk_only(may_handle)
def desk_list(request: HttpRequest) -> HttpResponse:
    """Open incidents, the nearest due first; closed ones, the latest first. No word of their content."""
    state, severity = request.GET.get("state", "open"), request.GET.get("severity", "")
    page = queries.incident_page(request.person, state=state, severity=severity, after=request.GET.get("after", ""))
    address = reverse("safety:desk")
    choices = [("open", _("Waiting")), ("closed", _("Closed"))]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    context = {"page": page, "tabs": tabs, "state": state, "severity": severity, "severities": Severity.choices}
    return render(request, "safety/desk_list.html", context)


@never_cache
@GET_POST
@desk_only(may_handle)
def desk_incident(request: HttpRequest, pk: int) -> HttpResponse:
    """One incident with its steps. Each opening is written down."""
    found = find(queries.incidents_at_desk(request.person), pk=pk)
    form = StepForm(request.POST or None, incident=found, states=next_states(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.take_step(by=request.person, incident=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("safety:desk_incident", found.pk)
    context = {
        "incident": found,
        "said": actions.open_incident(by=request.person, incident=found),
        "of": _of(request, found),
        "steps": [{"step": one, "words": one.unseal()} for one in queries.steps_of(found)],
        "form": form,
        "basis": setting("basis", ""),
    }
    return render(request, "safety/desk_incident.html", context, status=form.status)


def _of(request: HttpRequest, incident: Incident) -> Any:
    return resolve(request.person, [incident.occasion.of]).get(incident.occasion.of) if incident.occasion else None
