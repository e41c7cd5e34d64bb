"""What a message says: the sentences of its type, filled with its facts, in the reader's language."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext

from meydan.base.cards import NoticeType, Viewer, all_cards, kind
from meydan.base.models import OutboxMessage
from meydan.base.refs import Found, name_all, parse
from meydan.base.templatetags.ui import day_long, page_url
from meydan.notices.models import Wording
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
    language: str = ""
    """Of a text that is somebody's own words altogether; empty: that of the reader."""
    quoted: tuple[str, str] = ("", "")
    """Words of somebody inside the sentences, and their language, where it is not the reader's."""


def type_of(code: str) -> NoticeType:
    """The type on a card. An unknown code is a bug and raises KeyError."""
    return _types()[code]


def is_type(code: str) -> bool:
    """Whether there is still such a type: letters are older than the code that reads their links."""
    return code in _types()


@cache
def _types() -> Mapping[str, NoticeType]:
    return {one.code: one for card in all_cards() for one in card.notices}


def own_link(message: OutboxMessage, reader: Person) -> str:
    """Where the reader changes what they have there, without signing in; empty where there is no such page."""
    if not message.ref or not type_of(message.code).own_link:
        return ""
    name, number = parse(message.ref)
    owner = kind(name)
    return owner.own_link(number, reader.pk) if owner and owner.own_link else ""


def say(messages: list[OutboxMessage], viewer: Viewer, own: Iterable[Wording] | None = None) -> dict[int, Said]:
    """Message ids → what they say to `viewer`; what they are about is loaded once a kind. `own`: the town's own words, if they are known."""
    found = name_all(viewer, {message.ref for message in messages if message.ref})
    if own is None:
        own = wordings(get_language() or "tr", {message.code for message in messages})
    words = {one.code: one for one in own}
    return {message.pk: say_as(message, found.get(message.ref), words.get(message.code)) for message in messages}


def wordings(language: str, codes: set[str]) -> QuerySet[Wording]:
    return Wording.objects.filter(language=language, code__in=codes)


def say_as(message: OutboxMessage, about: Found | None, own: Wording | None) -> Said:
    """One message in the town's words, where it has some."""
    kind = type_of(message.code)
    facts: dict[str, Any] = defaultdict(str, message.facts)
    for name in DAYS & message.facts.keys():
        facts[name] = _day(facts[name])
    gone = gettext("(no longer there)") if message.ref else ""
    facts["title"] = about.title if about else facts.get("title") or gone
    if "at" in message.facts:
        facts["at"] = _moment(facts["at"])
    sms = in_one(str(kind.sms), facts) if kind.sms else ""
    said = Said(
        str(kind.subject) % facts,
        str(kind.text) % facts,
        about.url if about else page_url(kind.page) if kind.page else "",
        sms,
        language=str(message.facts.get("language", "")),
        quoted=_quoted(about),
    )
    if own is None:
        return said
    return replace(
        said,
        subject=_filled(own.subject, facts) or said.subject,
        opening=_filled(own.opening, facts),
        closing=_filled(own.closing, facts),
    )


def _quoted(about: Found | None) -> tuple[str, str]:
    """The title of what a message is about, where it was written in another language than the reader's."""
    if about is None or isinstance(about.thing, Person):  # whose language is that in which they read
        return "", ""
    language = str(getattr(about.thing, "language", ""))
    return (about.title, language) if language and language != get_language() else ("", "")


def _day(written: str) -> str:
    """A day in words; a preview has put words there already."""
    try:
        return str(day_long(date.fromisoformat(written)))
    except ValueError:
        return written


def _moment(written: str) -> str:
    try:
        return f"{timezone.localtime(datetime.fromisoformat(written)):%d.%m. %H.%M}"
    except ValueError:
        return written


class _Marked(dict[str, str]):
    """Fills each fact of a sentence with a sign or with its own name."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __missing__(self, key: str) -> str:
        return self.mark % key if "%s" in self.mark else self.mark


def in_general(kind: NoticeType) -> str:
    """What a type says as a subject, without the facts of a single message."""
    return (str(kind.subject) % _Marked("…")).removesuffix(" …").removesuffix(":")


def with_places(sentence: Any) -> str:
    """A shipped sentence as the town would write it: {title} instead of the title."""
    return str(sentence) % _Marked("{%s}")


PLACE = re.compile(r"\{([^{}]*)\}")
"""What the town writes where a fact shall stand: {title}."""


def places_of(kind: NoticeType) -> list[str]:
    """What can be filled in in the words of a type: what its shipped sentences say, and the title."""
    said = re.findall(r"%\((\w+)\)s", f"{kind.subject} {kind.text}")
    return list(dict.fromkeys(["title", *said]))


def places_used(text: str) -> list[str]:
    return PLACE.findall(text)


def _filled(text: str, facts: Mapping[str, Any]) -> str:
    return PLACE.sub(lambda place: str(facts[place.group(1)]), text)
