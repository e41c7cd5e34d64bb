"""Volunteer duties with their shifts; how many seats, never who."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.opendata.api.schemas import DutyOut, DutyShiftOut, Listed, Problem, listed
from meydan.volunteering.models import Role, Shift
from meydan.volunteering.queries.roles import Wanted, page_of, roles_visible_to, shift_page, with_coming

router = Router(tags=["volunteering"])
type Goal = Annotated[int | None, Query(ge=1, le=17)]


@router.get(
    "/duties",
    response={200: Listed[DutyOut], 422: Problem},
    summary="Public volunteer duties, the latest first, with the shifts that lie ahead; no names",
)
def duty_list(
    request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200), q: str = "", goal: Goal = None, place: str = "",
    field: str = "", time: str = "", from_12: bool = False,
) -> dict[str, object]:  # fmt: skip
    wanted = Wanted(text=q[:200].strip(), goal=goal, place=place, field=field, time=time, from_12=from_12)
    return listed(page_of(wanted, after=after, per_page=limit), show)


@router.get("/duties/{number}", response={200: DutyOut, 404: Problem, 422: Problem}, summary="One volunteer duty")
def duty_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(with_coming(find(roles_visible_to(None), pk=min(number, 2**62))))


@router.get(
    "/shifts",
    response={200: Listed[DutyShiftOut], 422: Problem},
    summary="Shifts of public duties that lie ahead, the nearest first; how many seats, never who",
)
def shift_list(
    request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200), goal: Goal = None, place: str = "",
    field: str = "", duty: int | None = None,
) -> dict[str, object]:  # fmt: skip
    wanted = Wanted(goal=goal, place=place, field=field)
    return listed(shift_page(wanted, duty=duty, after=after, per_page=limit), show_public_shift)


def show(one: Role) -> dict[str, object]:
    plain = ("title", "summary", "state", "time_kind", "risk", "min_age", "wanted", "direct")
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "field": one.need.field,
        "unit": one.need.unit.slug,
        "place": one.need.neighbourhood.slug if one.need.neighbourhood else None,
        "target": one.need.target.code,
        "project": one.need.project_id,
        "shifts": [show_shift(shift) for shift in one.coming],
        "url": one.get_absolute_url(),
    }


def show_public_shift(one: Shift) -> dict[str, object]:
    place = one.role.need.neighbourhood
    return {
        **show_shift(one),
        "id": one.pk,
        "duty": one.role_id,
        "title": one.role.title,
        "place": place.slug if place else None,
        "where": one.occasion.where,
        "called_off": one.occasion.called_off_at is not None,
        "url": one.get_absolute_url(),
    }


def show_shift(shift: Shift) -> dict[str, object]:
    names = ("starts_at", "ends_at", "capacity", "taken")
    return {name: getattr(shift.occasion, name) for name in names}
