"""Events: when, where, for whom, how many seats; never who."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.events.models import Event, Session
from meydan.events.queries.events import for_programs, page_of
from meydan.opendata.api.schemas import EventOut, Listed, Problem, listed

router = Router(tags=["events"])


@router.get(
    "/events",
    response={200: Listed[EventOut], 422: Problem},
    summary="Public events, the latest published first; no names",
)
def event_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


@router.get("/events/{number}", response={200: EventOut, 404: Problem, 422: Problem}, summary="One event")
def event_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(find(for_programs(), pk=min(number, 2**62)))


def show(one: Event) -> dict[str, object]:
    plain = (
        "title", "language", "summary", "state", "form", "audience", "languages", "access", "access_words", "giving", "certified", "belongs_to",
    )  # fmt: skip
    times = ("starts_at", "ends_at", "capacity", "taken")
    return {
        **{name: getattr(one, name) for name in plain},
        **{name: getattr(one.occasion, name) for name in times},
        "id": one.pk,
        "kind": one.what,
        "where": one.place_words,
        "room": one.room.name if one.room else None,
        "place": one.neighbourhood.slug if one.neighbourhood else None,
        "unit": one.occasion.unit.slug if one.occasion.unit else None,
        "goals": [link.goal_id for link in one.goal_links.all()],
        "sessions": [_session(part) for part in one.sessions.all()],
        "url": one.get_absolute_url(),
    }


def _session(one: Session) -> dict[str, object]:
    plain = ("title", "language", "track", "starts_at", "ends_at", "where", "access", "seats")
    room = one.booking.room.name if one.booking else None
    return {**{name: getattr(one, name) for name in plain}, "room": room}
