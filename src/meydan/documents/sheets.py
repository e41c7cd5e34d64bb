"""What all sheets share: the head, the foot, dates and the language of official paper.

A document is data: `{"language", "title", "sheets": [sheet, …]}`; a sheet says its form (letter, annex, list, more, note) and
holds plain texts. `printing` makes PDF and DOCX of it and knows nothing else.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from meydan.base import languages, turkish
from meydan.base.town import town

type Sheet = dict[str, Any]
type Words = str | Mapping[str, str] | Sequence[str | Mapping[str, str]]
"""Plain, `{text, language}` where somebody wrote in another language than the paper's, or several of them in a row."""


@contextmanager
def official_language(instead: str = "") -> Iterator[None]:
    """Papers speak the town's first language, whoever makes them; `instead`: that of whoever takes them along."""
    with override(instead or str(town().data.get("default_language", "tr"))):
        yield


def document(title: str, sheets: Sequence[Sheet]) -> dict[str, Any]:
    return {"language": get_language() or "tr", "title": title, "sheets": list(sheets)}


def own_words(text: str, language: str) -> str | Mapping[str, str]:
    """What people wrote keeps its language, so that a file can be read aloud and runs from its own side."""
    return {"text": text, "language": language} if language and language != get_language() else text


def quoting(sentence: str, name: str, text: str, language: str) -> Words:
    """A translated sentence with somebody's words at the place of `%(name)s`."""
    before, _place, after = sentence.partition(f"%({name})s")
    own = own_words(text, language)
    if isinstance(own, str):
        return before + own + after
    return [before, own, after] if before or after else own


def fingerprint(data: Mapping[str, Any]) -> str:
    """SHA-256 of the data, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def head() -> list[str]:
    """The lines above a letter: the state, the municipality in capitals, the Centre."""
    return [town().say("letters", "state"), capitals(town().say("letters", "head")), town().say("centre")]


def address_line() -> str:
    return " · ".join(part for part in (town().say("contact", "address"), town().say("contact", "phone")) if part)


def capitals(text: str) -> str:
    return text.upper() if languages.current() == "en" else turkish.upper(text)  # ascii


def signature(name: str) -> str:
    """Derya AKSOY: the family name in capitals, as official letters have it."""
    first, _space, family = name.strip().rpartition(" ")
    return f"{first} {capitals(family)}" if first else family


def figures_day(day: date | None) -> str:
    """23.11.2026; dots to be filled in where there is none."""
    return f"{day:%d.%m.%Y}" if day else "…………"


def paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def listed(words: Sequence[str]) -> str:
    """a, b and c"""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
