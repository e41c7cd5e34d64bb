"""What the worker does every few minutes: count, group, and say which statements to show next."""

from collections.abc import Mapping

from django.db import connection, transaction

from meydan.base import clock
from meydan.conversations.finding import Found, find
from meydan.conversations.models import Conversation, Result, Voice
from meydan.conversations.queries.conversations import to_refresh
from meydan.conversations.queries.votes import left_out, votes_of


def refresh_all() -> int:
    """Every open conversation in which something happened."""
    due = list(to_refresh())
    for one in due:
        refresh(conversation=one)
    return len(due)


def refresh(*, conversation: Conversation) -> Result | None:
    """Work the result out from the votes as they stand. What comes in meanwhile marks its voice for the next time. Nothing is
    worked out where nobody has voted, or where the votes are gone."""
    if conversation.erased_at:
        return None
    _begin(conversation)
    votes = votes_of(conversation)
    if votes is None:
        return None
    earlier = Result.objects.filter(conversation=conversation).first()
    found = find(
        votes, left_out=left_out(conversation), floor=conversation.floor, before=earlier.state if earlier else {}
    )
    return _keep(conversation, found, len(votes.people), len(votes.values))


@transaction.atomic
def _begin(conversation: Conversation) -> None:
    Voice.objects.filter(conversation=conversation, fresh=True).update(fresh=False)
    Conversation.objects.filter(pk=conversation.pk).update(stale=False)


@transaction.atomic
def _keep(conversation: Conversation, found: Found, voices: int, votes: int) -> Result | None:
    live = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if live.erased_at:  # meanwhile; its result stays as it was
        return None
    _count(found.counts, found.weights)
    kept = {"at": clock.now(), "voices": voices, "votes": votes, "findings": found.findings, "state": found.state}
    return Result.objects.update_or_create(conversation=conversation, defaults=kept)[0]


def _count(counts: Mapping[int, tuple[int, int, int]], weights: Mapping[int, float]) -> None:
    """One statement for all of them."""
    ids = list(counts)
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT,
            [ids, *([counts[pk][part] for pk in ids] for part in range(3)), [weights[pk] for pk in ids]],
        )


COUNT = """update conversations_statement s set agree = n.agree, disagree = n.disagree, passed = n.passed, weight = n.weight
from unnest(%s::int[], %s::int[], %s::int[], %s::int[], %s::float8[]) as n (id, agree, disagree, passed, weight)
where s.id = n.id and (s.agree, s.disagree, s.passed, s.weight) is distinct from (n.agree, n.disagree, n.passed, n.weight)"""
