"""What the desk sees."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from meydan.attendance.models import State as SeatState
from meydan.base import clock
from meydan.base.paging import Page, page_by_key
from meydan.documents.models import Certificate
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.trainings.models import Assessment, Course, Enrolment, Run, Session, Submission
from meydan.trainings.models.runs import IN
from meydan.trainings.queries.people import LISTED, WITH, participants
from meydan.trainings.rules import APPROVING, APPROVING_ALL, may_run_trainings, setting


def _units(person: Person) -> set[int]:
    return person.unit_ids if person.has_role(*OF_A_UNIT) else set()


def courses_at_desk(person: Person) -> QuerySet[Course]:
    """Those that one may work on."""
    rows = Course.objects.select_related("unit", "qualification", "thread")
    return rows if may_run_trainings(person) else rows.filter(unit__in=_units(person))


def runs_at_desk(person: Person) -> QuerySet[Run]:
    rows = Run.objects.select_related("course__unit", "course__qualification", "line", "leader", "neighbourhood")
    if may_run_trainings(person):
        return rows
    return rows.filter(Q(course__unit__in=_units(person)) | Q(leader=person))


def course_rows(person: Person, *, tab: str, text: str) -> QuerySet[Course]:
    rows = courses_at_desk(person).filter(state=tab)
    rows = rows.annotate(
        ahead=Count("runs", filter=Q(runs__state="open", runs__ends_at__gt=clock.now()), distinct=True),
        held=Count("runs", filter=Q(runs__state="done"), distinct=True),
    )
    return rows.filter(title__says=text) if text else rows


def course_page(person: Person, *, tab: str, text: str, after: str) -> Page[Course]:
    return page_by_key(course_rows(person, tab=tab, text=text), order=["-changed_at", "-pk"], after=after, per_page=25)


def runs_of_course(course: Course) -> list[Run]:
    return list(course.runs.select_related("line", "course", "leader").order_by("-line__starts_at", "-pk")[:40])


STATES = {
    "in": Q(seat__state__in=IN, withdrawn_at=None),
    "line": Q(seat__state=SeatState.WAITING, withdrawn_at=None),
    "asked": Q(approval="asked", withdrawn_at=None),
    "completed": Q(outcome="completed"),
    "failed": Q(outcome="failed"),
}


def enrolments(run: Run, *, state: str = "", text: str = "") -> QuerySet[Enrolment]:
    """Who is on the list of a run, in the order in which they came."""
    rows = Enrolment.objects.filter(run=run).select_related(*WITH)
    if state in STATES:
        rows = rows.filter(STATES[state])
    return rows.filter(person__display_name__says=text) if text else rows


def enrolment_page(run: Run, *, state: str, text: str, after: str) -> Page[Enrolment]:
    return page_by_key(_listed(enrolments(run, state=state, text=text)), order=["at", "pk"], after=after, per_page=40)


def _listed(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """To plan ten joins takes PostgreSQL longer than to find forty people."""
    return rows.select_related(None).select_related(*LISTED)


def enrolment_at_desk(person: Person) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.select_related(*WITH)
    if may_run_trainings(person):
        return rows
    return rows.filter(Q(run__course__unit__in=_units(person)) | Q(run__leader=person))


def to_approve(person: Person) -> QuerySet[Enrolment]:
    """Applications of one's people that wait for a yes; the run that begins next first."""
    rows = Enrolment.objects.select_related(*WITH).filter(approval="asked", withdrawn_at=None, run__state="open")
    rows = rows.filter(run__line__closes_at__gt=clock.now()).exclude(person=person)
    if not person.has_role(*APPROVING_ALL):
        rows = rows.filter(unit__in=person.unit_ids if person.has_role(*APPROVING) else set())
    return rows.order_by("run__line__starts_at", "pk")


def to_mark(person: Person) -> QuerySet[Submission]:
    """What was handed in and waits; the oldest first."""
    rows = Submission.objects.filter(state=Submission.State.WAITING, enrolment__person__isnull=False)
    rows = rows.select_related(
        "assessment", "enrolment__run__course__unit", "enrolment__person", "enrolment__run__leader"
    )
    if not may_run_trainings(person):
        rows = rows.filter(Q(enrolment__run__course__unit__in=_units(person)) | Q(enrolment__run__leader=person))
    return rows.order_by("at", "pk")


def approval_page(person: Person, after: str) -> Page[Enrolment]:
    rows = to_approve(person).annotate(begins_at=F("run__line__starts_at"))
    return page_by_key(rows, order=["begins_at", "pk"], after=after)


def marking_page(person: Person, after: str) -> Page[Submission]:
    return page_by_key(to_mark(person), order=["at", "pk"], after=after)


def needs(person: Person) -> QuerySet[Course]:
    """Needs that nobody has made a plan for."""
    return courses_at_desk(person).filter(state=Course.State.NEED).order_by("created_at", "pk")


def to_complete(person: Person) -> QuerySet[Run]:
    """Over, and nobody has said who completed it."""
    rows = runs_at_desk(person).filter(state=Run.State.OPEN, ends_at__lte=clock.now())
    return rows.order_by("ends_at", "pk")


def _named() -> Concat:
    """The ref of an enrolment, as it stands on its certificate."""
    return Concat(Value("enrolment:"), Cast("pk", CharField()))


def certificate_rows(run: Run, *, state: str = "", text: str = "") -> QuerySet[Enrolment]:
    """Who takes part in a run, by whether they have a valid certificate (`has_paper`)."""
    valid = Certificate.objects.filter(of=OuterRef("named"), revoked_at=None, superseded_at=None)
    rows = participants(run).exclude(person=None).annotate(named=_named()).annotate(has_paper=Exists(valid))
    if state in {"with", "without"}:
        rows = rows.filter(has_paper=state == "with")
    return rows.filter(person__display_name__says=text) if text else rows


def certificate_page(run: Run, *, state: str, text: str, after: str) -> Page[Enrolment]:
    return page_by_key(
        _listed(certificate_rows(run, state=state, text=text)), order=["at", "pk"], after=after, per_page=40
    )


def with_certificates_to_issue(person: Person) -> QuerySet[Run]:
    """Completed, with people who have no certificate yet."""
    refs = Certificate.objects.filter(of__startswith="enrolment:").values("of")
    without = Enrolment.objects.annotate(named=_named()).filter(
        run=OuterRef("pk"), outcome="completed", person__isnull=False
    )
    without = without.exclude(named__in=refs)
    return runs_at_desk(person).filter(Exists(without), state=Run.State.DONE).order_by("done_at", "pk")


def under_booked(person: Person) -> QuerySet[Run]:
    """Begins soon with less than a third of its seats taken."""
    soon = clock.now() + timedelta(days=setting("under_booked_days", 14))
    rows = runs_at_desk(person).filter(state=Run.State.OPEN, line__starts_at__gt=clock.now(), line__starts_at__lte=soon)
    return rows.filter(line__taken__lt=F("capacity") / 3).order_by("line__starts_at", "pk")


def over_asked(person: Person) -> QuerySet[Run]:
    """More people wait than half of the seats: time for a further run."""
    waiting = Count("line__seats", filter=Q(line__seats__state=SeatState.WAITING))
    rows = runs_at_desk(person).filter(state=Run.State.OPEN, line__starts_at__gt=clock.now()).annotate(waiting=waiting)
    return rows.filter(waiting__gt=F("capacity") / 2).order_by("line__starts_at", "pk")


def runs_in_hands() -> QuerySet[Run]:
    """Planned or going on, whoever leads them."""
    rows = Run.objects.filter(state__in=(Run.State.DRAFT, Run.State.OPEN), leader__isnull=False)
    return rows.select_related("course__unit", "leader", "line").order_by("pk")


def open_lists(run: Run) -> list[Session]:
    """Sessions with people on the list that nobody has closed."""
    rows = run.sessions.filter(occasion__finished_at=None, occasion__called_off_at=None, occasion__taken__gt=0)
    return list(rows.select_related("occasion", "run__course").order_by("occasion__starts_at"))


def recipients(run: Run, to: str) -> list[str]:
    """Refs of people on the list, for a message."""
    rows = enrolments(run, state=to).filter(person__isnull=False, withdrawn_at=None).exclude(approval="refused")
    return [f"person:{pk}" for pk in rows.order_by("pk").values_list("person", flat=True)]


def is_used(assessment: Assessment) -> bool:
    """Whether somebody has taken it, handed something in, or was observed."""
    return assessment.taken.exists() or assessment.submissions.exists() or assessment.observed.exists()


def runs_to_ask_again() -> QuerySet[Run]:
    """Completed, and not asked yet what is used of it; the worker looks which are due."""
    rows = Run.objects.filter(state=Run.State.DONE, asked_again_at=None, ends_at__isnull=False)
    return rows.select_related("course").order_by("ends_at", "pk")


def certificates_of(enrolments: Sequence[Enrolment]) -> dict[str, Certificate]:
    """Valid papers by the ref of the enrolment; one query."""
    rows = Certificate.objects.filter(of__in=[one.ref for one in enrolments], revoked_at=None, superseded_at=None)
    return {one.of: one for one in rows}
