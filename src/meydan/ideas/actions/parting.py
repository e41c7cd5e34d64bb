"""Undoing that two contributions were joined: everything that moved goes back to where it was."""

from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.workdays import end_of
from meydan.discussion.actions import return_comments
from meydan.ideas.actions.joining import both_locked, count_support
from meydan.ideas.actions.moving import locked, move
from meydan.ideas.actions.writing import make_findable
from meydan.ideas.models import Contribution, Joining, Support
from meydan.ideas.rules.joining import may_part
from meydan.people.models import Person
from meydan.threads.actions import add_step, part_threads
from meydan.threads.models import Step, Thread


@transaction.atomic
def part_contributions(*, by: Person, joining: Joining, words: str) -> Contribution:
    """The two stand by themselves again. What came after the joining stays where it was written; both pages tell it, and
    everybody who follows one of the two."""
    joining = Joining.objects.select_for_update().get(pk=joining.pk)
    joining.joined, joining.into = both_locked(joining.joined, joining.into)
    may_part(by, joining).or_refuse()
    home = joining.into.home
    if joining.way == Joining.Way.DUPLICATE:
        _stand_again(by, joining, words)
    if "threads" in joining.moved:  # the threads were joined too, not only what was written on one of them
        _part_threads(by, joining, home)
    joining.undone_at, joining.undone_by = clock.now(), by
    joining.save(update_fields=["undone_at", "undone_by"])
    joined = locked(joining.joined)
    _tell(by, joined, joining.into, home, words)
    make_findable(joined)
    record("ideas.parted", by=by, ref=joined.ref, into=joining.into.ref)
    return joined


def _stand_again(by: Person, joining: Joining, words: str) -> None:
    """State, promise, supports and earlier duplicates as they were before."""
    joined, into, moved = joining.joined, joining.into, joining.moved
    joined.merged_into = None
    move(by, joined, moved["state"], words)
    Contribution.objects.filter(pk__in=moved["duplicates"], merged_into=into).update(merged_into=joined)
    _give_supports_back(into, moved["supports"])
    page = joined.thread if "threads" in moved else joined.home
    Step.objects.filter(pk__in=moved["back_home"]).update(thread=page)
    if moved["promised"] and joined.is_waiting:
        at = end_of(joined.promised_for)
        add_step(thread=page, code="ideas.promise", ref=joined.ref, at=at, promised=True)


def _give_supports_back(into: Contribution, came: list[int]) -> None:
    """Whoever also stands behind something else that was joined goes on counting here."""
    others = Contribution.objects.filter(merged_into=into)
    needed = {
        *Support.objects.filter(contribution__in=others).values_list("person_id", flat=True),
        *others.exclude(author=None).values_list("author_id", flat=True),
    }
    Support.objects.filter(pk__in=came, contribution=into).exclude(person__in=needed).delete()
    count_support(into)


def _part_threads(by: Person, joining: Joining, home: Thread) -> None:
    moved = joining.moved
    thread = Thread.objects.get(pk=moved.get("thread", joining.joined.thread_id))
    about_it = Step.objects.filter(ref=joining.joined.ref, thread=home)
    # what was told about the linking stays told, but the thread did not get further by it
    about_it.filter(code="ideas.linked").update(station="")
    since = about_it.exclude(code="ideas.linked").values_list("pk", flat=True)  # such as its answer
    moved = {**moved, "steps": {*moved["steps"], *since}}
    return_comments(ids=moved["comments"], to_ref=thread.ref)
    part_threads(by=by, thread=thread, came_from=home, moved=moved, keep=_follows_of_others(joining, home))


def _follows_of_others(joining: Joining, home: Thread) -> set[int]:
    """Follows of people who also followed something else that is still joined to the same thread."""
    open_ones = Joining.objects.filter(undone_at=None, moved__home=home.pk).exclude(pk=joining.pk)
    return {pk for one in open_ones for pk in one.moved.get("were", [])}


def _tell(by: Person, joined: Contribution, into: Contribution, home: Thread, words: str) -> None:
    own, home = joined.home, Thread.objects.get(pk=home.pk)
    facts: dict[str, Any] = {"code": "ideas.parted", "words": words, "aside": True}
    add_step(thread=home, ref=into.ref, unit=into.unit, number=own.number, **facts)
    add_step(thread=own, ref=joined.ref, unit=joined.unit, number=home.number, **facts)
    author = [f"person:{joined.author_id}"] if joined.author_id else []
    followers = [f"followers:{own.ref}", f"followers:{home.ref}"]
    notify([*author, *followers], "ideas.parted", ref=joined.ref, but_not=by, words=words, number=home.number)
