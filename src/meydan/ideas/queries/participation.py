"""Who took part in processes: writing, supporting, discussing. What is from inside, hidden or brought in from a list is not counted."""

from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Substr

from meydan.base.counted import ref_from, took_part
from meydan.discussion.models import Comment
from meydan.ideas.models import Contribution, Support

THREAD = "thread:"


def participations() -> list[QuerySet[Any, Any]]:
    given = Contribution.objects.filter(hidden_at=None, inside=False, source=None)
    written = took_part(given, of=ref_from("process", "process"), who="author", at="created_at", via=F("channel"))
    stood = Support.objects.filter(contribution__in=given.values("pk"))
    of = ref_from("process", "contribution__process")
    return [written, took_part(stood, of=of, who="person", at="at", via="web"), *_discussed(given)]


def _discussed(given: QuerySet[Contribution]) -> list[QuerySet[Any, Any]]:
    """A comment stands on a thread, whose contribution may belong to a process, or on the process itself."""
    said = Comment.objects.filter(hidden_at=None, official=False, author__isnull=False)
    number = Cast(Substr("on", len(THREAD) + 1), BigIntegerField())
    on_threads = said.filter(on__startswith=THREAD).annotate(thread_id=number)
    of_thread = (
        given.filter(thread=OuterRef("thread_id")).order_by("pk").annotate(of_process=ref_from("process", "process"))
    )
    on_threads = on_threads.annotate(told_of=Subquery(of_thread.values("of_process")[:1])).exclude(told_of=None)
    on_processes = said.filter(on__startswith="process:")
    return [
        took_part(on_threads, of=F("told_of"), who="author", at="at", via="web"),
        took_part(on_processes, of=F("on"), who="author", at="at", via="web"),
    ]
