"""Reading projects. What one may not see is not found."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.prepared import bring
from meydan.ideas.models import Contribution, Support
from meydan.moderation.queries import photos_that_wait
from meydan.people.models import Person
from meydan.projects.models import Impact, Milestone, Origin, Pilot, Project, ProjectTarget, Update
from meydan.projects.models.project import OPEN
from meydan.projects.rules import TOWN_WIDE

STILL_VALID = Q(superseded_by=None)
ORDERS = {"latest": ("-changed_at", "-id"), "newest": ("-starts_on", "-id"), "ending": ("ends_on", "id")}


def projects_visible_to(viewer: Viewer) -> QuerySet[Project]:
    """Hidden projects are for people at the desk only."""
    projects = Project.objects.select_related("unit", "process", "plan_line__parent__parent", "plan_line__plan")
    if viewer is not None and viewer.at_desk:
        return projects
    return projects.filter(hidden_at=None)


type Lookups = "Sequence[Prefetch[Any, Any, Any] | str]"


def _on_cards() -> Lookups:
    """What a card in a list shows: targets, neighbourhoods, the latest headline."""
    return [
        Prefetch("target_links", ProjectTarget.objects.select_related("target__goal")),
        "neighbourhoods",
        Prefetch("impacts", Impact.objects.filter(STILL_VALID).exclude(headline=""), to_attr="headlines"),
    ]


def _on_page() -> Lookups:
    """Everything that the project's own page and its steps on a thread show."""
    return [
        *_on_cards(),
        "milestones",
        "risks",
        Prefetch("impacts", Impact.objects.filter(STILL_VALID).select_related("target"), to_attr="valid_impacts"),
        Prefetch("origins", shown_origins()),
        Prefetch("pilots", Pilot.objects.select_related("neighbourhood")),
        "path",
    ]


def for_cards(projects: QuerySet[Project]) -> QuerySet[Project]:
    return projects.prefetch_related(*_on_cards())


def for_page(projects: QuerySet[Project]) -> QuerySet[Project]:
    return projects.prefetch_related(*_on_page())


def with_all(project: Project) -> Project:
    """The same for one of them, with one query more."""
    bring("project", project, _on_page)
    return project


def shown_origins() -> QuerySet[Origin]:
    """What is hidden is not quoted."""
    links = ("contribution__thread", "contribution__neighbourhood")
    return Origin.objects.filter(contribution__hidden_at=None).select_related(*links)


def load_many(viewer: Viewer, ids: Collection[int]) -> QuerySet[Project]:
    return projects_visible_to(viewer).filter(pk__in=ids)


def load_whole(viewer: Viewer, ids: Collection[int]) -> dict[int, Project]:
    """For the thread page: milestones and impacts included."""
    valid = Prefetch("impacts", Impact.objects.filter(STILL_VALID).select_related("target"), to_attr="valid_impacts")
    rows = projects_visible_to(viewer).prefetch_related("milestones", valid)
    return dict(rows.in_bulk(ids))


def load_updates(viewer: Viewer, ids: Collection[int]) -> QuerySet[Update]:
    return Update.objects.filter(project__in=projects_visible_to(viewer)).select_related("project").filter(pk__in=ids)


def latest_updates() -> QuerySet[Update]:
    """News of all public projects, the newest first."""
    return Update.objects.filter(project__in=projects_visible_to(None)).select_related("project").order_by("-at", "-id")


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the portfolio; empty means everything."""

    text: str = ""
    state: str = ""
    goal: int | None = None
    place: str = ""
    unit: str = ""
    late: bool = False
    order: str = "latest"


def portfolio(viewer: Viewer, wanted: Wanted) -> QuerySet[Project]:
    """Projects that match."""
    projects = projects_visible_to(viewer)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["project"])]
        projects = projects.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.state:
        projects = projects.filter(state=wanted.state)
    if wanted.goal:
        projects = projects.filter(pk__in=ProjectTarget.objects.filter(target__goal=wanted.goal).values("project"))
    if wanted.place:
        everywhere = ~Exists(Project.neighbourhoods.through.objects.filter(project=OuterRef("pk")))
        projects = projects.filter(
            Q(everywhere) | Q(pk__in=Project.objects.filter(neighbourhoods__slug=wanted.place).values("pk"))
        )
    if wanted.unit:
        projects = projects.filter(unit__slug=wanted.unit)
    return projects.filter(late_now()) if wanted.late else projects


def portfolio_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Project]:
    order = ORDERS.get(wanted.order, ORDERS["latest"])
    return page_by_key(for_cards(portfolio(viewer, wanted)), order=order, after=after, per_page=12)


def late_now() -> Q:
    return Q(state__in=OPEN, ends_on__lt=clock.today())


@dataclass(frozen=True)
class Totals:
    running: int
    done: int
    late: int
    planned: int
    """Kuruş, of all projects that were not cancelled."""
    spent: int


def totals() -> Totals:
    """The portfolio in five numbers, one query."""
    rows = Project.objects.filter(hidden_at=None).exclude(state="cancelled")
    found = rows.aggregate(
        running=Count("pk", filter=Q(state="running")),
        done=Count("pk", filter=Q(state="done")),
        late=Count("pk", filter=late_now()),
        planned=Sum("budget_planned"),
        spent=Sum("budget_spent"),
    )
    return Totals(**{name: value or 0 for name, value in found.items()})


@dataclass(frozen=True)
class SaidAndDone:
    """What somebody said, and what was measured in the end."""

    quote: str
    language: str
    place: str
    said_at: datetime
    supports: int
    headline: str
    words: str
    url: str


@remembered
def said_and_done(limit: int) -> list[SaidAndDone]:
    """The latest measured headlines beside the contribution that they go back to; one query."""
    measured = Impact.objects.filter(STILL_VALID, project=OuterRef("project")).exclude(headline="")
    newest = measured.order_by("-measured_on", "-id")
    told = Impact.objects.filter(STILL_VALID, project__hidden_at=None).exclude(headline="")
    latest = told.order_by("-measured_on", "-id").values("project")[: limit * 5]
    origins = (
        Origin.objects.filter(project__in=latest, contribution__hidden_at=None)
        .annotate(
            headline=Subquery(newest.values("headline")[:1]), measured_on=Subquery(newest.values("measured_on")[:1])
        )
        .exclude(headline=None)
        .select_related("project", "contribution__neighbourhood")
        .order_by("-measured_on", "project", "contribution__created_at")[: limit * 5]
    )
    first: dict[int, Origin] = {}
    for origin in origins:
        first.setdefault(origin.project_id, origin)
    return [_pair(origin) for origin in list(first.values())[:limit]]


def _pair(origin: Origin) -> SaidAndDone:
    said, project = origin.contribution, origin.project
    return SaidAndDone(
        quote=said.quote or said.title,
        language=said.language,
        place=said.neighbourhood.name if said.neighbourhood else "",
        said_at=said.created_at,
        supports=said.support_count,
        headline=origin.headline,  # type: ignore[attr-defined]
        words=project.summary,
        url=project.get_absolute_url(),
    )


def updates_of(project: Project, after: str) -> Page[Update]:
    return page_by_key(project.updates.all(), order=["-at", "-id"], after=after, per_page=5)


def unseen_of(project: Project) -> list[QuerySet[Any]]:
    """What not everybody sees on its page: itself, when it is hidden, and photos of its news until somebody has checked them."""
    refs = Update.objects.filter(project=project).values_list(Concat(Value("update:"), Cast("pk", CharField())))
    return [Project.objects.filter(pk=project.pk).exclude(hidden_at=None), photos_that_wait(refs)]


def in_place(place_id: int, limit: int = 4) -> QuerySet[Project]:
    rows = Project.objects.filter(hidden_at=None, neighbourhoods=place_id).select_related("unit")
    return rows.order_by("-changed_at")[:limit]


def for_goal(number: int, limit: int = 4) -> QuerySet[Project]:
    ids = ProjectTarget.objects.filter(target__goal=number).values("project")
    return Project.objects.filter(hidden_at=None, pk__in=ids).select_related("unit").order_by("-changed_at")[:limit]


def from_person(person: Person, limit: int = 5) -> QuerySet[Project]:
    """Projects that came from what a person wrote or supported."""
    written = Contribution.objects.filter(author=person).values("pk")
    supported = Support.objects.filter(person=person).values("contribution")
    origins = Origin.objects.filter(contribution__in=written.union(supported)).values("project")
    rows = Project.objects.filter(pk__in=origins, hidden_at=None).select_related("unit")
    return rows.only("title", "language", "state", "ends_on", "unit").order_by("-changed_at")[:limit]


def from_contributions(ids: Collection[int]) -> list[Origin]:
    """Which projects came from these contributions."""
    rows = Origin.objects.filter(contribution__in=ids, project__hidden_at=None).select_related("project__unit")
    return list(rows.order_by("project_id"))


def of_process(process_id: int) -> QuerySet[Project]:
    rows = Project.objects.filter(hidden_at=None, process=process_id).select_related("unit")
    return rows.order_by("-changed_at")[:6]


@remembered
def per_place() -> dict[int, int]:
    links = Project.neighbourhoods.through.objects.filter(project__hidden_at=None)
    return dict(links.order_by().values_list("neighbourhood").annotate(Count("id")))


@remembered
def per_goal() -> dict[int, int]:
    links = ProjectTarget.objects.filter(project__hidden_at=None).order_by()
    return dict(links.values_list("target__goal").annotate(Count("project", distinct=True)))


def managed_by(person: Person) -> QuerySet[Project]:
    """Projects that a person at the desk may work on."""
    projects = Project.objects.select_related("unit", "owner")
    if person.has_role(*TOWN_WIDE):
        return projects
    return projects.filter(Q(owner__in=person.answers_for) | Q(unit__in=person.unit_ids))


def managed_called(person: Person, text: str) -> QuerySet[Project]:
    """Those of them whose title, unit or person in charge is called so."""
    called = Q(title__says=text) | Q(unit__name_tr__says=text) | Q(owner__display_name__says=text)
    return managed_by(person).filter(called) if text else managed_by(person)


def projects_in_hands() -> QuerySet[Project]:
    """Those that are not over and that somebody is in charge of."""
    return Project.objects.filter(state__in=OPEN, owner__isnull=False)


def late_milestones(person: Person) -> QuerySet[Milestone]:
    """Open milestones past their date, the oldest first."""
    rows = Milestone.objects.filter(done_on=None, due_on__lt=clock.today(), project__in=managed_by(person))
    return rows.filter(project__state__in=OPEN).select_related("project").order_by("due_on", "id")


def without_news(person: Person, before: datetime) -> QuerySet[Project]:
    """Running projects whose last update is older than `before`."""
    fresh = Update.objects.filter(project=OuterRef("pk"), at__gte=before)
    rows = managed_by(person).filter(state="running", starts_on__lt=before.date())
    return rows.filter(~Exists(fresh)).order_by("changed_at", "pk")


def done_without_impact(person: Person) -> QuerySet[Project]:
    rows = managed_by(person).filter(state="done", no_impact_reason="")
    return rows.filter(impacts=None).order_by("finished_on", "pk")


def impacts(viewer: Viewer) -> QuerySet[Impact]:
    """Valid impact entries of visible projects."""
    return Impact.objects.filter(STILL_VALID, project__in=projects_visible_to(viewer)).select_related(
        "project", "target"
    )


def addresses() -> Iterable[tuple[str, datetime | None]]:
    for page in ("list", "plan", "pilots"):
        yield reverse(f"projects:{page}"), None
    for project in Project.objects.filter(hidden_at=None).only("pk", "title", "changed_at").iterator(chunk_size=2000):
        yield project.get_absolute_url(), project.changed_at
