"""Joining duplicates, and linking an idea to the problem that it answers."""

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.discussion.actions import move_comments
from meydan.ideas.actions.answering import locked, move, standing_thread
from meydan.ideas.actions.writing import make_findable
from meydan.ideas.models import Contribution, ContributionKind, State, Support
from meydan.ideas.rules.contributions import KIND_OF_LINK, SAME, may_handle, may_move
from meydan.people.models import Person
from meydan.threads.actions import add_step, merge_threads
from meydan.threads.models import Station, Step


@transaction.atomic
def merge_contributions(*, by: Person, duplicate: Contribution, into: Contribution, words: str) -> Contribution:
    """`duplicate` says the same as `into`: its supporters, followers and comments go over, its address leads there."""
    if duplicate.pk == into.pk:
        raise Refused(SAME, field="number")
    rows = {pk: locked(Contribution(pk=pk)) for pk in sorted([duplicate.pk, into.pk])}
    duplicate, into = rows[duplicate.pk], rows[into.pk]
    may_move(by, duplicate, State.MERGED).or_refuse()
    if into.merged_into_id:
        raise Refused(SAME, field="number")
    notify([f"followers:{duplicate.thread.ref}"], "ideas.merged", ref=into.ref, but_not=by, words=words)
    duplicate.merged_into = into
    move(by, duplicate, State.MERGED, words)
    _carry_support_over(duplicate, into)
    Step.objects.filter(code="ideas.promise", ref=duplicate.ref).delete()
    target = standing_thread(into)
    if duplicate.thread_id != target.pk and duplicate.thread.merged_into_id is None:
        move_comments(from_ref=duplicate.thread.ref, to_ref=target.ref)
        merge_threads(by=by, thread=duplicate.thread, into=target, move_steps=False)
    add_step(
        thread=target, code="ideas.merged", ref=into.ref, unit=into.unit, words=words, number=duplicate.thread.number
    )
    make_findable(duplicate)
    record("ideas.merged", by=by, ref=duplicate.ref, into=into.ref)
    into.refresh_from_db()
    return into


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
    if idea.pk == problem.pk:
        raise Refused(SAME, field="number")
    rows = {pk: locked(Contribution(pk=pk)) for pk in sorted([idea.pk, problem.pk])}
    idea, problem = rows[idea.pk], rows[problem.pk]
    may_handle(by, idea).or_refuse()
    if problem.what != ContributionKind.PROBLEM or idea.what == ContributionKind.PROBLEM:
        raise Refused(KIND_OF_LINK, field="number")
    home, target = standing_thread(idea), standing_thread(problem)
    if home.pk == target.pk:
        raise Refused(SAME, field="number")
    notify(
        [f"followers:{home.ref}", f"followers:{target.ref}"], "ideas.linked", ref=problem.ref, but_not=by, words=words
    )
    move_comments(from_ref=home.ref, to_ref=target.ref)
    merge_threads(by=by, thread=home, into=target, move_steps=True)
    add_step(thread=target, code="ideas.linked", ref=idea.ref, station=Station.IDEA, unit=idea.unit, words=words)
    record("ideas.linked", by=by, ref=idea.ref, problem=problem.ref)
    return idea
