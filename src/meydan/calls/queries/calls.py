"""Public calls: lists, one call with its criteria, what it belongs to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.calls.models import FORM, TOLD, Call, Criterion, State
from meydan.questions.models import Question
from meydan.questions.queries import questions_of
from meydan.threads.models import Thread

WITH = ("unit", "keeper", "thread")


def calls_visible_to(viewer: Viewer) -> QuerySet[Call]:
    """Those that have been published; all for people at the desk."""
    rows = Call.objects.select_related(*WITH)
    return rows if viewer is not None and viewer.at_desk else rows.filter(published_at__isnull=False)


def load_calls(viewer: Viewer, ids: Collection[int]) -> QuerySet[Call]:
    return calls_visible_to(viewer).filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    kind: str = ""
    when: str = ""


def list_page(wanted: Wanted, after: str) -> Page[Call]:
    rows = Call.objects.filter(published_at__isnull=False).select_related("unit")
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=[Call.kind])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.kind:
        rows = rows.filter(what=wanted.kind)
    if wanted.when == "open":
        rows = _open(rows)
    elif wanted.when == "told":
        rows = rows.filter(state__in=TOLD)
    return page_by_key(rows, order=["-published_at", "-pk"], after=after, per_page=12)


def _open(rows: QuerySet[Call]) -> QuerySet[Call]:
    return rows.filter(state=State.OPEN, opens_at__lte=clock.now(), closes_at__gt=clock.now())


def to_apply_for() -> QuerySet[Call]:
    return _open(Call.objects.all())


def page_of(*, after: str, per_page: int) -> Page[Call]:
    """For programs, the latest published first."""
    rows = calls_visible_to(None).prefetch_related("criteria", "goals")
    return page_by_key(rows, order=["-published_at", "-pk"], after=after, per_page=per_page)


def criteria_of(call: Call) -> list[Criterion]:
    return list(call.criteria.all())


def asked_in(call: Call) -> list[Question]:
    return questions_of(call.ref, FORM)


def of_thread(thread: Thread) -> QuerySet[Call]:
    rows = Call.objects.filter(published_at__isnull=False).select_related("unit")
    return rows.filter(thread=thread)


def of_goal(goal: Any) -> QuerySet[Call]:
    """Open or decided calls for a goal."""
    return (
        Call.objects.filter(goals=goal, published_at__isnull=False)
        .exclude(state=State.CANCELLED)
        .select_related("unit")
    )


def newest(rows: QuerySet[Call]) -> QuerySet[Call]:
    return rows.order_by("-published_at", "-pk")[:5]


def addresses() -> Iterable[tuple[str, datetime | None]]:
    for one in Call.objects.filter(published_at__isnull=False).order_by("pk").iterator():
        yield one.get_absolute_url(), one.changed_at


def in_hands() -> QuerySet[Call]:
    """Calls that are not over."""
    return Call.objects.exclude(state__in=(State.CLOSED, State.CANCELLED)).select_related("unit")
