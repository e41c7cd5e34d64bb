"""Conversations: planned, published, ended, reported, and their votes erased."""

from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_noop

from meydan.base import clock, search
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.templatetags.ui import day
from meydan.conversations.models import Conversation, Statement, Voice
from meydan.conversations.queries.conversations import has_result, is_counted, outside, to_erase
from meydan.conversations.queries.voting import shown
from meydan.conversations.rules import (
    ERASED,
    STILL_COUNTING,
    may_erase,
    may_publish,
    may_report,
    may_run,
    may_set_times,
)
from meydan.ideas.models import Stage, StageKind
from meydan.people.actions import holding, keeper
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Thread

KEPT = ("published_at", "report", "outcome", "report_at", "erased_at", "salt", "source", "last_number", "stale")
"""What other verbs change."""


@transaction.atomic
def save_conversation(*, by: Person, conversation: Conversation | None = None, **words: Any) -> Conversation:
    """Plan a conversation, or change it; `words` are its columns. A new one is a draft."""
    may_run(by).or_refuse()
    one = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk) if conversation else Conversation(owner=holding(keeper(by)), created_at=clock.now())  # fmt: skip
    may_set_times(one, words["opens_at"], words["closes_at"]).or_refuse()
    for name, value in words.items():
        if name in KEPT:
            raise ValueError(name)
        setattr(one, name, value)
    one.stale = True  # another floor may show or hide the result
    one.save()
    _make_findable(one)
    record("conversations.saved", by=by, ref=one.ref)
    return one


@transaction.atomic
def publish_conversation(*, by: Person, conversation: Conversation) -> Conversation:
    """From now on everybody sees it; on its thread it is a step."""
    may_publish(by, conversation, shown(conversation).count()).or_refuse()
    if conversation.published_at is None:
        conversation.published_at = clock.now()
        conversation.save(update_fields=["published_at"])
        _step(conversation, "conversations.opened", until=True)
    _make_findable(conversation)
    record("conversations.published", by=by, ref=conversation.ref)
    return conversation


def follow_stage(by: Person, stage: Stage, reason: str) -> None:
    """Inside the transaction that moves the stage. A conversation keeps its days; who keeps one that no longer lies within the stage in
    which people deliberate hears of it."""
    if stage.kind != StageKind.DELIBERATE:
        return
    for one in outside(stage):
        days = f"{day(one.opens_at)} – {day(one.closes_at)}"
        notify(one.owner or "role:director", "conversations.stage_moved", ref=one.ref, but_not=by, words=days)


@transaction.atomic
def end_conversation(*, by: Person, conversation: Conversation) -> Conversation:
    """Close it now."""
    may_run(by).or_refuse()
    if conversation.is_open:
        may_set_times(conversation, conversation.opens_at, clock.now()).or_refuse()
        conversation.closes_at, conversation.stale = clock.now(), True
        conversation.save(update_fields=["closes_at", "stale"])
    record("conversations.ended", by=by, ref=conversation.ref)
    return conversation


@transaction.atomic
def publish_report(*, by: Person, conversation: Conversation, report: str, outcome: str) -> Conversation:
    """Say what was found and what it changed. Where fewer took part than the floor asks, words alone: votes are never kept only because
    nobody may look at them. Followers of the thread and writers with an account are told."""
    may_report(by, conversation).or_refuse()
    if not has_result(conversation) and not is_counted(conversation):
        raise Refused(STILL_COUNTING)
    first = conversation.report_at is None
    conversation.report, conversation.outcome = report, outcome
    conversation.report_at = conversation.report_at or clock.now()
    conversation.save(update_fields=["report", "outcome", "report_at"])
    if first:
        _step(conversation, "conversations.reported")
        writers = Statement.objects.filter(conversation=conversation).exclude(author=None)
        told = [f"person:{pk}" for pk in writers.values_list("author_id", flat=True).distinct()]
        if told:
            notify(told, "conversations.reported", ref=conversation.ref, but_not=by)
    _make_findable(conversation)
    forget_pages()
    record("conversations.reported", by=by, ref=conversation.ref)
    return conversation


def _step(conversation: Conversation, code: str, *, until: bool = False) -> None:
    if conversation.thread_id is None:
        return
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=conversation.thread_id)
    thread = thread.merged_into or thread
    add_step(
        thread=thread,
        code=code,
        ref=conversation.ref,
        station=Station.DELIBERATION,
        until=conversation.closes_at if until else None,
        words=conversation.title,
        language=conversation.language,
    )


@transaction.atomic
def erase_votes(*, by: Person | None, conversation: Conversation) -> int:
    """Single votes, voices, writers and the salt go; statements with their counts and the result stay."""
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if by is not None:
        may_erase(by, conversation).or_refuse()
    if conversation.erased_at:
        raise Refused(ERASED, day=conversation.erased_at)
    Statement.objects.filter(conversation=conversation).update(author=None, voice=None)
    with connection.cursor() as cursor:
        cursor.execute(ERASE, [conversation.pk])
        gone = int(cursor.rowcount)
    Voice.objects.filter(conversation=conversation)._raw_delete("default")  # its votes went in one statement above
    conversation.salt, conversation.erased_at = b"", clock.now()
    conversation.save(update_fields=["salt", "erased_at"])
    note_destruction(
        what="conversations.Vote", count=gone, rule=gettext_noop("single votes, some days after the report")
    )
    record("conversations.votes_erased", by=by, ref=conversation.ref, votes=gone)
    return gone


ERASE = """delete from conversations_vote using conversations_voice
where conversations_vote.voice_id = conversations_voice.id and conversations_voice.conversation_id = %s"""


def erase_due() -> int:
    """By the worker: where the time after the report is over."""
    due = to_erase()
    for one in due:
        erase_votes(by=None, conversation=one)
    return len(due)


def _make_findable(conversation: Conversation) -> None:
    search.index(
        conversation.ref,
        title=conversation.title,
        body=f"{conversation.summary} {conversation.promise} {conversation.report} {conversation.outcome}",
        at=conversation.created_at,
        public=conversation.published_at is not None,
    )
