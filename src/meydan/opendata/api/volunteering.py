"""Volunteer duties with their shifts; how many seats, never who."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.opendata.api.schemas import DutyOut, Listed, Problem, listed
from meydan.volunteering.models import Role, Shift
from meydan.volunteering.queries.roles import page_of

router = Router(tags=["volunteering"])


@router.get(
    "/duties",
    response={200: Listed[DutyOut], 422: Problem},
    summary="Public volunteer duties, the latest first, with the shifts that lie ahead; no names",
)
def duty_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


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


def show_shift(shift: Shift) -> dict[str, object]:
    names = ("starts_at", "ends_at", "capacity", "taken")
    return {name: getattr(shift.occasion, name) for name in names}
