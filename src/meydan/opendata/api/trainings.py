"""Trainings: what is learned, for whom, when, how many seats; never who, and nothing of what is asked in a quiz."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.opendata.api.schemas import CourseOut, Listed, Problem, listed
from meydan.trainings.models import Course, Run, Session
from meydan.trainings.queries.courses import page_of, public_course

router = Router(tags=["trainings"])


@router.get(
    "/trainings",
    response={200: Listed[CourseOut], 422: Problem},
    summary="Trainings that are open to everybody, with their runs; no names",
)
def course_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


@router.get("/trainings/{number}", response={200: CourseOut, 404: Problem, 422: Problem}, summary="One training")
def course_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(find(public_course(), pk=min(number, 2**62)))


def show(one: Course) -> dict[str, object]:
    plain = (
        "title",
        "language",
        "summary",
        "audience",
        "languages",
        "access",
        "access_words",
        "threshold",
        "basis",
        "belongs_to",
    )
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "aims": one.aim_lines,
        "curriculum": one.curriculum_lines,
        "unit": one.unit.slug,
        "qualification": one.qualification.name_tr if one.qualification else None,
        "goals": [link.goal_id for link in one.goal_links.all()],
        "runs": [_run(run) for run in one.shown],  # type: ignore[attr-defined]
        "url": one.get_absolute_url(),
    }


def _run(run: Run) -> dict[str, object]:
    return {
        "id": run.pk,
        "state": run.state,
        "form": run.form,
        "where": run.place_words,
        "place": run.neighbourhood.slug if run.neighbourhood else None,
        "starts_at": run.line.starts_at if run.line else None,
        "ends_at": run.ends_at,
        "capacity": run.capacity,
        "taken": run.line.taken if run.line else 0,
        "sessions": [_session(one) for one in run.held],  # type: ignore[attr-defined]
    }


def _session(one: Session) -> dict[str, object]:
    times = one.occasion
    return {
        "title": one.title,
        "language": one.language,
        "starts_at": times.starts_at,
        "ends_at": times.ends_at,
        "where": times.where,
        "room": one.room.name if one.room else None,
        "called_off": times.called_off_at is not None,
    }
