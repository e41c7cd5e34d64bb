"""The strategic plan: the public tree, its file, and bringing a new one at the desk."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find
from meydan.base.same_for_all import same_for_all
from meydan.places.queries import units
from meydan.projects import actions, plan_file
from meydan.projects.forms import UploadForm
from meydan.projects.models import Plan
from meydan.projects.queries import plan as queries
from meydan.projects.rules.plan import may_bring_plan
from meydan.projects.sheets import FILES

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
LIKE_NOW = 200
"""Rows of an uploaded plan that the preview shows."""


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Goals, objectives, indicators and activities, with the projects under each."""
    present, before = _plans()
    found = _chosen(request, before) or present
    may_bring = bool(may_bring_plan(request.person))
    tree = same_for_all(request, "projects/_plan.html", _plan, found, present, before, may_bring)
    return render(request, "projects/plan.html", {"plan": found, "tree": tree})


def _plans() -> tuple[Plan | None, tuple[Plan, ...]]:
    """The plan in force, and those before it. An example that has gone was nobody's plan."""
    known = queries.plans()
    present = next((one for one in known if one.ended_on is None), None)
    return present, tuple(one for one in known if one.ended_on and not one.is_example)


def _chosen(request: HttpRequest, before: Sequence[Plan]) -> Plan | None:
    """An earlier plan that was asked for."""
    return next((one for one in before if str(one.pk) == request.GET.get("plan")), None)


def _plan(
    request: HttpRequest, found: Plan | None, present: Plan | None, before: Sequence[Plan], may_bring: bool
) -> dict[str, Any]:
    wanted = queries.Wanted(
        text=request.GET.get("q", "").strip()[:100],
        unit=request.GET.get("unit", "")[:100],
        only_projects=request.GET.get("projects") == "1",
    )
    return {
        "plan": found,
        "present": present,
        "before": before,
        "query": f"?plan={found.pk}" if found and found != present else "",
        "tree": queries.plan_tree(found, wanted) if found else None,
        "wanted": wanted,
        "units": units(),
        "may_bring": may_bring,
    }


@require_safe
def plan_table(request: HttpRequest, form: str) -> HttpResponse:
    """The plan as a file, in the form in which it can be uploaded again."""
    present, before = _plans()
    found = _chosen(request, before) or present
    if found is None or form not in FILES:
        raise Http404
    head = [*plan_file.COLUMNS, *map(str, found.years)]
    return FILES[form](f"plan-{found.first_year}-{found.last_year}", head, _table(found))


def _table(found: Plan) -> Iterator[list[Any]]:
    for line in queries.plan_rows(found):
        targets = {target.year: target.value for target in line.targets.all()}
        yield [
            line.level,
            line.code,
            line.parent.code if line.parent else "",
            line.name_tr,
            line.name_en,
            line.unit.slug if line.unit else "",
            line.measure_tr,
            line.measure_en,
            line.counting,
            line.baseline,
            line.moves.code if line.moves else "",
            *(targets.get(year) for year in found.years),
        ]


@GET_POST
@desk_only(may_bring_plan)
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file with a plan; the next page shows what it would change."""
    present = queries.plan_in_force()
    start = (
        {"first_year": present.first_year, "last_year": present.last_year, "name_tr": "", "name_en": ""}
        if present
        else {}
    )
    form = UploadForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        file_name, rows = data.pop("file")
        data["name_en"] = data["name_en"] or data["name_tr"]
        kept = actions.upload_plan(by=request.person, file_name=file_name, rows=plan_file.as_dicts(rows), **data)
        return redirect("projects:desk_plan_check", kept.pk)
    context = {"form": form, "plan": present, "columns": plan_file.COLUMNS}
    return render(request, "projects/desk_plan.html", context, status=form.status)


@GET_POST
@desk_only(may_bring_plan)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What is wrong in an uploaded plan, what it would change, and putting it in force."""
    kept = find(queries.uploads_of(request.person), pk=pk)
    lines, problems = plan_file.read(kept.rows, range(kept.first_year, kept.last_year + 1), list(units()))
    if request.method == "POST" and not problems:
        actions.accept_plan(by=request.person, upload=kept)
        messages.success(request, _("The plan is in force. Projects name its lines from now on."))
        return redirect("projects:plan")
    context = {
        "upload": kept,
        "lines": lines[:LIKE_NOW],
        "total": len(lines),
        "problems": problems,
        "changes": None if problems else queries.changes(kept, [line.code for line in lines]),
    }
    return render(request, "projects/desk_plan_check.html", context, status=422 if request.method == "POST" else 200)
