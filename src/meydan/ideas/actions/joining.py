"""Joining duplicates, and linking an idea to the problem that it answers."""

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.discussion.actions import move_comments
from meydan.ideas.actions.answering import concerned, locked, move
from meydan.ideas.actions.writing import make_findable
from meydan.ideas.models import Contribution, ContributionKind, State, Support
from meydan.ideas.rules.contributions import INSIDE_BORDER, KIND_OF_LINK, SAME, may_handle, may_move
from meydan.people.models import Person
from meydan.threads.actions import add_step, merge_threads
from meydan.threads.models import Station, Step, Thread


@transaction.atomic
def merge_contributions(*, by: Person, duplicate: Contribution, into: Contribution, words: str) -> Contribution:
    """`duplicate` says the same as `into`: its supporters, followers and comments go over, its address leads there, and
    everybody who followed one of the two is told."""
    duplicate, into = _both(duplicate, into)
    may_move(by, duplicate, State.MERGED).or_refuse()
    if into.merged_into_id or into.hidden_at:
        raise Refused(SAME, field="number")
    alone, target = duplicate.home.pk == duplicate.thread_id, into.home
    if duplicate.thread_id == target.pk:  # what was linked to it can't take its place
        raise Refused(SAME, field="number")
    duplicate.merged_into = into
    move(by, duplicate, State.MERGED, words)
    Contribution.objects.filter(merged_into=duplicate).update(merged_into=into)  # one step to the one that stands
    _carry_support_over(duplicate, into)
    Step.objects.filter(code="ideas.promise", ref=duplicate.ref).delete()
    Step.objects.filter(ref=duplicate.ref).update(thread=duplicate.thread)
    if alone:
        _join_threads(by, duplicate, target)
    add_step(
        thread=target, code="ideas.merged", ref=into.ref, unit=into.unit, words=words, number=duplicate.thread.number
    )
    make_findable(duplicate)
    notify(concerned(duplicate), "ideas.merged", ref=into.ref, but_not=by, words=words)  # its home is the target now
    record("ideas.merged", by=by, ref=duplicate.ref, into=into.ref)
    into.refresh_from_db()
    return into


def _both(one: Contribution, other: Contribution) -> tuple[Contribution, Contribution]:
    """Both rows locked, always in the same order, so that two clerks don't wait for each other."""
    if one.pk == other.pk:
        raise Refused(SAME, field="number")
    rows = {pk: locked(Contribution(pk=pk)) for pk in sorted([one.pk, other.pk])}
    if rows[one.pk].inside != rows[other.pk].inside:
        raise Refused(INSIDE_BORDER, field="number")
    return rows[one.pk], rows[other.pk]


def _join_threads(by: Person, duplicate: Contribution, target: Thread) -> None:
    """The duplicate's own steps stay behind; what was linked to its thread goes along."""
    move_comments(from_ref=duplicate.thread.ref, to_ref=target.ref)
    if Step.objects.filter(thread=duplicate.thread).exclude(ref=duplicate.ref).update(thread=target):
        target.station = max(target.station, duplicate.thread.station, key=Station.values.index)
    merge_threads(by=by, thread=duplicate.thread, into=target, move_steps=False)


def _carry_support_over(duplicate: Contribution, into: Contribution) -> None:
    """Each person counts once; the author of the duplicate now supports the other one."""
    people = set(Support.objects.filter(contribution=duplicate).values_list("person_id", flat=True))
    people |= {duplicate.author_id} if duplicate.author_id else set()
    people.discard(into.author_id or 0)
    Support.objects.bulk_create((Support(contribution=into, person_id=pk) for pk in people), ignore_conflicts=True)
    into.support_count = Support.objects.filter(contribution=into).count()
    into.save(update_fields=["support_count"])


@transaction.atomic
def link_contributions(*, by: Person, idea: Contribution, problem: Contribution, words: str = "") -> Contribution:
    """This idea answers that problem: from now on both are told on the problem's thread."""
    idea, problem = _both(idea, problem)
    may_handle(by, idea).or_refuse()
    if problem.what != ContributionKind.PROBLEM or idea.what == ContributionKind.PROBLEM:
        raise Refused(KIND_OF_LINK, field="number")
    home, target = idea.home, problem.home
    if home.pk == target.pk or problem.hidden_at or idea.merged_into_id:
        raise Refused(SAME, field="number")
    move_comments(from_ref=home.ref, to_ref=target.ref)
    merge_threads(by=by, thread=home, into=target, move_steps=True)
    add_step(thread=target, code="ideas.linked", ref=idea.ref, station=Station.IDEA, unit=idea.unit, words=words)
    notify(f"followers:{target.ref}", "ideas.linked", ref=problem.ref, but_not=by, words=words)
    record("ideas.linked", by=by, ref=idea.ref, problem=problem.ref)
    return idea
