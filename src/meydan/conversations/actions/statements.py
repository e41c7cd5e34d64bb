"""Statements: written, looked at, corrected once, joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.conversations.actions.voting import Cast, ensure_voice
from meydan.conversations.models import Conversation, Moderation, Reason, State, Statement
from meydan.conversations.queries.statements import standing_texts
from meydan.conversations.queries.voting import voice_of
from meydan.conversations.rules import (
    ELSEWHERE,
    REASON_NEEDED,
    SAID_ALREADY,
    SAME_STATEMENT,
    is_short,
    is_small_fix,
    may_fix,
    may_fix_at_desk,
    may_look,
    may_run,
    may_write,
    same_words,
)
from meydan.moderation.actions import look_first
from meydan.people.models import Person

PER_WRITER = "10/h"


@dataclass(frozen=True)
class Seeded:
    made: list[Statement]
    there_before: list[str] = field(default_factory=list)
    too_long: list[str] = field(default_factory=list)


@transaction.atomic
def write_statement(
    *, by: Person | None, token: str, conversation: Conversation, text: str, language: str = "tr", address: str = ""
) -> tuple[Statement, Cast]:
    """Add a statement. With an account it belongs to that; without one to the voice of the cookie. It is no vote."""
    may_write(by, conversation).or_refuse()
    text = " ".join(text.split())
    is_short(text).or_refuse()
    cast = ensure_voice(by=by, token=token, conversation=conversation, address=address)
    limit(f"statement:{by.pk if by else cast.voice.pk}:{conversation.pk}", PER_WRITER)
    conversation = _locked(conversation)
    _refuse_what_is_there(conversation, text)
    waits = conversation.moderation == Moderation.BEFORE
    made = Statement.objects.create(
        conversation=conversation, number=conversation.last_number + 1, text=text, language=language, author=by,
        voice=None if by else cast.voice, state=State.WAITING if waits else State.SHOWN, created_at=clock.now(),
    )  # fmt: skip
    conversation.last_number += 1
    conversation.stale = True
    conversation.save(update_fields=["last_number", "stale"])
    _look_at(made, by)
    record(
        "conversations.statement_written", by=None, ref=made.ref
    )  # nobody's: a line with a person would name the writer
    return made, cast


@transaction.atomic
def seed_statements(*, by: Person, conversation: Conversation, texts: Sequence[str], language: str = "tr") -> Seeded:
    """Many at once, by the Centre. What stands there already, or is too long, is said and left out."""
    may_run(by).or_refuse()
    conversation = _locked(conversation)
    known = {same_words(text) for text in standing_texts(conversation)}
    made: list[Statement] = []
    there, too_long = [], []
    for text in (" ".join(one.split()) for one in texts):
        if same_words(text) in known:
            there.append(text)
        elif not is_short(text):
            too_long.append(text)
        elif text:
            known.add(same_words(text))
            number = conversation.last_number + len(made) + 1
            made.append(
                Statement(
                    conversation=conversation, number=number, text=text, language=language, seed=True, looked_at=clock.now(), looked_by=by,
                    created_at=clock.now(),
                )
            )  # fmt: skip
    Statement.objects.bulk_create(made)
    conversation.last_number += len(made)
    conversation.stale = True
    conversation.save(update_fields=["last_number", "stale"])
    record("conversations.seeded", by=by, ref=conversation.ref, made=len(made))
    return Seeded(made, there, too_long)


@transaction.atomic
def show_statement(*, by: Person, statement: Statement) -> Statement:
    """Let people vote on it; of one that is shown, say that somebody has looked at it."""
    may_look(by).or_refuse()
    before = _lock(statement).state
    return _decide(by, statement, State.SHOWN, "conversations.shown" if before != State.SHOWN else "")


@transaction.atomic
def show_statements(*, by: Person, statements: Sequence[Statement]) -> int:
    """Several that somebody has looked at in one go."""
    for one in sorted(statements, key=lambda one: one.pk):  # always locked in the same order
        show_statement(by=by, statement=one)
    return len(statements)


@transaction.atomic
def decline_statement(*, by: Person, statement: Statement, reason: str, words: str = "") -> Statement:
    """Not taken, with the reason, which its writer reads. Votes that it has stay uncounted."""
    may_look(by).or_refuse()
    if reason not in Reason.values:
        raise Refused(REASON_NEEDED, field="reason")
    _lock(statement)
    return _decide(by, statement, State.DECLINED, "conversations.declined", reason=reason, words=words)


@transaction.atomic
def join_statement(*, by: Person, statement: Statement, into: Statement) -> Statement:
    """It says the same as another one: its votes count for that, of whoever has not voted on both. It can be shown again."""
    may_look(by).or_refuse()
    if into.pk == statement.pk:
        raise Refused(SAME_STATEMENT, field="into")
    if into.conversation_id != statement.conversation_id or not _lock(into).is_shown:
        raise Refused(ELSEWHERE, field="into")
    _lock(statement)
    Statement.objects.filter(merged_into=statement).update(merged_into=into)
    return _decide(by, statement, State.MERGED, "conversations.joined", merged_into=into)


def _decide(
    by: Person,
    statement: Statement,
    state: str,
    notice: str,
    *,
    reason: str = "",
    words: str = "",
    merged_into: Statement | None = None,
) -> Statement:
    statement.state, statement.reason, statement.words, statement.merged_into = state, reason, words, merged_into
    statement.looked_at, statement.looked_by = clock.now(), by
    statement.save(update_fields=["state", "reason", "words", "merged_into", "looked_at", "looked_by"])
    Conversation.objects.filter(pk=statement.conversation_id).update(stale=True)
    if notice and statement.author_id:
        why = str(Reason(reason).label) if reason else ""
        notify(f"person:{statement.author_id}", notice, ref=statement.ref, words=f"{why} {words}".strip())
    forget_pages()
    record(f"conversations.statement_{state}", by=by, ref=statement.ref)
    return statement


@transaction.atomic
def fix_statement(*, by: Person | None, token: str, statement: Statement, text: str) -> Statement:
    """Its writer mends a slip, once."""
    _lock(statement)
    voice = voice_of(statement.conversation, by, token)
    may_fix(by, voice.pk if voice else None, statement).or_refuse()
    fixed = _fix(None, statement, text)
    _look_at(fixed, by)
    return fixed


@transaction.atomic
def fix_statement_at_desk(*, by: Person, statement: Statement, text: str) -> Statement:
    _lock(statement)
    may_fix_at_desk(by, statement).or_refuse()
    return _fix(by, statement, text)


def _fix(by: Person | None, statement: Statement, text: str) -> Statement:
    text = " ".join(text.split())
    is_short(text).or_refuse()
    is_small_fix(statement.text, text).or_refuse()
    statement.text_before, statement.text, statement.fixed_at = statement.text, text, clock.now()
    statement.save(update_fields=["text_before", "text", "fixed_at"])
    record("conversations.statement_fixed", by=by, ref=statement.ref)
    return statement


@transaction.atomic
def hide_statement(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation. Who makes it visible again has looked at it."""
    rows = Statement.objects.filter(pk=thing_id)
    rows.update(hidden_at=clock.now() if hidden else None)
    if by and not hidden:
        rows.update(looked_at=clock.now(), looked_by=by)
    Conversation.objects.filter(statements=thing_id).update(stale=True)
    forget_pages()


def _look_at(statement: Statement, by: Person | None) -> None:
    """What looks odd waits, unseen, for a moderator; where everything is looked at before it is shown, it waits anyway."""
    if statement.state == State.SHOWN and look_first(by=by, ref=statement.ref, text=statement.text):
        statement.refresh_from_db(fields=["hidden_at"])


def _locked(conversation: Conversation) -> Conversation:
    """Held until the end, so that no two statements get one number."""
    return Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)


def _lock(statement: Statement) -> Statement:
    """Held until the end, and as it stands now."""
    Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    statement.refresh_from_db()
    return statement


def _refuse_what_is_there(conversation: Conversation, text: str) -> None:
    words = same_words(text)
    for standing in standing_texts(conversation):
        if same_words(standing) == words:
            raise Refused(SAID_ALREADY, text=standing, field="text")
