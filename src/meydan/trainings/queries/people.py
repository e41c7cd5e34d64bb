"""Enrolments: one's own, and what somebody has attended and passed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from meydan.attendance.models import Seat
from meydan.base.cards import Viewer
from meydan.base.prepared import of_page
from meydan.documents.models import Certificate
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.trainings.models import (
    Assessment,
    Attempt,
    Enrolment,
    Material,
    Observed,
    Page,
    Progress,
    Run,
    Session,
    Submission,
    Teaching,
    What,
)
from meydan.trainings.models.runs import IN
from meydan.trainings.rules import (
    TAUGHT,
    Completion,
    Looked,
    Sitting,
    completion,
    may_learn,
    may_run_trainings,
    may_work_on,
    taught_since,
)

LISTED = ("seat", "person", "unit")
"""What a list of one run shows: the run itself is known there."""
WITH = ("run__course__unit", "run__course__qualification", "run__line", "run__leader", *LISTED)


def own_enrolments(person: Viewer) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.select_related(*WITH)
    return rows.filter(person=person) if person else rows.none()


def enrolment_in(person: Viewer, run: Run) -> Enrolment | None:
    return own_enrolments(person).filter(run=run).first()


def load_enrolments(viewer: Viewer, ids: Collection[int]) -> QuerySet[Enrolment]:
    """One's own; staff see those of their unit, and who leads a run sees its list."""
    if may_run_trainings(viewer):
        return Enrolment.objects.select_related(*WITH).filter(pk__in=ids)
    if viewer is None or not viewer.at_desk:
        return own_enrolments(viewer).filter(pk__in=ids)
    units = viewer.unit_ids if viewer.has_role(*OF_A_UNIT) else set()
    theirs = Q(person=viewer) | Q(unit__in=units) | Q(run__course__unit__in=units) | Q(run__leader=viewer)
    return Enrolment.objects.select_related(*WITH).filter(theirs, pk__in=ids)


def load_submissions(viewer: Viewer, ids: Collection[int]) -> Mapping[int, Submission]:
    rows = Submission.objects.select_related("assessment__course", "enrolment__run__course__unit", "enrolment__person")
    if not may_run_trainings(viewer):
        rows = rows.filter(_of(viewer)) if viewer else rows.none()
    return rows.in_bulk(ids)


def material_for(viewer: Person, pk: int) -> Material | None:
    """A file of a course, for who takes part in one of its runs and who plans it."""
    found = Material.objects.filter(pk=pk).exclude(key="").select_related("course__unit").first()
    if found is None or may_work_on(viewer, found.course):
        return found
    own = own_enrolments(viewer).filter(run__course=found.course)
    return found if any(may_learn(viewer, one) for one in own) else None


def _of(viewer: Person) -> Q:
    """Handed in by the person, or to be marked by them: as leader, in their unit, or because they teach the run."""
    units = viewer.unit_ids if viewer.has_role(*OF_A_UNIT) else set()
    course = Q(enrolment__run__leader=viewer) | Q(enrolment__run__course__unit__in=units)
    taught = Teaching.objects.filter(person=viewer, run__state__in=TAUGHT, run__ends_at__gt=taught_since())
    return Q(enrolment__person=viewer) | course | Q(enrolment__run__in=taught.values("run"))


def current(person: Person) -> QuerySet[Enrolment]:
    """On one's page, with no more than is shown there (to plan ten joins takes PostgreSQL 40 ms): what goes on or was completed lately;
    the latest first."""
    said = ("run__course__title", "run__course__language", "run__line__starts_at", "run__ends_at", "seat__state")
    rows = own_enrolments(person).select_related(None).select_related("run__course", "run__line", "seat")
    rows = rows.only("outcome", "withdrawn_at", "approval", *said)
    rows = rows.filter(withdrawn_at=None).exclude(run__state="cancelled")
    return rows.order_by("-run__ends_at", "-pk")[:8]


def completed_by(person: Person) -> list[Enrolment]:
    rows = own_enrolments(person).filter(outcome=Enrolment.Outcome.COMPLETED)
    return list(rows.order_by("-outcome_at"))


@dataclass
class Standing:
    """How somebody stands in a run."""

    enrolment: Enrolment
    sessions: Sequence[Session] = ()
    seats: Mapping[int, Seat] = field(default_factory=dict)
    """Of the person, by occasion."""
    passed: set[int] = field(default_factory=set)
    """Assessments that are passed."""
    assessments: Sequence[Assessment] = ()

    @property
    def completion(self) -> Completion:
        return completion(
            [self._sitting(one) for one in self.sessions if one.occasion.called_off_at is None],
            [Looked(one.title, one.pk in self.passed) for one in self.assessments if one.required],
            self.enrolment.run.course.threshold,
        )

    def _sitting(self, session: Session) -> Sitting:
        one, seat = session.occasion, self.seats.get(session.pk)
        if seat is None:
            return Sitting(one.starts_at, one.ends_at)
        return Sitting(one.starts_at, one.ends_at, seat.state, seat.came_at, seat.left_at)


def standings(run: Run, enrolments: Sequence[Enrolment]) -> list[Standing]:
    """Of many people at once; three queries whatever their number."""
    sessions, assessments = map(list, of_page("how people stand in a run", _held_in, run.pk, run.course_id))
    for enrolment in enrolments:
        enrolment.run = run
    people = {one.person_id for one in enrolments if one.person_id}
    seats: dict[int, dict[int, Seat]] = defaultdict(dict)
    rows = Seat.objects.filter(occasion__in=[one.pk for one in sessions], person__in=people).order_by("pk")
    for seat in rows:
        seats[seat.person_id or 0][seat.occasion_id] = seat
    passed = passed_by([one.pk for one in enrolments]) if assessments else {}
    return [
        Standing(one, sessions, seats.get(one.person_id or 0, {}), passed.get(one.pk, set()), assessments)
        for one in enrolments
    ]


def _held_in(run: int, course: int) -> list[QuerySet[Any]]:
    sessions = Session.objects.filter(run=run).select_related("occasion").order_by("occasion__starts_at", "pk")
    return [sessions, Assessment.objects.filter(course=course)]


def passed_by(enrolments: Collection[int]) -> dict[int, set[int]]:
    """Enrolment → assessments that are passed; one query."""
    found: dict[int, set[int]] = defaultdict(set)
    first, *others = (
        rows.filter(enrolment__in=enrolments).order_by().values_list("enrolment", "assessment")
        for rows in (
            Attempt.objects.filter(passed=True),
            Submission.objects.filter(state=Submission.State.PASSED),
            Observed.objects.filter(passed=True),
        )
    )
    for enrolment, assessment in first.union(*others):
        found[enrolment].add(assessment)
    return found


def standing_of(enrolment: Enrolment) -> Standing:
    return standings(enrolment.run, [enrolment])[0]


def attempts_at(enrolment: Enrolment, quiz: Assessment) -> list[Attempt]:
    return list(Attempt.objects.filter(enrolment=enrolment, assessment=quiz).order_by("number"))


def submission_to(enrolment: Enrolment, assignment: Assessment) -> Submission | None:
    return Submission.objects.filter(enrolment=enrolment, assessment=assignment).first()


def observed_of(enrolment: Enrolment, observation: Assessment) -> Observed | None:
    return Observed.objects.filter(enrolment=enrolment, assessment=observation).first()


@dataclass(frozen=True)
class Todo:
    """An assessment as one's own page shows it."""

    assessment: Assessment
    passed: bool
    attempts: int = 0
    submission: Submission | None = None
    observed: Observed | None = None


def todos(standing: Standing) -> list[Todo]:
    """Three queries, where anything is looked at."""
    if not standing.assessments:
        return []
    one = standing.enrolment
    attempts = list(Attempt.objects.filter(enrolment=one).values_list("assessment", flat=True))
    handed = {row.assessment_id: row for row in Submission.objects.filter(enrolment=one)}
    seen = {row.assessment_id: row for row in Observed.objects.filter(enrolment=one)}
    return [
        Todo(each, each.pk in standing.passed, attempts.count(each.pk), handed.get(each.pk), seen.get(each.pk))
        for each in standing.assessments
    ]


def pages_of(enrolment: Enrolment) -> list[Page]:
    """The self-paced part, each with `is_done`; two queries."""
    done = set(Progress.objects.filter(enrolment=enrolment).values_list("page", flat=True))
    pages = list(enrolment.run.course.pages.all())
    for page in pages:
        page.is_done = page.pk in done  # type: ignore[attr-defined]
    return pages


def quizzes_of(page: Page) -> list[Assessment]:
    return list(page.assessments.filter(what=What.QUIZ))


def certificate_for(enrolment: Enrolment) -> Certificate | None:
    rows = Certificate.objects.filter(of=enrolment.ref, person=enrolment.person, revoked_at=None, superseded_at=None)
    return rows.order_by("-pk").first()


def participants(run: Run) -> QuerySet[Enrolment]:
    """Who takes part, or took part."""
    rows = Enrolment.objects.filter(run=run, seat__state__in=IN, withdrawn_at=None)
    return rows.select_related(*WITH).order_by("at", "pk")
