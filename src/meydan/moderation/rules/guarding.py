"""What makes something wait for a look: never a punishment, always a person who decides."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.moderation.rules.reporting import setting
from meydan.people.models import Person

LISTED_ALREADY, NO_WORD, LOOKED_ALREADY = (
    "moderation.listed_already",
    "moderation.no_word",
    "moderation.looked_already",
)
SENTENCES: Mapping[str, Any] = {
    LISTED_ALREADY: _("This word is on the list already."),
    NO_WORD: _("Please write a word with letters, or a few; a star only at the end."),
    LOOKED_ALREADY: _("A colleague has looked at this already."),
}
SHORT = 40
"""Texts below this length are the same by chance: “I agree.”"""
ENDINGS = "com|net|org|info|biz|tr|io|me|ly|co|gl|xyz|shop|site|online|app|link|club|top"
LINK = re.compile(rf"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:{ENDINGS})\b(?:/\S*)?", re.IGNORECASE)


def plain(text: str) -> str:
    """Words in small letters with one space around each. Dotless ı stays apart from i: “sık” is no bad word."""
    small = turkish.lower(unicodedata.normalize("NFKC", text))
    return f" {' '.join(re.findall(r'[^\W_]+', small))} "


def as_listed(text: str) -> str:
    """A word as the list keeps it, or nothing where no letter is in it."""
    words = plain(text).strip()
    return words + "*" if words and text.strip().endswith("*") else words


def caught_by(text: str, listed: Iterable[str]) -> list[str]:
    """Words of the list that stand in `text` as whole words; with a star as their beginning."""
    said = plain(text)
    return [one for one in listed if f" {one.removesuffix('*')}{'' if one.endswith('*') else ' '}" in said]


def links_in(text: str) -> int:
    return len(LINK.findall(text))


def is_new(person: Person) -> bool:
    return person.joined_at > clock.now() - timedelta(days=int(setting("new_account_days", 7)))


def hash_of(text: str) -> str:
    """The same for texts that differ in signs, spaces and capitals only; empty for short ones."""
    words = plain(text).strip()
    return hashlib.sha256(words.encode()).hexdigest() if len(words) >= SHORT else ""
