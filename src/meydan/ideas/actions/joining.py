"""Joining duplicates, and linking an idea to the problem that it answers."""

from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.discussion.actions import move_comments
from meydan.ideas.actions.moving import concerned, locked, move
from meydan.ideas.actions.writing import make_findable
from meydan.ideas.models import Contribution, ContributionKind, Joining, State, Support
from meydan.ideas.rules.contributions import INSIDE_BORDER, KIND_OF_LINK, SAME, may_handle, may_move
from meydan.people.models import Person
from meydan.threads.actions import add_step, merge_threads
from meydan.threads.models import Station, Step, Thread


@transaction.atomic
def merge_contributions(*, by: Person, duplicate: Contribution, into: Contribution, words: str) -> Contribution:
    """`duplicate` says the same as `into`: its supporters, followers and comments go over, its address leads there, and
    everybody who followed one of the two is told."""
    duplicate, into = both_locked(duplicate, into)
    may_move(by, duplicate, State.MERGED).or_refuse()
    if into.merged_into_id or into.hidden_at:
        raise Refused(SAME, field="number")
    alone, target = duplicate.home.pk == duplicate.thread_id, into.home
    if duplicate.thread_id == target.pk:  # what was linked to it can't take its place
        raise Refused(SAME, field="number")
    moved: dict[str, Any] = {"state": duplicate.state, "home": target.pk if alone else duplicate.thread.merged_into_id}
    duplicate.merged_into = into
    move(by, duplicate, State.MERGED, words)
    earlier = Contribution.objects.filter(merged_into=duplicate)
    moved["duplicates"] = list(earlier.values_list("pk", flat=True))
    earlier.update(merged_into=into)  # one step to the one that stands
    moved["supports"] = _carry_support_over(duplicate, into)
    moved["promised"] = Step.objects.filter(code="ideas.promise", ref=duplicate.ref).delete()[0] > 0
    moved["back_home"] = list(
        Step.objects.filter(ref=duplicate.ref).exclude(thread=duplicate.thread).values_list("pk", flat=True)
    )
    Step.objects.filter(pk__in=moved["back_home"]).update(thread=duplicate.thread)
    if alone:
        moved |= _join_threads(by, duplicate, target)
    _remember(by, duplicate, into, Joining.Way.DUPLICATE, moved)
    number = duplicate.thread.number
    add_step(thread=target, code="ideas.merged", ref=into.ref, unit=into.unit, words=words, number=number, aside=True)
    make_findable(duplicate)
    notify(concerned(duplicate), "ideas.merged", ref=into.ref, but_not=by, words=words)  # its home is the target now
    record("ideas.merged", by=by, ref=duplicate.ref, into=into.ref)
    into.refresh_from_db()
    return into


def both_locked(one: Contribution, other: Contribution) -> tuple[Contribution, Contribution]:
    """Both rows locked, always in the same order, so that two clerks don't wait for each other."""
    if one.pk == other.pk:
        raise Refused(SAME, field="number")
    rows = {pk: locked(Contribution(pk=pk)) for pk in sorted([one.pk, other.pk])}
    if rows[one.pk].inside != rows[other.pk].inside:
        raise Refused(INSIDE_BORDER, field="number")
    return rows[one.pk], rows[other.pk]


def _remember(by: Person, joined: Contribution, into: Contribution, way: str, moved: dict[str, Any]) -> None:
    Joining.objects.create(joined=joined, into=into, way=way, moved=moved, by=by, at=clock.now())


def _join_threads(by: Person, duplicate: Contribution, target: Thread) -> dict[str, list[int]]:
    """The duplicate's own steps stay behind; what was linked to its thread goes along."""
    comments = move_comments(from_ref=duplicate.thread.ref, to_ref=target.ref)
    linked = Step.objects.filter(thread=duplicate.thread).exclude(ref=duplicate.ref)
    steps = list(linked.values_list("pk", flat=True))
    if linked.update(thread=target):
        target.station = max(target.station, duplicate.thread.station, key=Station.values.index)
    moved = merge_threads(by=by, thread=duplicate.thread, into=target, move_steps=False)
    return {**moved, "steps": steps, "comments": comments}


def _carry_support_over(duplicate: Contribution, into: Contribution) -> list[int]:
    """Each person counts once; the author of the duplicate now supports the other one. Returns what is new there."""
    people = set(Support.objects.filter(contribution=duplicate).values_list("person_id", flat=True))
    people |= {duplicate.author_id} if duplicate.author_id else set()
    people -= {into.author_id or 0, *Support.objects.filter(contribution=into).values_list("person_id", flat=True)}
    new = Support.objects.bulk_create(Support(contribution=into, person_id=pk, at=clock.now()) for pk in people)
    count_support(into)
    return [one.pk for one in new]


def count_support(contribution: Contribution) -> None:
    contribution.support_count = Support.objects.filter(contribution=contribution).count()
    contribution.save(update_fields=["support_count"])


@transaction.atomic
def link_contributions(*, by: Person, idea: Contribution, problem: Contribution, words: str = "") -> Contribution:
    """This idea answers that problem: from now on both are told on the problem's thread."""
    idea, problem = both_locked(idea, problem)
    may_handle(by, idea).or_refuse()
    if problem.what != ContributionKind.PROBLEM or idea.what == ContributionKind.PROBLEM:
        raise Refused(KIND_OF_LINK, field="number")
    home, target = idea.home, problem.home
    if home.pk == target.pk or problem.hidden_at or idea.merged_into_id:
        raise Refused(SAME, field="number")
    comments = move_comments(from_ref=home.ref, to_ref=target.ref)
    moved = merge_threads(by=by, thread=home, into=target, move_steps=True)
    _remember(
        by, idea, problem, Joining.Way.ANSWERS, {**moved, "comments": comments, "home": target.pk, "thread": home.pk}
    )
    add_step(thread=target, code="ideas.linked", ref=idea.ref, station=Station.IDEA, unit=idea.unit, words=words)
    notify(f"followers:{target.ref}", "ideas.linked", ref=problem.ref, but_not=by, words=words)
    record("ideas.linked", by=by, ref=idea.ref, problem=problem.ref)
    return idea
