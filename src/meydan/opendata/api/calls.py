"""Open calls: what they look for, by which criteria, and what came out; never who, and nothing before the result."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from meydan.base.edge import find
from meydan.calls.models import Call, Venture
from meydan.calls.queries.calls import calls_visible_to, page_of
from meydan.calls.queries.results import Row, figures_of, outcomes_of, standing_of
from meydan.opendata.api.schemas import CallDetailOut, CallOut, Listed, Problem, listed
from meydan.opendata.queries.tables.calls import COLUMNS, COUNTED

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
    told = {
        "figures": _figures(one) if one.is_told else None,
        "ventures": list(map(_venture, outcomes_of(one))) if one.is_told else [],
    }
    return {**show(one), **told, "result": rows, "files": files}


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


def _figures(one: Call) -> dict[str, object]:
    found = figures_of(one)
    return {column: getattr(found, name) for name, column in zip(COUNTED, COLUMNS, strict=True)}


def _venture(one: Venture) -> dict[str, object]:
    """Of those whose title is public."""
    return {
        "application": one.application.number,
        "title": one.title,
        "outcome": one.outcome,
        "words": one.outcome_words,
        "a_year_later": one.impact,
        "thread": one.thread.number if one.thread else None,
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
