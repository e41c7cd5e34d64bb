"""The jury: who sits in it, which files lie with whom, what is still missing, and what one may see of the others."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from meydan.base.cards import Viewer
from meydan.base.prepared import of_page
from meydan.calls.models import Application, Assignment, Call, Juror, Mark, Member, Objection, Plan, State, Tie
from meydan.people.models import Person

LIVE = Q(moved_at=None)
WITH = ("application__call__unit", "juror__person")


def jurors_of(call: Call | int) -> QuerySet[Any]:
    """Jurors in office, each with how many `files` lie with them and how many are `scored`."""
    mine = Q(assignments__moved_at=None)
    rows = Juror.objects.filter(call=call, ended_at=None).select_related("person")
    return rows.annotate(
        files=Count("assignments", filter=mine),
        scored=Count("assignments", filter=mine & Q(assignments__final_at__isnull=False)),
    )


def people_in_jury(call: Call) -> set[int]:
    rows = Juror.objects.filter(call=call, ended_at=None, person__isnull=False).values_list("person", flat=True)
    return {one for one in rows if one}


def juror_of(person: Viewer, call: Call) -> Juror | None:
    return Juror.objects.filter(call=call, person=person, ended_at=None).first() if person else None


def juries_of(person: Person) -> QuerySet[Juror]:
    """Where somebody sits in the jury, the newest first."""
    rows = Juror.objects.filter(person=person, ended_at=None).select_related("call__unit")
    return rows.exclude(call__state=State.CANCELLED).order_by("-call__jury_until", "-pk")


def juries_on_page(person: Person) -> QuerySet[Juror]:
    """On one's page, with no more than is shown there."""
    rows = juries_of(person).select_related(None).select_related("call")
    return rows.only("call__title", "call__language", "call__jury_until")


def files_of(person: Viewer) -> QuerySet[Assignment]:
    """What lies with a juror, in the order of numbers; what went to somebody else is not found."""
    rows = Assignment.objects.filter(LIVE).select_related(*WITH)
    if person is None:
        return rows.none()
    return rows.filter(juror__person=person, juror__ended_at=None).order_by("juror", "application__number")


def load_jurors(viewer: Viewer, ids: Collection[int]) -> Mapping[int, Juror]:
    rows = Juror.objects.select_related("call")
    return rows.filter(person=viewer).in_bulk(ids) if viewer else {}


def load_files(viewer: Viewer, ids: Collection[int]) -> QuerySet[Assignment]:
    return files_of(viewer).filter(pk__in=ids)


def marks_of(assignment: Assignment) -> dict[int, Mark]:
    return {one.criterion_id: one for one in assignment.marks.all()}


@dataclass(frozen=True)
class Others:
    """The other jurors of a file, as far as one may see them."""

    count: int
    final: int
    shown: list[Assignment]
    """With their marks; none before one's own points are final."""

    @property
    def missing(self) -> int:
        return self.count - self.final


def others_of(assignment: Assignment) -> Others:
    """Two queries. The page says nothing of anybody's points before one's own are final, so they are not even read."""
    rows = Assignment.objects.filter(LIVE, application=assignment.application_id).exclude(pk=assignment.pk)
    finals = list(rows.values_list("final_at", flat=True))
    final = sum(one is not None for one in finals)
    shown = rows.filter(final_at__isnull=False).order_by("pk").prefetch_related("marks__criterion")
    return Others(len(finals), final, list(shown) if assignment.final_at else [])


def missing_scores(call: Call) -> QuerySet[Assignment]:
    """Files that are not scored to the end."""
    return Assignment.objects.filter(LIVE, application__call=call, final_at=None).select_related(*WITH)


def missing_of(application: Application) -> int:
    """Scores that are not final, and jurors that it lacks."""
    found = application.assignments.filter(LIVE).aggregate(all=Count("pk"), final=Count("final_at"))
    return int(max(application.call.jurors_each, found["all"]) - found["final"])


def lacking_in(call: Call) -> int:
    """The same over all files of a call."""
    live, final = Q(assignments__moved_at=None), Q(assignments__moved_at=None, assignments__final_at__isnull=False)
    rows = call.applications.filter(state=Application.State.IN_JURY)
    counted = rows.annotate(live=Count("assignments", filter=live), final=Count("assignments", filter=final))
    return sum(max(call.jurors_each, one.live) - one.final for one in counted)


def jurors_with_open_files(begin: datetime, end: datetime) -> list[Juror]:
    """Who has something to score in a jury that ends between."""
    rows = Juror.objects.filter(
        call__state=State.JURY, call__jury_until__gte=begin, call__jury_until__lt=end, ended_at=None
    )
    mine = Assignment.objects.filter(LIVE, juror=OuterRef("pk"), final_at=None)
    return list(rows.filter(Exists(mine)).select_related("person").order_by("pk"))


class Sitting(NamedTuple):
    """What the desk reads of a jury."""

    jurors: list[Any]
    """In office, each with `files` and `scored`."""
    plan: Plan | None
    unsure: list[Assignment]
    """Jurors whom somebody should call."""
    lacking: list[Application]
    """Files before the jury that have fewer jurors than the call promised."""


def sitting(call: Call) -> Sitting:
    """In one journey."""
    jurors, plans, unsure, lacking = of_page("jury", _sitting, call.pk)
    plan = next(iter(plans), None)
    if plan:
        plan.call = call
    return Sitting(list(jurors), plan, list(unsure), list(lacking))


def _sitting(call: int) -> list[QuerySet[Any]]:
    unsure = Assignment.objects.filter(LIVE, application__call=call, conflict=Assignment.Conflict.UNSURE)
    before = Application.objects.filter(call=call, state=Application.State.IN_JURY)
    live = Count("assignments", filter=Q(assignments__moved_at=None))
    return [
        jurors_of(call),
        Plan.objects.filter(call=call).exclude(state=Plan.State.DROPPED)[:1],
        unsure.select_related("application", "juror__person").order_by("application__number"),
        before.annotate(live=live).filter(live__lt=F("call__jurors_each")).order_by("number"),
    ]


def open_plan(call: Call) -> Plan | None:
    rows = Plan.objects.filter(call=call).exclude(state=Plan.State.DROPPED)
    return rows.select_related("call__unit", "call__keeper").first()


def computing() -> QuerySet[Plan]:
    return Plan.objects.filter(state=Plan.State.COMPUTING)


def candidates_for(application: Application) -> list[Juror]:
    """Jurors who can take a file: no conflict told, never had it, not of its team; the least loaded first."""
    had = Assignment.objects.filter(application=application).values("juror")
    tied = Tie.objects.filter(application=application).values("juror")
    rows = jurors_of(application.call).exclude(pk__in=had).exclude(pk__in=tied)
    return sorted(rows, key=lambda one: (one.files, -len(set(one.topics) & set(application.topics)), one.pk))


def had_it(juror: Juror, application: Application) -> bool:
    """Whether this juror has or had the file, or told a conflict."""
    mine = {"juror": juror, "application": application}
    return Assignment.objects.filter(**mine).exists() or Tie.objects.filter(**mine).exists()


def titles_for(juror: Juror) -> QuerySet[Application]:
    """Title and topics of what the jury will get, to tell conflicts before files are divided."""
    rows = Application.objects.filter(call=juror.call, state__in=("eligible", "shortlisted", "in_jury"))
    return rows.only("pk", "number", "title", "topics", "call_id").order_by("number")


def ties_of(juror: Juror) -> set[int]:
    return set(juror.ties.values_list("application", flat=True))


def files_in(application: Application) -> QuerySet[Assignment]:
    rows = application.assignments.filter(LIVE).select_related("juror__person", "application__call__unit")
    return rows.prefetch_related("marks__criterion")


class Around(NamedTuple):
    """What the desk reads of an application besides what was written in it."""

    files: list[tuple[Assignment, list[Mark]]]
    """With their points and words."""
    members: list[Member]
    objection: Objection | None
    jurors: set[int]
    """People in office."""

    def missing(self, each: int) -> int:
        """As `missing_of` counts it."""
        return max(each, len(self.files)) - sum(one.final_at is not None for one, _marks in self.files)


def around(application: Application) -> Around:
    """In one journey."""
    call = application.call_id
    files, marks, members, objections, jurors = of_page("application at the desk", _around, application.pk, call)
    marked: dict[int, list[Mark]] = defaultdict(list)
    for one in marks:
        marked[one.assignment_id].append(one)
    people = {one.person_id for one in jurors}
    return Around([(one, marked[one.pk]) for one in files], list(members), next(iter(objections), None), people)


def _around(application: int, call: int) -> list[QuerySet[Any]]:
    files = Assignment.objects.filter(LIVE, application=application).select_related("juror__person")
    marks = Mark.objects.filter(assignment__application=application, assignment__moved_at=None)
    return [
        files,
        marks.select_related("criterion").order_by("pk"),
        Member.objects.filter(application=application, person__isnull=False).select_related("person"),
        Objection.objects.filter(application=application),
        Juror.objects.filter(call=call, ended_at=None, person__isnull=False),
    ]


def any_file() -> QuerySet[Assignment]:
    return Assignment.objects.filter(LIVE).select_related(
        "application__call__unit", "application__call__keeper", "juror__person"
    )


def ties_in(call: Call) -> int:
    """How many conflicts jurors told."""
    return Tie.objects.filter(application__call=call).count()
