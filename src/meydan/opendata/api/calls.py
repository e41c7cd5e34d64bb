"""Open calls: what they look for, by which criteria, and what came out; never who, and nothing before the result."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from meydan.base.edge import find
from meydan.calls.models import Call
from meydan.calls.queries.calls import calls_visible_to, page_of
from meydan.calls.queries.results import Row, standing_of
from meydan.opendata.api.schemas import CallDetailOut, CallOut, Listed, Problem, listed

router = Router(tags=["calls"])


@router.get("/calls", response={200: Listed[CallOut], 422: Problem}, summary="Open calls, the latest published first")
def call_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


@router.get(
    "/calls/{number}", response={200: CallDetailOut, 404: Problem, 422: Problem}, summary="One call with its result"
)
def call_detail(request: HttpRequest, number: int) -> dict[str, object]:
    one = find(calls_visible_to(None).prefetch_related("criteria", "goals"), pk=min(number, 2**62))
    rows = [_row(row) for row in standing_of(one)] if one.is_told else []
    files = reverse("calls:result_file", args=[one.pk]) if one.is_told else ""
    return {**show(one), "result": rows, "files": files}


def show(one: Call) -> dict[str, object]:
    plain = (
        "title", "language", "summary", "state", "topics", "conditions", "offers", "basis", "places", "opens_at", "closes_at", "jury_until",
        "jurors_each", "scale", "spread_limit", "published_at", "announced_at",
    )  # fmt: skip
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "kind": one.what,
        "unit": one.unit.slug,
        "goals": [goal.number for goal in one.goals.all()],
        "criteria": [{"title": each.title, "weight": each.weight} for each in one.criteria.all()],
        "url": one.get_absolute_url(),
    }


def _row(row: Row) -> dict[str, object]:
    """As in the public table: a title and a reason only where they may stand there."""
    one = row.application
    return {
        "place": row.place,
        "number": one.number,
        "title": one.title if one.publish else "",
        "decision": one.state,
        "median": row.median,
        "mean": row.mean,
        "distance": row.spread,
        "reason": one.reason if one.publish else "",
    }
