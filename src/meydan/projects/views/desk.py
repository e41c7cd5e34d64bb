"""Projects at the desk."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.languages import BINDING
from meydan.base.paging import page_by_key
from meydan.base.templatetags.ui import public_address
from meydan.ideas.queries import contributions
from meydan.projects import actions, forms, queries
from meydan.projects.models import Project
from meydan.projects.queries.plan import is_plan_asked_for
from meydan.projects.queries.plan import without_plan as projects_without_plan
from meydan.projects.rules import may_work_on_projects

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_work_on_projects)
def project_list(request: HttpRequest) -> HttpResponse:
    """Projects that the person may work on, the nearest end first."""
    state, text = request.GET.get("state", "open"), request.GET.get("q", "").strip()[:100]
    rows = queries.managed_called(request.person, text)
    rows = rows.filter(state__in=["planned", "running", "paused"]) if state == "open" else rows
    if sheets.asked(request):
        return sheets.answer(request, "projects", _columns(), rows.order_by("ends_on", "id"))
    page = page_by_key(rows, order=["ends_on", "id"], after=request.GET.get("after", ""), per_page=25)
    return render(request, "projects/desk_projects.html", {"page": page, "state": state, "text": text})


@require_safe
@desk_only(may_work_on_projects)
def without_plan(request: HttpRequest) -> HttpResponse:
    """Open projects that name no line of the strategic plan."""
    rows = projects_without_plan(request.person)
    page = page_by_key(rows, order=["starts_on", "id"], after=request.GET.get("after", ""), per_page=25)
    if sheets.asked(request):
        return sheets.answer(request, "projects-without-plan", _columns(), page.rows)
    return render(
        request, "projects/desk_without_plan.html", {"page": page, "asked_for": bool(page.items) or is_plan_asked_for()}
    )


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("State"), lambda one: one.get_state_display()),
        (_("Unit"), lambda one: one.unit.name),
        (_("Begins on"), lambda one: one.starts_on),
        (_("Ends on"), lambda one: one.ends_on),
        (_("Days late"), lambda one: one.days_late),
        (_("Planned (₺)"), lambda one: Decimal(one.budget_planned) / 100),
        (_("Spent (₺)"), lambda one: Decimal(one.budget_spent) / 100),
        (_("Responsible"), lambda one: one.owner.name if one.owner else ""),
        (_("Address"), lambda one: public_address(one.get_absolute_url())),
    ]


@GET_POST
@desk_only(may_work_on_projects)
def new(request: HttpRequest) -> HttpResponse:
    """Start a project, from contributions or from none."""
    start: dict[str, Any] = {}
    if (number := request.GET.get("katki", "")).isdecimal():
        origin = contributions.contributions_visible_to(request.person).filter(pk=number).first()
        if origin:
            codes = [link.target.code for link in origin.thread.target_links.select_related("target")]
            start = {
                "title": origin.title[:120],
                "numbers": origin.thread.number,
                "unit": origin.unit,
                "main_target": codes[0] if codes else None,
            }
    form = forms.StartForm(request.POST or None, initial=start, person=request.person)
    if request.method == "POST" and form.is_valid():
        made = _start(request, form)
        if made and form.is_valid():
            messages.success(request, _("The project has started. Everyone who follows its threads is told."))
            return redirect("projects:desk_project", made.pk)
    return render(request, "projects/desk_new.html", {"form": form}, status=form.status)


def _start(request: HttpRequest, form: forms.StartForm) -> Project | None:
    data = form.cleaned_data
    numbers = {number.strip() for number in data["numbers"].split(",") if number.strip()}
    origins = contributions.contributions_by_numbers(request.person, numbers)
    unknown = numbers - {one.thread.number for one in origins}
    if unknown:
        form.add_error(
            "numbers", _("There is no contribution with the number %(number)s.") % {"number": sorted(unknown)[0]}
        )
        return None
    with refusals_on(form):
        return actions.start_project(
            by=request.person,
            title=data["title"],
            language=data.get("language", BINDING),
            summary=data["summary"],
            unit=data["unit"],
            owner=data["owner"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            contributions=origins,
            targets=form.chosen_targets,
            neighbourhoods=data["neighbourhoods"],
            partners=data["partners"],
            budget_planned=data["budget_planned"],
            plan_line=data["plan_line"],
        )
    return None


FORMS: dict[str, type[Any]] = {
    "update": forms.UpdateForm,
    "milestone": forms.MilestoneForm,
    "spending": forms.SpendingForm,
    "risk": forms.RiskForm,
    "impact": forms.ImpactForm,
    "state": forms.StateForm,
    "finish": forms.FinishForm,
    "move": forms.MoveForm,
    "done": forms.DoneOnForm,
    "plan": forms.PlanLineForm,
}


@GET_POST
@desk_only(may_work_on_projects)
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """Every verb on one project, each with its own form."""
    found = queries.with_all(find(queries.managed_by(request.person), pk=pk))
    done = request.POST.get("do", "")
    bound = _bound(request, found, done) if request.method == "POST" else None
    if request.method == "POST" and done == "close_risk":
        actions.close_risk(by=request.person, risk=find(found.risks.all(), pk=request.POST.get("risk")))
        return redirect("projects:desk_project", pk)
    if bound is not None and bound.is_valid() and _carry_out(request, found, done, bound):
        messages.success(request, _("Done. Those concerned are told."))
        return redirect("projects:desk_project", pk)
    context = {
        "project": found,
        "open_form": done,
        "bound": bound,
        "edit": bound if done == "edit" else forms.EditForm(project=found, prefix="edit"),
        "forms": {
            name: bound if name == done else kind(prefix=name, initial=_start_of(found)) for name, kind in FORMS.items()
        },
    }
    return render(request, "projects/desk_project.html", context, status=422 if bound is not None else 200)


def _bound(request: HttpRequest, found: Project, done: str) -> Any:
    if done == "edit":
        return forms.EditForm(request.POST, project=found, prefix="edit")
    if done not in FORMS:
        return None
    return FORMS[done](request.POST, request.FILES, prefix=done, initial=_start_of(found))


def _start_of(found: Project) -> dict[str, Any]:
    """What is written about a project is mostly in the language of the project."""
    return {"language": found.language}


def _carry_out(request: HttpRequest, found: Project, done: str, form: Any) -> bool:
    """Do the verb; a refusal stays on the form."""
    by, data = request.person, form.cleaned_data
    with refusals_on(form):
        if done == "update":
            actions.post_update(by=by, project=found, **data)
        elif done == "milestone":
            actions.add_milestone(by=by, project=found, **data)
        elif done in {"move", "done"}:
            milestone = find(found.milestones.all(), pk=request.POST.get("milestone"))
            verb = actions.move_milestone if done == "move" else actions.finish_milestone
            verb(by=by, milestone=milestone, **data)
        elif done == "spending":
            actions.record_spending(by=by, project=found, **data)
        elif done == "risk":
            actions.add_risk(by=by, project=found, **data)
        elif done == "impact":
            actions.record_impact(by=by, project=found, **data)
        elif done == "state":
            actions.change_state(by=by, project=found, state=request.POST.get("state", ""), words=data["words"])
        elif done == "plan":
            actions.name_plan_line(by=by, project=found, **data)
        elif done == "finish":
            actions.finish_project(by=by, project=found, **data)
        else:
            actions.edit_project(by=by, project=found, **data)
    return bool(form.is_valid())
