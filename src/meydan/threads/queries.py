"""Reading threads. What one may not see is not found."""

from django.db.models import Prefetch, QuerySet

from meydan.base.cards import Viewer
from meydan.threads.models import Follow, Step, Thread, ThreadTarget


def threads_visible_to(viewer: Viewer) -> QuerySet[Thread]:
    """Hidden threads are for people at the desk only."""
    threads = Thread.objects.select_related("neighbourhood")
    if viewer is not None and viewer.at_desk:
        return threads
    return threads.filter(hidden_at=None)


def with_targets(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each with its targets and goals: one query more, whatever the number of threads."""
    links = ThreadTarget.objects.select_related("target__goal")
    return threads.prefetch_related(Prefetch("target_links", links))


def steps_of(thread: Thread) -> QuerySet[Step]:
    return Step.objects.filter(thread=thread).select_related("unit")


def follows(viewer: Viewer, thread: Thread) -> bool:
    return viewer is not None and Follow.objects.filter(person=viewer, thread=thread).exists()


def followers(ref: str) -> QuerySet[Follow, int]:
    """Ids of the people who follow `thread:5`."""
    return Follow.objects.filter(thread_id=int(ref.partition(":")[2])).values_list("person_id", flat=True)
