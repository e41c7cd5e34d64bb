"""What somebody from outside sees of the run that they teach: names, what waits to be marked, what can be observed."""

from collections.abc import Collection

from django.db.models import QuerySet

from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.trainings.models import Enrolment, Run, Submission, Teaching
from meydan.trainings.models.runs import IN
from meydan.trainings.queries.people import WITH
from meydan.trainings.rules import TAUGHT, taught_since


def teachings_of(person: Viewer) -> QuerySet[Teaching]:
    """From publishing on until some weeks after the end; the latest run first."""
    rows = Teaching.objects.filter(run__state__in=TAUGHT, run__ends_at__gt=taught_since())
    rows = rows.filter(person=person) if person else rows.none()
    return rows.select_related("run__course__unit", "run__line").order_by("-run__ends_at", "-pk")


def newest_teachings(person: Viewer) -> QuerySet[Teaching]:
    """On one's page, with no more than is shown there."""
    rows = teachings_of(person).select_related(None).select_related("run__course", "run__line")
    return rows.only("run__course__title", "run__course__language", "run__line__starts_at", "run__ends_at")[:8]


def teaching_in(person: Viewer, run: Run) -> Teaching | None:
    return teachings_of(person).filter(run=run).first()


def teaches(person: Person, run: Run) -> bool:
    return teachings_of(person).filter(run=run).exists()


def load_teachings(viewer: Viewer, ids: Collection[int]) -> QuerySet[Teaching]:
    return teachings_of(viewer).filter(pk__in=ids)


def teachers_of(run: Run) -> QuerySet[Teaching]:
    return run.teachings.select_related("person", "run__course")


def submissions_to_mark(person: Viewer) -> QuerySet[Submission]:
    """Handed in to runs that the person teaches, the oldest first; never their own."""
    rows = Submission.objects.filter(state=Submission.State.WAITING, enrolment__person__isnull=False)
    rows = rows.filter(enrolment__run__in=teachings_of(person).values("run")).exclude(enrolment__person=person)
    return rows.select_related("assessment", "enrolment__run__course__unit", "enrolment__person").order_by("at", "pk")


def learners_of(person: Viewer) -> QuerySet[Enrolment]:
    """Who takes part in runs that the person teaches."""
    rows = Enrolment.objects.filter(run__in=teachings_of(person).values("run"), seat__state__in=IN, withdrawn_at=None)
    return rows.exclude(person=person).exclude(person=None).select_related(*WITH)


def learner_page(person: Person, run: Run, after: str) -> Page[Enrolment]:
    return page_by_key(learners_of(person).filter(run=run), order=["at", "pk"], after=after, per_page=40)
