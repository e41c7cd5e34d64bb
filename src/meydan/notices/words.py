"""What a message says: the sentences of its type, filled with its facts, in the reader's language."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from meydan.base.cards import NoticeType, Viewer, all_cards, kind
from meydan.base.models import OutboxMessage
from meydan.base.refs import Found, parse, resolve
from meydan.base.templatetags.ui import day_long
from meydan.notices.sms import in_one
from meydan.people.models import Person

DAYS = {"day", "first", "last"}
"""Facts that are days, written as 2026-11-28."""


@dataclass(frozen=True)
class Said:
    subject: str
    text: str
    url: str
    sms: str = ""
    opening: str = ""
    closing: str = ""
    """What the town lets stand above and below the text of a letter."""


def type_of(code: str) -> NoticeType:
    """The type on a card. An unknown code is a bug and raises KeyError."""
    for card in all_cards():
        for one in card.notices:
            if one.code == code:
                return one
    raise KeyError(code)


def own_link(message: OutboxMessage, reader: Person) -> str:
    """Where the reader changes what they have there, without signing in; empty where there is no such page."""
    if not message.ref or not type_of(message.code).own_link:
        return ""
    name, number = parse(message.ref)
    owner = kind(name)
    return owner.own_link(number, reader.pk) if owner and owner.own_link else ""


def say(messages: list[OutboxMessage], viewer: Viewer) -> dict[int, Said]:
    """Message ids → what they say to `viewer`; what they are about is loaded once a kind."""
    found = resolve(viewer, {message.ref for message in messages if message.ref})
    return {message.pk: _say(message, found) for message in messages}


def _say(message: OutboxMessage, found: Mapping[str, Found]) -> Said:
    about = found.get(message.ref)
    kind = type_of(message.code)
    facts: dict[str, Any] = defaultdict(str, message.facts)
    for name in DAYS & message.facts.keys():
        facts[name] = day_long(date.fromisoformat(facts[name]))
    facts["title"] = about.title if about else facts.get("title", "")
    if "at" in message.facts:
        facts["at"] = f"{timezone.localtime(datetime.fromisoformat(message.facts['at'])):%d.%m. %H.%M}"
    sms = in_one(str(kind.sms), facts) if kind.sms else ""
    return Said(str(kind.subject) % facts, str(kind.text) % facts, about.url if about else "", sms)
