"""Projects and what they changed."""

from django.http import Http404, HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.opendata.api.schemas import ImpactOut, Listed, PilotOut, PlanOut, Problem, ProjectOut, listed
from meydan.projects.models import Impact, Pilot, PlanLine, Project
from meydan.projects.queries import for_page, impacts, projects_visible_to
from meydan.projects.queries.pilots import pilots_visible_to
from meydan.projects.queries.plan import plan_in_force, plan_rows

router = Router(tags=["projects"])


@router.get(
    "/projects",
    response={200: Listed[ProjectOut], 422: Problem},
    summary="Projects, the latest movement first; money in kuruş",
)
def project_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    page = page_by_key(for_page(projects_visible_to(None)), order=["-changed_at", "-id"], after=after, per_page=limit)
    return listed(page, show)


@router.get("/projects/{number}", response={200: ProjectOut, 404: Problem, 422: Problem}, summary="One project")
def project_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(find(for_page(projects_visible_to(None)), pk=min(number, 2**62)))


@router.get("/impact", response={200: Listed[ImpactOut], 422: Problem}, summary="Measured changes, newest first")
def impact_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    page = page_by_key(impacts(None), order=["-at", "-id"], after=after, per_page=limit)
    return listed(page, show_impact)


@router.get("/pilots", response={200: Listed[PilotOut], 422: Problem}, summary="Pilots, the latest movement first")
def pilot_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    page = page_by_key(pilots_visible_to(None), order=["-changed_at", "-id"], after=after, per_page=limit)
    return listed(page, show_pilot)


@router.get("/plan", response={200: PlanOut, 404: Problem}, summary="The strategic plan in force, with its projects")
def plan(request: HttpRequest) -> dict[str, object]:
    found = plan_in_force()
    if found is None:
        raise Http404
    plain = ("name", "first_year", "last_year", "is_example")
    lines = [show_line(one) for one in plan_rows(found)]
    return {**{name: getattr(found, name) for name in plain}, "lines": lines}


def show_line(one: PlanLine) -> dict[str, object]:
    plain = ("level", "code", "name_tr", "name_en", "measure", "counting", "baseline")
    return {
        **{name: getattr(one, name) for name in plain},
        "parent": one.parent.code if one.parent else None,
        "unit": one.unit.slug if one.unit else None,
        "targets": {str(target.year): target.value for target in one.targets.all()},
        "projects": [project.pk for project in one.shown_projects],
    }


def show_pilot(one: Pilot) -> dict[str, object]:
    plain = (
        "state", "hypothesis", "weeks", "indicator", "measure", "before", "wanted", "threshold", "first_threshold",
        "threshold_note", "starts_on", "value", "measured_on", "source", "decision", "lesson",
    )  # fmt: skip
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "project": one.project_id,
        "place": one.neighbourhood.slug if one.neighbourhood else None,
        "url": one.get_absolute_url(),
    }


def show(one: Project) -> dict[str, object]:
    plain = (
        "title",
        "language",
        "summary",
        "state",
        "budget_planned",
        "budget_spent",
        "starts_on",
        "ends_on",
        "finished_on",
    )
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "unit": one.unit.slug,
        "places": [place.slug for place in one.neighbourhoods.all()],
        "targets": [link.target.code for link in one.target_links.all()],
        "contributions": [origin.contribution_id for origin in one.origins.all()],
        "milestones": list(one.milestones.all()),
        "plan_line": one.plan_line.code if one.plan_line else None,
        "path": list(one.path.all()),
        "url": one.get_absolute_url(),
    }


def show_impact(one: Impact) -> dict[str, object]:
    plain = ("indicator", "unit", "before", "value", "measured_on", "source", "method")
    words = {name: getattr(one, name) for name in plain}
    return {**words, "id": one.pk, "project": one.project_id, "target": one.target.code if one.target else None}
