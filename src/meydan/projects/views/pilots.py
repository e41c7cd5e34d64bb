"""Pilots and their lessons in public, and the verbs of one project's pilot at the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find, refusals_on
from meydan.goals.queries import goals
from meydan.places.queries import neighbourhoods
from meydan.projects import actions, forms
from meydan.projects.models import Pilot, PilotState, Project
from meydan.projects.queries import managed_by, with_all
from meydan.projects.queries import pilots as queries
from meydan.projects.rules import may_change, may_work_on_projects

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def pilot_list(request: HttpRequest) -> HttpResponse:
    """What was tried, what came out, and what we learned from it."""
    goal = request.GET.get("goal", "")
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("state", "decision", "place")}
    wanted = queries.Wanted(
        text=request.GET.get("q", "").strip()[:200],
        goal=int(goal) if goal.isdecimal() and len(goal) < 4 else None,
        **asked,
    )
    context = {
        "page": queries.pilots_page(request.person, wanted, request.GET.get("after", "")),
        "wanted": wanted,
        "totals": queries.pilot_totals(),
        "states": PilotState.choices,
        "decisions": Pilot.Decision.choices,
        "goals": goals(),
        "places": neighbourhoods(),
    }
    return render(request, "projects/pilot_list.html", context)


FORMS: dict[str, dict[str, type[Any]]] = {
    "": {"plan": forms.PilotForm},
    PilotState.PLANNED: {"start": forms.PilotStartForm, "edit": forms.PilotForm},
    PilotState.RUNNING: {"measure": forms.PilotMeasureForm, "threshold": forms.ThresholdForm},
    PilotState.MEASURED: {"decide": forms.PilotDecisionForm},
}
"""What one may do with a pilot in each state; "" is a project without an open one."""


@GET_POST
@desk_only(may_work_on_projects)
def desk_pilot(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan, start, measure and decide; one form at a time."""
    project = with_all(find(managed_by(request.person), pk=pk))
    pilot = next((one for one in project.pilots.all() if one.state != PilotState.DECIDED), None)
    offered = FORMS[pilot.state if pilot else ""]
    done = request.POST.get("do", "")
    bound: Any = None
    if request.method == "POST" and done in offered:
        bound = offered[done](request.POST, prefix=done)
        if bound.is_valid() and _carry_out(request, project, pilot, done, bound):
            messages.success(request, _("Done. Those concerned are told."))
            return redirect("projects:desk_pilot", pk)
    context = {
        "project": project,
        "pilot": pilot,
        "decided": [one for one in project.pilots.all() if one.state == PilotState.DECIDED],
        "open_form": done,
        "may": may_change(request.person, project),
        "forms": {
            name: bound if bound and name == done else _blank(name, kind, pilot) for name, kind in offered.items()
        },
    }
    return render(request, "projects/desk_pilot.html", context, status=422 if request.method == "POST" else 200)


def _blank(name: str, kind: type[Any], pilot: Pilot | None) -> Any:
    return kind(prefix=name, pilot=pilot) if name == "edit" else kind(prefix=name)


def _carry_out(request: HttpRequest, project: Project, pilot: Pilot | None, done: str, form: Any) -> bool:
    by, data = request.person, form.cleaned_data
    with refusals_on(form):
        if pilot is None:
            actions.plan_pilot(by=by, project=project, **data)
        elif done == "edit":
            actions.edit_pilot(by=by, pilot=pilot, **data)
        elif done == "start":
            actions.start_pilot(by=by, pilot=pilot, **data)
        elif done == "threshold":
            actions.change_threshold(by=by, pilot=pilot, **data)
        elif done == "measure":
            actions.measure_pilot(by=by, pilot=pilot, **data)
        else:
            actions.decide_pilot(by=by, pilot=pilot, **data)
    return bool(form.is_valid())
