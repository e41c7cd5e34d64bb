"""Reading threads. What one may not see is not found."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.base.own import INVOLVED, Rows, own_rows
from meydan.base.prepared import bring
from meydan.base.ready import ready
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.people.models import Person
from meydan.threads.models import Follow, Step, Thread, ThreadTarget


def threads_visible_to(viewer: Viewer) -> QuerySet[Thread]:
    """Hidden threads are for people at the desk only."""
    threads = Thread.objects.select_related("neighbourhood", "merged_into")
    if viewer is not None and viewer.at_desk:
        return threads
    return threads.filter(hidden_at=None)


def thread_for(viewer: Viewer, number: str) -> Sequence[Thread]:
    """The one with this number, if the viewer may see it."""
    if viewer is not None and viewer.at_desk:
        return list(threads_visible_to(viewer).filter(number=number))
    return _of_number(number)


@ready
def _of_number(number: str) -> QuerySet[Thread]:
    return threads_visible_to(None).filter(number=number)


def with_targets(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each with its targets and goals: one query more, whatever the number of threads."""
    return threads.prefetch_related(_links())


def _links() -> "Prefetch[str, Any, str]":
    return Prefetch("target_links", ThreadTarget.objects.select_related("target__goal"))


def steps_of(thread: Thread) -> QuerySet[Step]:
    return Step.objects.filter(thread=thread).select_related("unit")


def bring_story(thread: Thread) -> None:
    """Targets and steps of one thread, in one journey."""
    bring("story", thread, lambda: [_links(), Prefetch("steps", Step.objects.select_related("unit"))])


def followed_by(person: Person, thread: Thread) -> Rows:
    """For the button on the page of a thread."""
    return [own_rows("follows", Follow.objects.filter(person=person, thread=thread), "thread_id")]


def if_hidden(thread: Thread) -> Rows:
    """Only people at the desk see it then."""
    return [own_rows(INVOLVED, Thread.objects.filter(pk=thread.pk).exclude(hidden_at=None))]


def followers(ref: str) -> QuerySet[Follow, int]:
    """Ids of the people who follow `thread:5`."""
    return Follow.objects.filter(thread_id=int(ref.partition(":")[2])).values_list("person_id", flat=True)


def followers_of_goal(number: str) -> QuerySet[Follow, int]:
    """Ids of the people who follow a thread with a target of this goal."""
    threads = ThreadTarget.objects.filter(target__goal_id=int(number)).values("thread")
    return Follow.objects.filter(thread__in=threads).values_list("person_id", flat=True)


def load_many(viewer: Viewer, ids: Collection[int]) -> QuerySet[Thread]:
    return threads_visible_to(viewer).filter(pk__in=ids)


def load_steps(viewer: Viewer, ids: Collection[int]) -> QuerySet[Step]:
    """With their threads; those of a hidden thread are for people at the desk only."""
    steps = Step.objects.select_related("thread", "unit")
    return steps.filter(thread__in=threads_visible_to(viewer).values("pk")).filter(pk__in=ids)


def standing_threads() -> QuerySet[Thread]:
    """Threads that stand by themselves: neither hidden nor joined to another one."""
    return Thread.objects.filter(hidden_at=None, merged_into=None).select_related("neighbourhood")


def latest_threads(*, goal: int | None = None) -> QuerySet[Thread]:
    """Those that stand by themselves, the latest movement first; with a target of a goal, where one is asked for."""
    rows = standing_threads().order_by("-changed_at", "-id")
    return rows.filter(pk__in=ThreadTarget.objects.filter(target__goal=goal).values("thread")) if goal else rows


@remembered
def per_place() -> dict[int, int]:
    """Threads per neighbourhood id."""
    rows = standing_threads().exclude(neighbourhood=None).select_related(None).order_by().values_list("neighbourhood")
    return dict(rows.annotate(Count("id")))


@remembered
def per_goal() -> dict[int, int]:
    """Threads per goal number; a thread with targets of two goals counts in both."""
    links = ThreadTarget.objects.filter(thread__hidden_at=None, thread__merged_into=None).order_by()
    return dict(links.values_list("target__goal").annotate(Count("thread", distinct=True)))


@remembered
def goals_with_counts() -> list[Goal]:
    """The 17 goals, each with `threads`: how many stand by themselves and have a target of it."""
    stands = Q(targets__thread_links__thread__hidden_at=None, targets__thread_links__thread__merged_into=None)
    return list(goals().annotate(threads=Count("targets__thread_links__thread", filter=stands, distinct=True)))


def addresses() -> Iterable[tuple[str, datetime | None]]:
    """Every public thread page with the time of its last change."""
    for thread in (
        standing_threads().select_related(None).only("number", "title", "changed_at").iterator(chunk_size=2000)
    ):
        yield thread.get_absolute_url(), thread.changed_at
