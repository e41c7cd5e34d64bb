"""Contributions on the page of a thread."""

from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from meydan.base.cards import Viewer
from meydan.base.own import INVOLVED, Rows, own_rows
from meydan.base.prepared import of_page
from meydan.ideas.models import Contribution, State, Support
from meydan.ideas.queries.contributions import contributions_visible_to, sees_more
from meydan.moderation.queries import photos_that_wait
from meydan.people.models import Person
from meydan.threads.models import Thread


def of_thread(viewer: Viewer, thread_id: int) -> list[Contribution]:
    """What stands on a thread, the oldest first: its own and those of threads that were joined to it."""
    if sees_more(viewer):
        return list(_standing(viewer, thread_id))
    (rows,) = of_page("beside a thread", lambda pk: [_standing(None, pk)], thread_id)
    return list(rows)


def _standing(viewer: Viewer, thread_id: int) -> QuerySet[Contribution]:
    rows = contributions_visible_to(viewer).filter(thread__in=_with_joined(thread_id)).exclude(state=State.MERGED)
    rows = rows.select_related(None).select_related("thread__merged_into", "neighbourhood", "unit", "author", "process")
    return rows.prefetch_related("process__stages").order_by("created_at")


def _with_joined(thread_id: int) -> QuerySet[Thread, Any]:
    joined = Thread.objects.filter(merged_into=thread_id).values("pk")
    return Thread.objects.filter(pk=thread_id).values("pk").union(joined)


def own_on_thread(person: Person, thread: Thread) -> Rows:
    """What a person supports on a thread. Whoever wrote something there sees their photos that wait and what they may still do."""
    threads = Q(thread=thread) | Q(thread__merged_into=thread)
    supports = Support.objects.filter(person=person, contribution__in=Contribution.objects.filter(threads).values("pk"))
    return [
        own_rows(INVOLVED, Contribution.objects.filter(threads, author=person)),
        own_rows("supports", supports, "contribution_id"),
    ]


def more_on_thread(thread: Thread) -> list[QuerySet[Any]]:
    """What is hidden, comes from inside or has a photo that waits: only some colleagues see it."""
    told = Contribution.objects.filter(thread__in=_with_joined(thread.pk))
    unseen = told.filter(Q(inside=True) | Q(hidden_at__isnull=False))
    return [unseen, photos_that_wait(told.values_list(Concat(Value("idea:"), Cast("pk", CharField()))))]
