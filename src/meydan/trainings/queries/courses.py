"""Courses and their runs as people read them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.events.models import Form
from meydan.threads.models import Thread
from meydan.trainings.models import Course, Run, Session, Track

WITH = ("line", "leader", "neighbourhood", "course__unit")
SOMETIME = datetime(9999, 1, 1, tzinfo=UTC)
"""When a course without a coming run stands in the list: last."""


def courses_visible_to(viewer: Viewer) -> QuerySet[Course]:
    """Published ones that are open to everybody; staff see those for staff too, and what is being planned."""
    rows = Course.objects.select_related("unit", "qualification", "thread")
    return rows if viewer is not None and viewer.at_desk else rows.filter(published_at__isnull=False, outside=True)


def runs_visible_to(viewer: Viewer) -> QuerySet[Run]:
    """Published ones of the tracks that the viewer may see."""
    rows = Run.objects.select_related(*WITH, "course__qualification").exclude(state=Run.State.DRAFT)
    if viewer is not None and viewer.at_desk:
        return rows
    return rows.filter(track=Track.OUTSIDE, course__published_at__isnull=False, course__outside=True)


def load_courses(viewer: Viewer, ids: Collection[int]) -> QuerySet[Course]:
    return courses_visible_to(viewer).filter(pk__in=ids)


def load_runs(viewer: Viewer, ids: Collection[int]) -> QuerySet[Run]:
    return runs_visible_to(viewer).filter(pk__in=ids)


def load_sessions(viewer: Viewer, ids: Collection[int]) -> QuerySet[Session]:
    rows = Session.objects.select_related("occasion", "run__course__unit", "run__line")
    if viewer is None or not viewer.at_desk:
        rows = rows.filter(run__track=Track.OUTSIDE, run__course__published_at__isnull=False)
    return rows.filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    goal: int | None = None
    place: str = ""
    audience: str = ""
    online: bool = False
    inside: bool = False
    """Only what is for staff."""


def coming_runs(viewer: Viewer) -> QuerySet[Run]:
    """Runs that people can still come to, or wait for."""
    return runs_visible_to(viewer).filter(state=Run.State.OPEN, line__starts_at__gt=clock.now())


def matching(wanted: Wanted, viewer: Viewer) -> QuerySet[Course]:
    rows = courses_visible_to(viewer).filter(state=Course.State.PUBLISHED)
    if wanted.text:
        rows = rows.filter(_named(wanted.text, viewer))
    if wanted.audience:
        rows = rows.filter(audience__in=(wanted.audience, "everybody"))
    if wanted.inside:
        rows = rows.filter(inside=True)
    runs = coming_runs(viewer).filter(course=OuterRef("pk"))
    if wanted.place:
        rows = rows.filter(Exists(runs.filter(neighbourhood__slug=wanted.place)))
    if wanted.online:
        rows = rows.filter(Exists(runs.filter(form__in=(Form.ONLINE, Form.HYBRID))))
    return rows.filter(goal_links__goal=wanted.goal) if wanted.goal else rows


def _named(text: str, viewer: Viewer) -> Q:
    """By the words of a course; those for staff alone are in no public search, so staff find them by their title."""
    found = Q(pk__in=[int(entry.ref.partition(":")[2]) for entry in search.find(text, kinds=["course"])])
    return found | Q(title__says=text) if viewer is not None and viewer.at_desk else found


def list_page(wanted: Wanted, viewer: Viewer, after: str) -> Page[Course]:
    """Courses, the one that begins next first; those without a coming run at the end. Each with `ahead`, its coming runs."""
    ahead = Q(runs__state=Run.State.OPEN, runs__line__starts_at__gt=clock.now())
    if viewer is None or not viewer.at_desk:
        ahead &= Q(runs__track=Track.OUTSIDE)
    rows = matching(wanted, viewer).annotate(next_at=Coalesce(Min("runs__line__starts_at", filter=ahead), SOMETIME))
    rows = rows.prefetch_related(Prefetch("runs", coming_runs(viewer).order_by("line__starts_at"), to_attr="ahead"))
    page: Page[Course] = page_by_key(rows, order=["next_at", "pk"], after=after, per_page=12)
    return page


def sessions_of(run: Run) -> list[Session]:
    return list(
        run.sessions.select_related("occasion", "run__course__unit", "booking__room").order_by(
            "occasion__starts_at", "pk"
        )
    )


def coming(limit: int = 4, **where: object) -> QuerySet[Run]:
    """Runs ahead that are open to everybody, the nearest first."""
    among = Run.objects.filter(**where).values("pk")  # each once, without comparing whole rows
    return coming_runs(None).filter(pk__in=among).order_by("line__starts_at", "pk")[:limit]


def _public() -> QuerySet[Course]:
    return courses_visible_to(None).filter(state=Course.State.PUBLISHED)


def belonging(ref: str, limit: int = 6) -> list[Course]:
    """Courses of a project, a group or a process."""
    return list(_public().filter(belongs_to=ref).order_by("-published_at", "-pk")[:limit])


def of_thread(thread: Thread, limit: int = 6) -> list[Course]:
    return list(_public().filter(thread=thread).order_by("-published_at", "-pk")[:limit])


def giving_for(duty: int, limit: int = 4) -> QuerySet[Course]:
    """Courses that give a qualification that the duty asks for."""
    return _public().filter(qualification__roles=duty).order_by("title")[:limit]


def latest_runs(limit: int = 30) -> list[Run]:
    """For the feed: runs that are open to everybody, the latest published first."""
    return list(runs_visible_to(None).filter(state=Run.State.OPEN).order_by("-published_at", "-pk")[:limit])


def public_course() -> QuerySet[Course]:
    """For programs: public courses, each with its public runs (`shown`) and the sessions of those (`held`)."""
    held = Prefetch("sessions", Session.objects.select_related("occasion", "booking__room"), to_attr="held")
    shown = runs_visible_to(None).prefetch_related(held).order_by("line__starts_at", "pk")
    return _public().prefetch_related("goal_links", Prefetch("runs", shown, to_attr="shown"))


def page_of(*, after: str, per_page: int) -> Page[Course]:
    """All public courses for programs, the latest published first."""
    return page_by_key(public_course(), order=["-published_at", "-pk"], after=after, per_page=per_page)


@remembered
def per_goal() -> dict[int, int]:
    rows = _public().filter(goal_links__isnull=False).order_by()
    return dict(rows.values_list("goal_links__goal").annotate(Count("pk")))


def people_trained(year: int, goal: int | None = None, place: int | None = None) -> int:
    """How often somebody completed a training in a year."""
    rows = Course.objects.filter(runs__enrolments__outcome="completed", runs__done_at__year=year)
    if goal:
        rows = rows.filter(goal_links__goal=goal)
    if place:
        rows = rows.filter(runs__neighbourhood=place)
    found: int = rows.aggregate(count=Count("runs__enrolments", distinct=True))["count"]
    return found


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("trainings:list"), None
    for course in _public().select_related(None).only("pk", "title", "changed_at").iterator(chunk_size=2000):
        yield course.get_absolute_url(), course.changed_at
