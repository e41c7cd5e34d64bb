"""Reading processes, and who took part in them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.prepared import bring
from meydan.discussion import queries as discussion
from meydan.goals.models import Goal
from meydan.ideas.models import Audience, Contribution, Process, Stage, Support
from meydan.ideas.rules.processes import may_see_inside


def processes_visible_to(viewer: Viewer) -> QuerySet[Process]:
    """Published ones for everybody, staff-only ones for colleagues; drafts for people at the desk."""
    rows = Process.objects.select_related("unit").prefetch_related("stages", "goals", "neighbourhoods")
    if not may_see_inside(viewer):
        rows = rows.filter(audience=Audience.EVERYONE)
    return rows if viewer is not None and viewer.at_desk else rows.exclude(published_at=None)


def bring_all(process: Process) -> None:
    """What its page shows of it, in one journey."""
    bring("process", process, lambda: ["stages", "goals", "neighbourhoods", "changes"])


def unseen_of(process: Process) -> list[QuerySet[Any]]:
    """What not everybody sees on its page: itself as a draft or for staff only, and what was written inside."""
    everybodys = Process.objects.filter(pk=process.pk, audience=Audience.EVERYONE).exclude(published_at=None)
    inside = Contribution.objects.filter(process=process, inside=True)
    return [Process.objects.filter(pk=process.pk).exclude(pk__in=everybodys.values("pk")), inside]


def load_many(viewer: Viewer, ids: Collection[int]) -> QuerySet[Process]:
    return processes_visible_to(viewer).filter(pk__in=ids)


def running_now() -> Q:
    now = clock.now()
    return Exists(Stage.objects.filter(process=OuterRef("pk"), opens_at__lte=now, closes_at__gt=now))  # type: ignore[return-value]


def coming() -> Q:
    return ~Exists(Stage.objects.filter(process=OuterRef("pk"), opens_at__lte=clock.now()))  # type: ignore[return-value]


def finished() -> Q:
    return ~Exists(Stage.objects.filter(process=OuterRef("pk"), closes_at__gt=clock.now()))  # type: ignore[return-value]


@dataclass(frozen=True)
class Wanted:
    text: str = ""
    when: str = ""
    goal: int | None = None
    place: str = ""
    template: str = ""


def list_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Process]:
    rows = processes_visible_to(viewer).exclude(published_at=None)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["process"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    conditions = {"now": running_now, "coming": coming, "over": finished}
    if wanted.when in conditions:
        rows = rows.filter(conditions[wanted.when]())
    if wanted.goal:
        rows = rows.filter(goals=wanted.goal)
    if wanted.place:
        everywhere = ~Exists(Process.neighbourhoods.through.objects.filter(process=OuterRef("pk")))
        rows = rows.filter(
            everywhere | Q(pk__in=Process.objects.filter(neighbourhoods__slug=wanted.place).values("pk"))
        )
    if wanted.template:
        rows = rows.filter(template=wanted.template)
    return page_by_key(rows, order=["-published_at", "-id"], after=after, per_page=12)


def open_processes(limit: int, viewer: Viewer) -> list[Process]:
    """Published and in one of their stages, the newest first."""
    return list(_open(viewer)[:limit])


def open_for_goal(goal: Goal, limit: int = 3) -> QuerySet[Process]:
    return _open(None).filter(goals=goal)[:limit]


def open_stages(limit: int) -> QuerySet[Stage]:
    """The stages in which processes for everybody are now, one each (no two overlap), those of the newest process first."""
    now = clock.now()
    rows = Stage.objects.filter(opens_at__lte=now, closes_at__gt=now, process__audience=Audience.EVERYONE)
    rows = rows.exclude(process__published_at=None).select_related("process")
    return rows.order_by("-process__published_at")[:limit]


def _open(viewer: Viewer) -> QuerySet[Process]:
    rows = Process.objects.exclude(published_at=None).filter(running_now()).prefetch_related("stages")
    if not may_see_inside(viewer):
        rows = rows.filter(audience=Audience.EVERYONE)
    return rows.order_by("-published_at")


def for_desk() -> QuerySet[Process]:
    return Process.objects.select_related("unit", "owner").prefetch_related("stages")


def ending_soon(days: int = 3) -> QuerySet[Stage]:
    now = clock.now()
    rows = Stage.objects.filter(closes_at__gt=now, closes_at__lte=now + timedelta(days=days), opens_at__lte=now)
    return rows.exclude(process__published_at=None).select_related("process").order_by("closes_at")


def without_report() -> QuerySet[Process]:
    return Process.objects.filter(finished(), report="").exclude(published_at=None).order_by("pk")


def participants(process: Process) -> set[int]:
    """Ids of everybody who wrote, supported or commented, each once."""
    given = Contribution.objects.filter(process=process, hidden_at=None)
    authors = given.exclude(author=None).values_list("author_id", flat=True)
    supporters = Support.objects.filter(contribution__in=given).values_list("person_id", flat=True)
    refs = [f"thread:{pk}" for pk in given.values_list("thread_id", flat=True)] + [process.ref]
    return {*authors, *supporters, *discussion.participants(refs)}


def took_part(ref: str) -> Iterable[int]:
    """Ids of the people behind `took_part:thread:5` and `took_part:process:3`."""
    name, _, number = ref.partition(":")
    if name == "process":
        return participants(Process.objects.get(pk=int(number)))
    given = Contribution.objects.filter(Q(thread=int(number)) | Q(thread__merged_into=int(number)))
    authors = given.exclude(author=None).values_list("author_id", flat=True)
    supporters = Support.objects.filter(contribution__in=given).values_list("person_id", flat=True)
    return {*authors, *supporters, *discussion.participants([f"thread:{number}"])}


def addresses() -> Iterable[tuple[str, datetime | None]]:
    for process in Process.objects.filter(audience=Audience.EVERYONE).exclude(published_at=None):
        yield reverse("ideas:process", args=[process.pk, process.slug]), process.report_at or process.published_at
