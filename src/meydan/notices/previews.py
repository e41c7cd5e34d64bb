"""What a letter would look like in words that are not kept yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meydan.base import clock
from meydan.base.cards import NoticeType
from meydan.base.models import OutboxMessage
from meydan.notices.mail import letter
from meydan.notices.models import Delivery, Notice, Wording
from meydan.notices.words import places_of, say_as
from meydan.people.models import Person

MEANINGS: Mapping[str, Any] = {
    "title": gettext_lazy("the title of what it is about"),
    "day": gettext_lazy("a day, such as 28 November 2026"),
    "words": gettext_lazy("what somebody wrote with it"),
    "text": gettext_lazy("what somebody wrote with it"),
    "reason": gettext_lazy("the reason that was given"),
    "why": gettext_lazy("the reason that was given"),
    "name": gettext_lazy("a name"),
    "unit": gettext_lazy("the name of a unit"),
    "role": gettext_lazy("the name of a role"),
    "place": gettext_lazy("the name of a place"),
    "count": gettext_lazy("how many there are"),
    "number": gettext_lazy("a number, such as 2026-0001"),
    "at": gettext_lazy("day and hour"),
    "because": gettext_lazy("the reason that was given"),
    "titles": gettext_lazy("titles, each in a line of its own"),
    "stop": gettext_lazy("the address of a page that ends these messages"),
    "address": gettext_lazy("the address of a page"),
}
"""What the usual facts of messages mean."""


@dataclass(frozen=True)
class Shown:
    subject: str
    text: str


def meaning(name: str) -> str:
    """What stands where a fact stands; the sentences of the type show what the rarer ones mean."""
    return str(MEANINGS.get(name) or _("as in the shipped sentence"))


def preview(kind: NoticeType, language: str, reader: Person, *, subject: str, opening: str, closing: str) -> Shown:
    """The letter as the reader would get it. No real message is shown: it would be somebody's."""
    wording = Wording(code=kind.code, language=language, subject=subject, opening=opening, closing=closing)
    with translation.override(language):
        facts = {name: f"[{meaning(name)}]" for name in places_of(kind)}
        message = OutboxMessage(code=kind.code, to=[], facts=facts)
        made = letter(
            Delivery(notice=Notice(person=reader, message=message, at=clock.now())), say_as(message, None, wording)
        )
    return Shown(str(made.subject), str(made.body))
