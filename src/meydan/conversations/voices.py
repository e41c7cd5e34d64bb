"""Keys of voices. The database holds only what this makes of a cookie or an account; without the house's secret key and the
conversation's salt nobody can tell which of them a voice belongs to."""

import hashlib
import hmac
import secrets

from django.conf import settings

from meydan.conversations.models import Conversation
from meydan.people.models import Person


def new_token() -> str:
    """What a visitor's cookie holds; the same one serves all conversations, and gives another key in each."""
    return secrets.token_urlsafe(16)


def keys_of(conversation: Conversation, person: Person | None, token: str) -> list[bytes]:
    """Keys under which a participant may be known: their account, and, where no account is asked for, their cookie."""
    names = [f"person:{person.pk}"] if person else []
    if token and not conversation.with_account:
        names.append(f"cookie:{token}")
    return [_key(conversation, name) for name in names]


def _key(conversation: Conversation, name: str) -> bytes:
    secret = hashlib.sha256(b"meydan.conversations.voice" + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(secret + bytes(conversation.salt), name.encode(), "sha256")[:16]
