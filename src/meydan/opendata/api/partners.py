"""Partners, what they gave, and what worked; no contact, nobody's name, nothing of what is only offered."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.opendata.api.schemas import Listed, PartnerOut, PledgeOut, PracticeOut, Problem, listed
from meydan.partners.models import Organisation, Pledge, Practice
from meydan.partners.queries import organisations, pledges, practices

router = Router(tags=["partners"])
NUMBER = Query(50, ge=1, le=200)


@router.get(
    "/partners", response={200: Listed[PartnerOut], 422: Problem}, summary="The directory of partners, the latest first"
)
def partner_list(request: HttpRequest, after: str = "", limit: int = NUMBER) -> dict[str, object]:
    return listed(organisations.page_for_programs(after=after, per_page=limit), _partner)


@router.get(
    "/pledges",
    response={200: Listed[PledgeOut], 422: Problem},
    summary="What partners promised and gave, the latest first; never money",
)
def pledge_list(request: HttpRequest, after: str = "", limit: int = NUMBER) -> dict[str, object]:
    return listed(pledges.page_for_programs(after=after, per_page=limit), _pledge)


@router.get(
    "/practices",
    response={200: Listed[PracticeOut], 422: Problem},
    summary="Good practices, the latest published first",
)
def practice_list(request: HttpRequest, after: str = "", limit: int = NUMBER) -> dict[str, object]:
    return listed(practices.page_for_programs(after=after, per_page=limit), _practice)


def _partner(one: Organisation) -> dict[str, object]:
    plain = ("name", "what", "country", "networks", "website", "about_tr", "about_en", "offers", "seeks")
    goals = [goal.number for goal in one.goals.all()]
    return {**{name: getattr(one, name) for name in plain}, "id": one.pk, "goals": goals, "url": one.get_absolute_url()}


def _pledge(one: Pledge) -> dict[str, object]:
    plain = ("what", "title", "amount", "serves", "state", "used_on", "used")
    return {**{name: getattr(one, name) for name in plain}, "id": one.pk, "partner": one.organisation_id}


def _practice(one: Practice) -> dict[str, object]:
    plain = ("title", "what", "where", "worked", "cost")
    links = {"goal": one.goal_id, "partner": one.organisation_id, "url": one.get_absolute_url()}
    return {**{name: getattr(one, name) for name in plain}, **links, "id": one.pk}
