"""Voting: no audit line a vote, but a limit a voice."""

from dataclasses import dataclass

from django.db import connection, transaction

from meydan.base.limits import limit
from meydan.conversations.models import Conversation, Statement, Voice
from meydan.conversations.queries.voting import voice_of
from meydan.conversations.rules import may_vote, may_vote_on
from meydan.conversations.voices import keys_of, new_token
from meydan.people.models import Person

PER_VOICE, PER_ADDRESS = "60/m", "600/h"
"""Votes of one voice; new voices from one address: a school or a café has one for all."""


@dataclass(frozen=True)
class Cast:
    voice: Voice
    token: str
    """What the cookie of a visitor has to hold from now on; unchanged where one was there."""


@transaction.atomic
def cast_vote(
    *, by: Person | None, token: str, conversation: Conversation, statement: Statement, value: int, address: str = ""
) -> Cast:
    """Answer a statement, or answer it anew. `token`: the visitor's cookie, `address`: a mark of where the request came from."""
    may_vote(by, conversation).or_refuse()
    may_vote_on(statement).or_refuse()
    cast = ensure_voice(by=by, token=token, conversation=conversation, address=address)
    limit(f"vote:{cast.voice.pk}", PER_VOICE)
    with connection.cursor() as cursor:
        cursor.execute(PUT, [cast.voice.pk, statement.pk, value])
    if not cast.voice.fresh:
        Voice.objects.filter(pk=cast.voice.pk).update(fresh=True)
    return cast


PUT = """insert into conversations_vote (voice_id, statement_id, value) values (%s, %s, %s)
on conflict (voice_id, statement_id) do update set value = excluded.value"""


def ensure_voice(*, by: Person | None, token: str, conversation: Conversation, address: str = "") -> Cast:
    """The voice of a participant; a new one, and for a visitor a new cookie, where there is none. In the caller's transaction."""
    if voice := voice_of(conversation, by, token):
        return Cast(voice, token)
    if by is None and not token:
        if address:
            limit(f"voices:{address}", PER_ADDRESS)
        token = new_token()
    key = keys_of(conversation, by, token)[0]
    with connection.cursor() as cursor:
        cursor.execute(NEW, [conversation.pk, key])
        return Cast(Voice(pk=cursor.fetchone()[0], conversation=conversation, key=key), token)


NEW = """insert into conversations_voice (conversation_id, key, fresh) values (%s, %s, true)
on conflict (conversation_id, key) do update set fresh = true returning id"""
