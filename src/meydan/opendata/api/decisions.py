"""Votes: what is on the paper, how many voted, and after the count what came out; never who."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.decisions.models import Ballot, Result
from meydan.decisions.queries.ballots import for_api, turnout
from meydan.opendata.api.schemas import BallotOut, Listed, Problem, listed

router = Router(tags=["votes"])


@router.get(
    "/votes", response={200: Listed[BallotOut], 422: Problem}, summary="Votes, the latest end first; money in kuruş"
)
def ballot_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    page = page_by_key(for_api(), order=["-closes_at", "-id"], after=after, per_page=limit)
    return listed(page, show)


@router.get("/votes/{number}", response={200: BallotOut, 404: Problem, 422: Problem}, summary="One vote")
def ballot_detail(request: HttpRequest, number: int) -> dict[str, object]:
    found = find(for_api(), pk=min(number, 2**62))
    return {**show(found), "voted": turnout(found.pk)}


def show(one: Ballot) -> dict[str, object]:
    plain = (
        "title",
        "language",
        "summary",
        "state",
        "decides",
        "paper",
        "bonds",
        "age_from",
        "rule",
        "completion",
        "opens_at",
        "closes_at",
        "seed_mark",
        "council_on",
    )
    results = sorted(one.results.all(), key=lambda result: result.list_id or 0)
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "process": one.process_id,
        "purse": one.purse,
        "bonds_proved": one.proved,
        "council_number": one.council_number,
        "council_outcome": one.council_outcome,
        "tie_seed": one.tie_seed,
        "options": [
            {
                "number": option.number,
                "title": option.title,
                "language": option.language,
                "list": option.area.name if option.area else None,
                "cost": option.cost,
                "contribution": option.contribution_id,
            }
            for option in one.shown_options  # type: ignore[attr-defined]
        ],
        "results": [show_result(result) for result in results],
        "url": one.get_absolute_url(),
        "file": f"/oylama/{one.pk}/oylar.pb" if results else None,
    }


def show_result(one: Result) -> dict[str, object]:
    return {
        "list": one.list.name if one.list else None,
        "papers": one.papers,
        "spoiled": one.spoiled,
        "spent": one.facts["spent"],
        "winners": [int(number) for number in one.facts["winners"]],
        "by_plain_count": [int(number) for number in one.facts["plain"]],
        "votes": {int(number): votes for number, votes in one.facts["votes"].items()},
        "input_hash": one.input_hash,
    }
