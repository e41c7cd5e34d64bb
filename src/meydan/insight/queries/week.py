"""The director's week: what was asked and answered, what is late, who is missing, what is coming, what may go wrong, who has how
much to do. Each part is one query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import cards
from meydan.base.languages import BINDING
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.prepared import values_lately
from meydan.base.workdays import end_of
from meydan.decisions.models import Ballot
from meydan.events.models import Event
from meydan.ideas.models import Contribution, PendingAnswer, Stage
from meydan.ideas.queries.accountability import counted
from meydan.insight.models import Outreach
from meydan.insight.queries.account import days_to_duty, funnel_told
from meydan.insight.queries.representation import Line, portrait
from meydan.partners.queries.agreements import ending
from meydan.people.models import Delegation, Person, Role
from meydan.people.queries import colleagues
from meydan.projects.models import Milestone, Project, Risk
from meydan.projects.models.project import OPEN
from meydan.trainings.models import Run

AHEAD = timedelta(days=10)
MOST_COMING, MOST_THREATS = 12, 8


@dataclass(frozen=True)
class Figures:
    came: int
    answered: int
    late: int
    """Owed on the evening of its last day."""


def last_monday() -> date:
    """Of the last whole week."""
    return clock.today() - timedelta(days=clock.today().weekday() + 7)


def figures(monday: date) -> tuple[Figures, Figures]:
    """Of this week and of the one before; one query. An answer counts on the day on which it was given."""
    weeks = {"this": monday, "before": monday - timedelta(days=7)}
    asked = {
        f"{name}_{part}": Count("pk", filter=where)
        for name, start in weeks.items()
        for part, where in _parts(start).items()
    }
    told = Contribution.objects.filter(counted()).aggregate(**asked)
    this, before = (Figures(*(told[f"{name}_{part}"] for part in PARTS)) for name in weeks)
    return this, before


PARTS = ("came", "answered", "late")


def _parts(monday: date) -> dict[str, Q]:
    """What each figure of a week counts."""
    begin, end = end_of(monday - timedelta(days=1)), end_of(monday + timedelta(days=6))
    unanswered = Q(answered_at=None, state__in=["received", "in_review"]) | Q(answered_at__gt=end)
    return {
        "came": Q(created_at__gt=begin, created_at__lte=end),
        "answered": Q(answered_at__gt=begin, answered_at__lte=end),
        "late": unanswered & Q(promised_for__lte=monday + timedelta(days=6), created_at__lte=end),
    }


def behind(monday: date, part: str, after: str) -> Page[Contribution]:
    """The contributions that a figure of the week counts, the nearest promise first."""
    rows = Contribution.objects.filter(counted(), _parts(monday)[part])
    rows = rows.select_related("thread__merged_into", "neighbourhood", "unit")
    return page_by_key(rows, order=["promised_for", "id"], after=after)


def waiting_for_director() -> int:
    """Answers that wait for the director's own approval."""
    return PendingAnswer.objects.filter(ending="", waits_for=Role.DIRECTOR).count()


GAPS = 5


@dataclass(frozen=True)
class Gap:
    line: Line
    of: str
    group: str
    """As a form of a new task names it."""
    task: Outreach | None
    """Who goes there, where that is planned."""


def gaps() -> list[Gap]:
    """The widest gaps of the town in this year, with what is planned."""
    told = portrait(f"town:{clock.today().year}")
    open_tasks = Outreach.objects.filter(done_on=None).select_related("owner").order_by("-on")
    tasks = {(one.dimension, one.value): one for one in open_tasks}
    return [
        Gap(line, told.of, f"{dimension}:{line.value}", tasks.get((dimension, line.value)))
        for dimension, line in told.to_go_to[:GAPS]
    ]


@dataclass(frozen=True)
class Coming:
    day: date
    word: Any
    title: str
    language: str
    """Of the title, which somebody wrote."""
    url: str


PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "event": ("events:desk_event", lambda: _("Event")),
    "run": ("trainings:desk_run", lambda: _("Training")),
    "ballot": ("decisions:desk_ballot", lambda: _("Voting ends")),
    "stage": ("ideas:desk_process", lambda: _("A stage ends")),
    "milestone": ("projects:desk_project", lambda: _("Milestone")),
    "outreach": ("insight:desk_outreach", lambda: _("Going to those who are missing")),
}
LATE, RISK, ENDING = "late", "risk", "agreement"
THREATS = {LATE: "projects:desk_project", ENDING: "partners:desk_agreement", RISK: "projects:desk_project"}
"""The pages, in the order in which they are told."""


@dataclass(frozen=True)
class Threat:
    day: date
    words: str
    title: str
    language: str
    url: str
    what: str


def ahead() -> tuple[list[Coming], list[Threat]]:
    """What happens or ends in the next ten days, the nearest first; projects past their end, high risks that are open, and
    agreements that wait to be renewed. One query for both."""
    rows = sorted(values_lately("ahead of the week", _ahead), key=lambda row: row[2])
    coming = [
        Coming(day, PAGES[what][1](), title, language, reverse(PAGES[what][0], args=[pk]))
        for what, title, day, pk, _words, language in rows
        if what in PAGES
    ]
    threats = [
        Threat(day, words, title, language, reverse(page, args=[pk]), kind)
        for kind, page in THREATS.items()
        for what, title, day, pk, words, language in rows
        if what == kind
    ]
    return coming[:MOST_COMING], threats[:MOST_THREATS]


def _ahead() -> QuerySet[Any, Any]:
    first, *others = (part.order_by("told_day")[:MOST_COMING] for part in [*_soon(), *_threats()])
    return first.union(*others, all=True).order_by()


def _soon() -> list[QuerySet[Any, Any]]:
    now, until = clock.now(), clock.now() + AHEAD
    return [
        _told(Event.objects.filter(state="published", occasion__starts_at__range=(now, until)), "event", "title", TruncDate("occasion__starts_at"), language="language"),
        _told(Run.objects.filter(state="open", line__starts_at__range=(now, until)), "run", "course__title", TruncDate("line__starts_at"), language="course__language"),
        _told(Ballot.objects.filter(state="announced", closes_at__range=(now, until)), "ballot", "title", TruncDate("closes_at")),
        _told(Stage.objects.filter(process__published_at__isnull=False, closes_at__range=(now, until)), "stage", "process__title", TruncDate("closes_at"), "process"),
        _told(Milestone.objects.filter(done_on=None, due_on__range=(now.date(), until.date()), project__state__in=OPEN), "milestone", "title", F("due_on"), "project", language="language"),
        _told(Outreach.objects.filter(done_on=None, on__range=(now.date(), until.date())), "outreach", "title", F("on")),
    ]  # fmt: skip


def _threats() -> list[QuerySet[Any, Any]]:
    late = Project.objects.filter(state__in=OPEN, ends_on__lt=clock.today())
    high = Risk.objects.filter(closed_on=None, level="high", project__state__in=OPEN)
    return [
        _told(ending(), ENDING, "title", F("ends_on"), words=F("organisation__name")),
        _told(late, LATE, "title", F("ends_on"), language="language"),
        _told(high, RISK, "project__title", F("noted_on"), "project", F("text"), "language"),
    ]


def _told(
    rows: QuerySet[Any], what: str, title: str, day: Any, pk: str = "pk", words: Any = None, language: str = ""
) -> QuerySet[Any, Any]:
    told = {
        "told_what": Value(what, output_field=CharField()),
        "told_title": Cast(F(title), CharField()),
        "told_day": Cast(day, DateField()),
        "told_pk": F(pk),
        "told_words": Cast(words or Value(""), CharField()),
        "told_language": F(language) if language else Value(BINDING, output_field=CharField()),
    }
    laid: QuerySet[Any, Any] = rows.order_by().annotate(**told).values_list(*told)
    return laid


@dataclass(frozen=True)
class Load:
    person: Person
    open: int
    late: int
    """Past its day."""
    leave: Delegation | None
    """The next one, or the one that runs."""


def team() -> list[Load]:
    """Colleagues with open work, the most first; three queries."""
    counts: dict[int, tuple[int, int]] = {}
    for who, count, late in values_lately("work of the team", _held):
        before = counts.get(who, (0, 0))
        counts[who] = before[0] + count, before[1] + late
    leaves = Delegation.objects.to_come_or_running().select_related("grant", "stand_in").order_by("-starts_at")
    away = {one.grant.person_id: one for one in leaves if one.starts_at <= clock.now() + AHEAD}
    found = [Load(one, *counts[one.pk], away.get(one.pk)) for one in colleagues() if one.pk in counts]
    return sorted(found, key=lambda one: -one.open)


def _held() -> QuerySet[Any, Any]:
    works = [work for card in cards() for work in card.work]
    counted: list[QuerySet[Any, Any]] = [
        work.held()
        .order_by()
        .values(told_who=F(work.holder))
        .annotate(told_count=Count("pk"), told_late=Count("pk", filter=work.late() if work.late else Q(pk=None)))
        .values_list("told_who", "told_count", "told_late")
        for work in works
    ]
    return counted[0].union(*counted[1:], all=True).order_by()


@dataclass(frozen=True)
class Week:
    monday: date
    this: Figures
    before: Figures
    days_to_duty: float | None
    """Of those who applied in the year of the week: from the application to the first duty, the median; None where they are few."""
    decisions: int
    gaps: Sequence[Gap]
    coming: Sequence[Coming]
    risks: Sequence[Threat]
    team: Sequence[Load]
    at: datetime

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week


@remembered
def days_to_first_duty(year: int) -> float | None:
    return days_to_duty(funnel_told(year))


def week(monday: date) -> Week:
    this, before = figures(monday)
    coming, threats = ahead()
    duty = days_to_first_duty(monday.year)
    return Week(monday, this, before, duty, waiting_for_director(), gaps(), coming, threats, team(), clock.now())
