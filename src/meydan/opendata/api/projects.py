"""Projects and what they changed."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.opendata.api.schemas import ImpactOut, Listed, Problem, ProjectOut, listed
from meydan.projects.models import Impact, Project
from meydan.projects.queries import for_page, impacts, projects_visible_to

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


def show(one: Project) -> dict[str, object]:
    plain = ("title", "summary", "state", "budget_planned", "budget_spent", "starts_on", "ends_on", "finished_on")
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "unit": one.unit.slug,
        "places": [place.slug for place in one.neighbourhoods.all()],
        "targets": [link.target.code for link in one.target_links.all()],
        "contributions": [origin.contribution_id for origin in one.origins.all()],
        "milestones": list(one.milestones.all()),
        "url": one.get_absolute_url(),
    }


def show_impact(one: Impact) -> dict[str, object]:
    plain = ("indicator", "unit", "before", "value", "measured_on", "source", "method")
    words = {name: getattr(one, name) for name in plain}
    return {**words, "id": one.pk, "project": one.project_id, "target": one.target.code if one.target else None}
