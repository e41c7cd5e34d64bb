"""Surveys: what is asked until when, and what came of it; never who answered."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from meydan.base.edge import find
from meydan.opendata.api.schemas import Listed, Problem, SurveyOut, listed
from meydan.surveys.models import Survey
from meydan.surveys.queries.surveys import page_of, public_surveys

router = Router(tags=["surveys"])


@router.get(
    "/surveys", response={200: Listed[SurveyOut], 422: Problem}, summary="Public surveys, the latest published first"
)
def survey_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


@router.get("/surveys/{number}", response={200: SurveyOut, 404: Problem, 422: Problem}, summary="One survey")
def survey_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(find(public_surveys(), pk=min(number, 2**62)))


def show(one: Survey) -> dict[str, object]:
    plain = ("title", "language", "summary", "who", "opens_at", "closes_at", "report", "changed")
    reported = one.state == Survey.State.REPORTED
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "state": one.phase,
        "unit": one.unit.slug,
        "process": one.process_id,
        "thread": one.thread.number if one.thread else None,
        "results": reverse("surveys_files:results", args=[one.pk, "json"]) if reported else None,
        "url": one.get_absolute_url(),
    }
