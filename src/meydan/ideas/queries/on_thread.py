"""Contributions on the page of a thread."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from django.db.models import CharField, Count, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from meydan.base.cards import Viewer
from meydan.base.own import INVOLVED, Rows, own_rows
from meydan.base.prepared import of_many, of_page
from meydan.base.together import ask_together
from meydan.ideas.models import Answer, Contribution, Edition, State, Support
from meydan.ideas.queries.contributions import contributions_visible_to, load_many, sees_more
from meydan.moderation.queries import photos_on, photos_that_wait, shown_to
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


def load_whole(viewer: Viewer, ids: Collection[int]) -> dict[int, Contribution]:
    """For the thread page and letters: with answers, photos, and the numbers of editions and of joined ones; one journey."""
    if sees_more(viewer):
        rows, answers, photos = asked = _whole(viewer, ids)
        ask_together(asked)
    else:
        rows, answers, photos = of_many("whole contributions", partial(_whole, None), ids)
    found = {one.pk: one for one in rows}
    for one in found.values():
        one.all_answers = [answer for answer in answers if answer.contribution_id == one.pk]
        one.photos = [photo for photo in shown_to(viewer, photos) if photo.of == one.ref]
    return found


def _whole(viewer: Viewer, ids: Collection[int]) -> Sequence[QuerySet[Any]]:
    counted = {
        "edition_count": _how_many(Edition, "contribution"),
        "joined_count": _how_many(Contribution, "merged_into"),
    }
    return [
        load_many(viewer, ids).annotate(**counted),
        Answer.objects.filter(contribution__in=ids).select_related("unit"),
        photos_on([f"{Contribution.kind}:{pk}" for pk in ids]),
    ]


def _how_many(model: type[Model], link: str) -> Coalesce:
    """Rows that link to each contribution, counted apart: grouping by all columns of nine tables costs much more."""
    rows = model._default_manager.filter(**{link: OuterRef("pk")}).order_by().values(link)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)
