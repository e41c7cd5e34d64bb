"""Processes and their stages."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.ideas.models import Process
from meydan.ideas.queries.processes import processes_visible_to
from meydan.ideas.rules.processes import stage_now
from meydan.opendata.api.schemas import Listed, Problem, ProcessOut, ProcessWithEasyText, listed
from meydan.opendata.api.threads import easy_text

router = Router(tags=["processes"])


@router.get("/processes", response={200: Listed[ProcessOut], 422: Problem}, summary="Processes, newest first")
def process_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    page = page_by_key(processes_visible_to(None), order=["-published_at", "-id"], after=after, per_page=limit)
    return listed(page, show)


@router.get(
    "/processes/{number}", response={200: ProcessWithEasyText, 404: Problem, 422: Problem}, summary="One process"
)
def process_detail(request: HttpRequest, number: int) -> dict[str, object]:
    found = find(processes_visible_to(None), pk=min(number, 2**62))
    return {**show(found), "easy_text": easy_text(found.ref)}


def show(one: Process) -> dict[str, object]:
    stage = stage_now(one)
    return {
        "id": one.pk,
        "title": one.title,
        "language": one.language,
        "summary": one.summary,
        "promise": one.promise,
        "stage": stage.kind if stage else None,
        "stages": [{"kind": s.kind, "opens_at": s.opens_at, "closes_at": s.closes_at} for s in one.stages.all()],
        "goals": [goal.number for goal in one.goals.all()],
        "places": [place.slug for place in one.neighbourhoods.all()],
        "url": one.get_absolute_url(),
    }
