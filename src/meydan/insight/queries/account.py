"""What the town owes besides answers: decisions that became nothing yet, projects that are late, complaints, and how long things
take. Each part is one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear, TruncDate, TruncQuarter

from adil.measure import Group
from adil.measure.suppression import rows_to_hide
from meydan.base import clock
from meydan.base.memory import remembered
from meydan.calls.models import Objection as CallObjection
from meydan.decisions.models import Appeal
from meydan.ideas.models import Answer, Contribution, State
from meydan.ideas.queries.accountability import YEAR, Median, counted, percent
from meydan.insight.rules import hide_below
from meydan.moderation.models import Appeal as SecondLook
from meydan.moderation.models import Report
from meydan.panels.models import Objection
from meydan.projects.models import Origin, Project, ProjectState
from meydan.projects.queries import late_now
from meydan.volunteering.queries.year import Funnel, funnel, funnels
from meydan.volunteering.queries.year import years as years_of_work

SHOWN = 10
KINDS = ("reports", "second_looks", "appeals", "objections", "call_objections")
"""Of complaints."""


def without_project() -> QuerySet[Contribution]:
    """Accepted, and no project has begun; the oldest answer first."""
    begun = Exists(Origin.objects.filter(contribution=OuterRef("pk")))
    rows = Contribution.objects.filter(counted(), ~begun, state=State.ACCEPTED).select_related("thread", "unit")
    return rows.order_by("answered_at", "pk")


def late_projects() -> QuerySet[Project]:
    """Open, and past the planned end; the longest first."""
    return Project.objects.filter(late_now(), hidden_at=None).select_related("unit").order_by("ends_on", "pk")


@dataclass(frozen=True)
class Quarter:
    """Complaints and objections that came in a quarter, and how many of them are answered."""

    first: date
    reports: int
    second_looks: int
    appeals: int
    objections: int
    call_objections: int
    answered: int

    @property
    def came(self) -> int:
        return self.reports + self.second_looks + self.appeals + self.objections + self.call_objections

    @property
    def number(self) -> int:
        return (self.first.month + 2) // 3


def complaints(quarters: int = 6) -> list[Quarter]:
    """Reports of texts, appeals of those whose text was hidden, objections to votes, to draws and to decisions of calls; one query.
    The oldest quarter first."""
    since = clock.now() - YEAR * 2
    told = [
        _told(Report.objects.filter(at__gte=since), "reports", "decided_at"),
        _told(SecondLook.objects.filter(at__gte=since), "second_looks", "decided_at"),
        _told(Appeal.objects.filter(at__gte=since), "appeals", "answered_at"),
        _told(Objection.objects.filter(at__gte=since), "objections", "answered_at"),
        _told(CallObjection.objects.filter(at__gte=since), "call_objections", "answered_at"),
    ]
    first, *others = told
    found: dict[date, dict[str, int]] = {}
    for what, quarter, came, answered in first.union(*others, all=True).order_by():
        row = found.setdefault(quarter.date(), dict.fromkeys((*KINDS, "answered"), 0))
        row[what] += came
        row["answered"] += answered
    return [Quarter(day, **found[day]) for day in sorted(found)][-quarters:]


def _told(rows: QuerySet[Any], what: str, answered: str) -> QuerySet[Any, Any]:
    told = rows.order_by().values(
        told_what=Value(what, output_field=CharField()), told_quarter=TruncQuarter(Cast("at", DateTimeField()))
    )
    counted_rows = told.annotate(
        told_came=Count("pk"), told_answered=Count("pk", filter=Q(**{f"{answered}__isnull": False}))
    )
    laid: QuerySet[Any, Any] = counted_rows.values_list("told_what", "told_quarter", "told_came", "told_answered")
    return laid


@dataclass(frozen=True)
class Times:
    """Median days from asking to the final answer."""

    before: int | None
    """Of the list that was brought in from the time before Meydan; None: no such list, or it names no days."""
    now: int | None
    """Of the last twelve months here."""


def times() -> Times:
    """One query. Calendar days: the old list knows no working days."""
    days = F("answered_at") - F("created_at")
    answered = Contribution.objects.filter(answered_at__isnull=False, hidden_at=None, inside=False).annotate(days=days)
    here = Q(source=None, answered_at__gte=clock.now() - YEAR)
    found = answered.aggregate(before=_Days("days", filter=Q(source__isnull=False)), now=_Days("days", filter=here))
    return Times(*(None if found[name] is None else round(found[name]) for name in ("before", "now")))


class _Days(Median):
    template = "extract(epoch from %(function)s(0.5) within group (order by %(expressions)s)%(filter)s) / 86400"


@dataclass(frozen=True)
class Minutes:
    """For how long the staff worked on an answer, by what they wrote beside it."""

    year: int
    answers: int
    """So many say it."""
    median: int


def minutes_of_work() -> list[Minutes]:
    """Years in which enough final answers say it, the newest first: of few the median would be somebody’s own. One query."""
    told = Answer.objects.filter(counted("contribution__"), ~Q(decision=Answer.Decision.INTERIM), minutes__isnull=False)
    years = told.order_by().values(year=ExtractYear("at")).annotate(answers=Count("pk"), median=Median("minutes"))
    return [
        Minutes(row["year"], row["answers"], round(row["median"]))
        for row in years.filter(answers__gte=hide_below()).order_by("-year")
    ]


@dataclass(frozen=True)
class Stage:
    """How many applications of a year have come to where, and after how many days, the median."""

    code: str
    people: int | None
    """None: hidden, because they are few or would give few away."""
    days: float | None


def funnel_told(year: int) -> list[Stage]:
    """What may be told of the applications of a year, by the rule for all small counts; nothing where they are few."""
    return told_of(funnel(year))


def told_of(found: Funnel) -> list[Stage]:
    if found.applied < hide_below():
        return []
    counts = {"served": found.served, "ready": found.ready - found.served, "not_ready": found.applied - found.ready}
    hidden = rows_to_hide([Group(code, None, people) for code, people in counts.items()], hide_below())
    days = {"served": found.days_to_duty, "ready": found.days_to_ready}
    stages = [
        Stage(code, None if code in hidden else people, None if code in hidden else days.get(code))
        for code, people in counts.items()
    ]
    return [Stage("applied", found.applied, None), *stages]


def days_to_duty(stages: Sequence[Stage]) -> float | None:
    """From the application to the first duty, the median."""
    return next((one.days for one in stages if one.code == "served"), None)


@dataclass(frozen=True)
class Year:
    """What was promised, decided and done in a year. None: nobody tells it, or few would be told of."""

    year: int
    answered: int = 0
    on_time: int = 0
    """By the first promised day."""
    accepted: int = 0
    """Answers of the year that said yes."""
    begun: int = 0
    """Those of them from which a project has begun."""
    ended: int = 0
    """Projects that were to end in the year, as far as it has passed."""
    in_time: int = 0
    stages: Sequence[Stage] = ()
    minutes: int | None = None

    @property
    def applied(self) -> int | None:
        return next((one.people for one in self.stages if one.code == "applied"), None)

    @property
    def served(self) -> int | None:
        return next((one.people for one in self.stages if one.code == "served"), None)

    @property
    def days_to_duty(self) -> float | None:
        return days_to_duty(self.stages)

    @property
    def percent_on_time(self) -> int | None:
        return percent(self.on_time, self.answered)


YES = (State.ACCEPTED, State.IN_PROJECT, State.DONE)


def years(minutes: Sequence[Minutes]) -> list[Year]:
    """The years of answers, projects, volunteers, the latest first; four queries."""
    known = {row["year"]: row for row in _answers_by_year()}
    projects = {row["year"]: row for row in _projects_by_year()}
    stages = {year: told_of(found) for year, found in funnels(years_of_work()).items()}
    median = {one.year: one.median for one in minutes}
    found = {*known, *projects, *(year for year, told in stages.items() if told), *median}
    return [
        Year(
            **{"year": year, **known.get(year, {}), **projects.get(year, {})},
            stages=stages.get(year, ()),
            minutes=median.get(year),
        )
        for year in sorted(found, reverse=True)
    ]


def _answers_by_year() -> QuerySet[Any, Any]:
    yes = Q(state__in=YES)
    rows = Contribution.objects.filter(counted(), answered_at__isnull=False).annotate(
        on=TruncDate("answered_at"), has_begun=Exists(Origin.objects.filter(contribution=OuterRef("pk")))
    )
    return (
        rows.order_by()
        .values(year=ExtractYear("answered_at"))
        .annotate(
            answered=Count("pk"),
            on_time=Count("pk", filter=Q(on__lte=F("first_promise"))),
            accepted=Count("pk", filter=yes),
            begun=Count("pk", filter=yes & Q(has_begun=True)),
        )
    )


def _projects_by_year() -> QuerySet[Any, Any]:
    rows = Project.objects.filter(hidden_at=None, ends_on__lt=clock.today()).exclude(state=ProjectState.CANCELLED)
    return (
        rows.order_by()
        .values(year=ExtractYear("ends_on"))
        .annotate(ended=Count("pk"), in_time=Count("pk", filter=Q(finished_on__lte=F("ends_on"))))
    )


@dataclass(frozen=True)
class Account:
    without_project: Sequence[Contribution]
    without_project_count: int
    late_projects: Sequence[Project]
    late_projects_count: int
    complaints: Sequence[Quarter]
    times: Times
    minutes: Minutes | None
    """Of this year; None where few answers say it."""
    stages: Sequence[Stage]
    """Of the applications of this year; none where they are few."""
    year: int
    years: Sequence[Year]
    """The latest first."""

    @property
    def days_to_duty(self) -> float | None:
        return days_to_duty(self.stages)


@dataclass(frozen=True)
class Figures:
    """What the account counts over all years."""

    minutes: Sequence[Minutes]
    years: Sequence[Year]
    complaints: Sequence[Quarter]
    times: Times


@remembered
def figures() -> Figures:
    """Figures of the town, which read every answer: asked once a minute."""
    minutes = minutes_of_work()
    return Figures(minutes, years(minutes), complaints(), times())


def account() -> Account:
    year = clock.today().year
    accepted, late, told = without_project(), late_projects(), figures()
    return Account(
        without_project=list(accepted[:SHOWN]),
        without_project_count=accepted.count(),
        late_projects=list(late[:SHOWN]),
        late_projects_count=late.count(),
        complaints=told.complaints,
        times=told.times,
        minutes=next((one for one in told.minutes if one.year == year), None),
        stages=next((one.stages for one in told.years if one.year == year), ()),
        year=year,
        years=told.years,
    )
