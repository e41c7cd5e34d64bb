"""What the page of a course shows, in one journey for all that hangs on the course's and the reader's numbers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meydan.attendance.models import Seat
from meydan.attendance.models import State as SeatState
from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.prepared import of_viewer
from meydan.base.ready import first
from meydan.trainings.models import Assessment, Course, CourseGoal, Enrolment, Page, Run, Session, Trainer
from meydan.trainings.queries.courses import courses_visible_to, runs_visible_to
from meydan.trainings.queries.people import own_enrolments

type Rows = list[QuerySet[Any]]


@dataclass(frozen=True)
class CoursePage:
    course: Course
    """With how often it was `held`, how many `completed` it, and how many pages there are for learning alone (`alone`)."""
    runs: Sequence[Run]
    """Coming and running ones with how many wait (`waiting`), the nearest first."""
    sessions: Mapping[int, Sequence[Session]]
    """By run."""
    goals: Sequence[CourseGoal]
    trainers: Sequence[Trainer]
    assessments: Sequence[Assessment]
    mine: Sequence[Enrolment]


def page_of(viewer: Viewer, pk: int) -> CoursePage | None:
    """None where the viewer may not see the course."""
    rows, runs, sessions, *others = of_viewer("the page of a course", viewer, _all, pk)
    if (course := first(rows)) is None:
        return None
    for run in runs:
        run.course = course
    held = defaultdict(list)
    for session in sessions:
        held[session.run_id].append(session)
    return CoursePage(course, list(runs), held, *map(list, others))


def _all(viewer: Viewer, pk: int) -> Rows:
    seen = runs_visible_to(viewer).select_related(None).filter(course=pk)
    ahead = seen.filter(ends_at__gt=clock.now())
    return [
        _told(viewer).filter(pk=pk),
        ahead.select_related("line", "neighbourhood").annotate(waiting=_waiting()).order_by("line__starts_at", "pk"),
        Session.objects.filter(run__in=ahead.values("pk"))
        .select_related("occasion")
        .order_by("occasion__starts_at", "pk"),
        CourseGoal.objects.filter(course=pk).select_related("goal"),
        Trainer.objects.filter(course=pk),
        Assessment.objects.filter(course=pk, required=True),
        own_enrolments(viewer).select_related(None).select_related("seat").filter(run__course=pk),
    ]


def _waiting() -> Coalesce:
    waiting = Seat.objects.filter(occasion=OuterRef("line"), state=SeatState.WAITING).order_by().values("occasion")
    return Coalesce(Subquery(waiting.annotate(count=Count("pk")).values("count")), 0)


def _told(viewer: Viewer) -> QuerySet[Course]:
    done = runs_visible_to(viewer).select_related(None).filter(course=OuterRef("pk"), state=Run.State.DONE)
    held = done.order_by().values("course")
    completed = Count("enrolments", filter=Q(enrolments__outcome=Enrolment.Outcome.COMPLETED))
    alone = Page.objects.filter(course=OuterRef("pk")).order_by().values("course")
    return courses_visible_to(viewer).annotate(
        held=Subquery(held.annotate(count=Count("pk")).values("count")),
        completed=Coalesce(Subquery(held.annotate(count=completed).values("count")), 0),
        alone=Coalesce(Subquery(alone.annotate(count=Count("pk")).values("count")), 0),
    )
