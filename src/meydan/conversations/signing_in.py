"""Voting first and signing in last, where a conversation asks for an account: the first answer waits in the session."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.conversations import actions
from meydan.conversations.queries.conversations import conversations_visible_to
from meydan.conversations.queries.voting import shown

WAITING = "conversations_waiting"


def keep(request: HttpRequest, conversation_id: int, **what: int | str) -> None:
    """`statement` and `value` of a vote, or `text` of a statement."""
    request.session[WAITING] = {"conversation": conversation_id, **what}


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in."""
    waiting = request.session.pop(WAITING, None)
    if waiting is None or request.person is None:
        return None
    conversation = conversations_visible_to(request.person).filter(pk=waiting["conversation"]).first()
    if conversation is None:
        return None
    try:
        if "text" in waiting:
            actions.write_statement(by=request.person, token="", conversation=conversation, text=waiting["text"])
            messages.success(request, _("Thank you. Your statement has arrived."))
        elif statement := shown(conversation).filter(pk=waiting["statement"]).first():
            actions.cast_vote(
                by=request.person, token="", conversation=conversation, statement=statement, value=waiting["value"]
            )
            messages.success(request, _("Your vote counts. Please go on."))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return conversation.get_absolute_url()
