"""Lists of conversations, and one of them."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.conversations.models import Conversation, Result, State, Statement
from meydan.ideas.models import Stage
from meydan.people.models import Person

WHENS = ("now", "coming", "over")


def conversations_visible_to(viewer: Viewer) -> QuerySet[Conversation]:
    """Published ones for everybody; drafts for people at the desk."""
    rows = Conversation.objects.select_related("unit", "process", "thread", "result")
    return rows if viewer is not None and viewer.at_desk else rows.exclude(published_at=None)


def load_many(viewer: Viewer, ids: Collection[int]) -> dict[int, Conversation]:
    return conversations_visible_to(viewer).in_bulk(ids)


def when(code: str) -> Q:
    now = clock.now()
    return {
        "now": Q(opens_at__lte=now, closes_at__gt=now),
        "coming": Q(opens_at__gt=now),
        "over": Q(closes_at__lte=now),
    }.get(code, Q())


def list_page(*, text: str, when_code: str, after: str, per_page: int = 12) -> Page[Conversation]:
    """What the public sees, those that close last first."""
    rows = conversations_visible_to(None).filter(when(when_code))
    if text:
        rows = rows.filter(pk__in=_found(text))
    return page_by_key(rows, order=["-closes_at", "-id"], after=after, per_page=per_page)


def _found(text: str) -> list[int]:
    return [int(entry.ref.partition(":")[2]) for entry in search.find(text, kinds=["conversation"])]


def page_of(*, after: str, per_page: int) -> Page[Conversation]:
    return page_by_key(conversations_visible_to(None), order=["-opens_at", "-id"], after=after, per_page=per_page)


def open_now() -> list[Conversation]:
    """Those that close first."""
    return list(conversations_visible_to(None).filter(when("now")).order_by("closes_at")[:3])


def newest(**where: object) -> QuerySet[Conversation]:
    return conversations_visible_to(None).filter(**where).order_by("-opens_at")[:5]


def outside(stage: Stage) -> QuerySet[Conversation]:
    """Those of its process that are not over and do not lie within the stage."""
    ahead = Conversation.objects.filter(process=stage.process_id, closes_at__gt=clock.now())
    beyond = Q(opens_at__lt=stage.opens_at) | Q(closes_at__gt=stage.closes_at)
    return ahead.filter(beyond).select_related("owner")


def desk_rows(viewer: Person, *, tab: str, text: str) -> QuerySet[Conversation]:
    """With how many statements people vote on and how many wait."""
    rows = conversations_visible_to(viewer)
    rows = rows.filter(published_at=None) if tab == "draft" else rows.exclude(published_at=None).filter(when(tab))
    if text:
        rows = rows.filter(title__says=text)  # drafts too, which the public search does not know
    return rows.annotate(shown=_count(state=State.SHOWN), waiting=_count(state=State.WAITING))


def _count(**which: object) -> Coalesce:
    counted = (
        Statement.objects.filter(conversation=OuterRef("pk"), hidden_at=None, **which).order_by().values("conversation")
    )
    return Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)


def desk_page(viewer: Person, *, tab: str, text: str, after: str) -> Page[Conversation]:
    return page_by_key(desk_rows(viewer, tab=tab, text=text), order=["-opens_at", "-id"], after=after)


def to_refresh() -> QuerySet[Conversation]:
    """Open ones, and those that closed within a day, in which somebody voted or a statement changed since the last refresh."""
    running = Conversation.objects.exclude(published_at=None).filter(opens_at__lte=clock.now(), erased_at=None)
    moved = Q(stale=True) | Q(voices__fresh=True)
    return running.filter(moved).distinct().order_by("pk")


def without_report() -> QuerySet[Conversation]:
    """Closed, and nobody has said what came of it."""
    return (
        Conversation.objects.filter(closes_at__lte=clock.now(), report_at=None)
        .exclude(published_at=None)
        .order_by("closes_at")
    )


def to_erase() -> list[Conversation]:
    """Those whose votes have been kept as long as was said."""
    reported = Conversation.objects.filter(erased_at=None).exclude(report_at=None)
    return [one for one in reported if one.report_at and one.report_at + timedelta(days=one.keep_days) <= clock.now()]


def result_of(conversation: Conversation) -> Result | None:
    return getattr(conversation, "result", None)


def is_counted(conversation: Conversation) -> bool:
    """Whether the worker has looked at every vote and statement."""
    live = Conversation.objects.filter(pk=conversation.pk, stale=False)
    return live.exclude(voices__fresh=True).exists()


def has_result(conversation: Conversation) -> bool:
    """Whether enough people have taken part for something to be shown."""
    found = result_of(conversation)
    return found is not None and bool(found.findings)


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("conversations:list"), None
    for one in conversations_visible_to(None):
        yield one.get_absolute_url(), one.report_at or one.opens_at
