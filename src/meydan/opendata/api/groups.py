"""Working groups and their published minutes; no name of a person."""

from typing import Annotated

from django.db.models import Count
from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.groups.models import PUBLIC, Group, Meeting
from meydan.groups.queries.groups import counted, groups_visible_to
from meydan.groups.queries.meetings import published_minutes
from meydan.opendata.api.schemas import GroupOut, Listed, MeetingOut, Problem, listed

router = Router(tags=["groups"])


@router.get(
    "/groups", response={200: Listed[GroupOut], 422: Problem}, summary="Working groups, the latest movement first"
)
def group_list(
    request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200), place: str = "",
    goal: Annotated[int | None, Query(ge=1, le=17)] = None,
) -> dict[str, object]:  # fmt: skip
    rows = counted(groups_visible_to(None).filter(state__in=PUBLIC))
    rows = rows.filter(neighbourhood__slug=place) if place else rows
    rows = rows.filter(goals=goal) if goal else rows
    return listed(page_by_key(rows, order=["-changed_at", "-id"], after=after, per_page=limit), show)


@router.get("/groups/{number}", response={200: GroupOut, 404: Problem, 422: Problem}, summary="One working group")
def group_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(find(counted(groups_visible_to(None)), pk=min(number, 2**62)))


@router.get(
    "/meetings",
    response={200: Listed[MeetingOut], 422: Problem},
    summary="Published minutes of groups, the latest first",
)
def meeting_list(
    request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200), group: int | None = None
) -> dict[str, object]:
    rows = published_minutes().annotate(came=Count("presences"))
    rows = rows.filter(group=max(min(group, 2**62), 0)) if group is not None else rows
    return listed(page_by_key(rows, order=["-starts_at", "-id"], after=after, per_page=limit), show_meeting)


def show(one: Group) -> dict[str, object]:
    plain = ("name", "purpose", "state", "joining", "largest", "met_at")
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "place": one.neighbourhood.slug if one.neighbourhood else None,
        "goals": [goal.number for goal in one.goals.all()],
        "members": getattr(one, "people", 0) or 0,
        "meetings": getattr(one, "held", 0) or 0,
        "url": one.get_absolute_url(),
    }


def show_meeting(one: Meeting) -> dict[str, object]:
    plain = ("title", "language", "starts_at", "place", "guests", "published_at")
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "group": one.group_id,
        "came": getattr(one, "came", 0),
        "minutes": {
            "decisions": one.decisions,
            "discussed": one.discussed,
            "to_ask": one.to_ask,
            "language": one.minutes_language,
        },
        "url": one.get_absolute_url(),
    }
