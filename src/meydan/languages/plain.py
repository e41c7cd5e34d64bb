"""Texts in short sentences: how they are cut into parts, and what makes one hard to read. Hints, never a refusal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import turkish

MOST_WORDS = 12
LONGEST_WORD = 16
PASSIVE = re.compile(
    r"\w{2,}[ıiuü][ln](d[ıiuü]|[ıiuü]r|acak|ecek|[ıiuü]yor|m[ıiuü]ş|mal[ıi]|mel[ıi])(t[ıiuü]r|d[ıiuü]r|lar|ler)?$"
)
"""How most Turkish verbs end that hide who does something: yapıldı, verilecek, bulunur."""


@dataclass(frozen=True)
class Part:
    heading: str
    sentences: list[str]


@dataclass(frozen=True)
class Hint:
    sentence: str
    words: Any


def parts_of(body: str) -> list[Part]:
    """Paragraphs, each with its heading. Lines that begin with # are headings; a text without them is one part without heading.

    >>> [(part.heading, len(part.sentences)) for part in parts_of("# Ne oldu?\\nBir anne yazdı.\\n\\n# Şimdi\\nAğaç dikiyoruz.\\nGelin.")]
    [('Ne oldu?', 1), ('Şimdi', 2)]
    """
    parts: list[Part] = []
    for line in (line.strip() for line in body.splitlines()):
        if line.startswith("#"):
            parts.append(Part(line.lstrip("# "), []))
        elif line:
            if not parts:
                parts.append(Part("", []))
            parts[-1].sentences.append(line)
    return parts


def meanings_of(hard_words: str) -> list[tuple[str, str]]:
    """`word: meaning` a line; a line without a meaning is left out."""
    pairs = (line.partition(":") for line in hard_words.splitlines())
    return [(word.strip(), meaning.strip()) for word, _colon, meaning in pairs if meaning.strip()]


def hints(body: str, language: str = "tr") -> list[Hint]:
    """What could be easier, sentence by sentence."""
    lines = [line for part in parts_of(body) for line in part.sentences]
    sentences = [one for line in lines for one in re.split(r"(?<=[.!?؟])\s+", line) if one]
    return [Hint(one, words) for one in sentences for words in _hard_in(one, language)]


def _hard_in(sentence: str, language: str) -> Iterator[Any]:
    words = re.findall(r"[^\W\d_]+", sentence)
    if len(words) > MOST_WORDS:
        yield _("Long: %(count)s words. Two short sentences are easier.") % {"count": len(words)}
    for word in words:
        if len(word) > LONGEST_WORD:
            yield _("A long word: %(word)s. Is there a shorter one?") % {"word": word}
        elif language == "tr" and PASSIVE.fullmatch(turkish.lower(word)):
            yield _("Who does it? %(word)s does not say so.") % {"word": word}
