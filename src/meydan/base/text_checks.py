"""What can be seen to be wrong with a translation without knowing the language."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LONE_PERCENT = re.compile(r"(?<!%)(?:%%)*%(?![%sd(])")
TAG = re.compile(r"</?[a-z]\w*[^>]*>")
LATIN_WORD = re.compile(r"[A-Za-zÇĞİÖŞÜçğıöşü]{2,}")
PLURAL_FORMS = {
    "tr": "nplurals=2; plural=(n > 1);",
    "ku": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
}
"""As Django itself writes them, so that its sentences and ours are in one book."""


def forms(language: str) -> int:
    """How many forms a counted sentence has."""
    return int(PLURAL_FORMS[language].partition("nplurals=")[2].partition(";")[0])


def faults(language: str, texts: Sequence[str], source: Sequence[str], turkish: Sequence[str] = ()) -> list[str]:
    """What is wrong with the forms of one translation of `source` (the message, and where it counts its plural)."""
    wanted = forms(language) if len(source) == 2 else 1
    if len(texts) != wanted:
        return [f"{len(texts)} forms instead of {wanted}"]
    if not all(text.strip() for text in texts):
        return ["empty"]
    found = [fault for text in texts for fault in (*_signs(text, source), *_edges(text, source[0]))]
    return found + (_latin(texts, [*source, *turkish]) if language == "ar" else [])


def _signs(text: str, source: Sequence[str]) -> list[str]:
    """Placeholders and tags are those of the message; where it counts, a form may say “one” or “two” instead of the number."""
    found = []
    for name, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG)):
        said, asked = Counter(pattern.findall(text)), _most(pattern.findall(one) for one in source)
        if said != asked if len(source) == 1 else said - asked:
            words = (" ".join(sorted(signs.elements())) or "none" for signs in (said, asked))
            found.append(f"{name}: {' instead of '.join(words)}")
    if PLACEHOLDER.search(source[-1]) and LONE_PERCENT.search(text):
        found.append("a single %, where %% is meant")
    return found


def _most(several: Iterable[list[str]]) -> Counter[str]:
    """Each sign as often as one of them has it."""
    return reduce(or_, map(Counter, several))


def _edges(text: str, message: str) -> list[str]:
    same = text[0].isspace() == message[0].isspace() and text[-1].isspace() == message[-1].isspace()
    return [] if same else ["a space or a new line at its edge"]


def _latin(texts: Sequence[str], known: Sequence[str]) -> list[str]:
    """Latin words in an Arabic text are names, so they stand in the message or in its Turkish translation too, perhaps with an
    ending there."""
    allowed = tuple({word.casefold() for text in known for word in LATIN_WORD.findall(text)})
    bare = (TAG.sub(" ", PLACEHOLDER.sub(" ", text)) for text in texts)
    stray = sorted(
        {
            word
            for text in bare
            for word in LATIN_WORD.findall(text)
            if not any(one.startswith(word.casefold()) for one in allowed)
        }
    )
    return [f"Latin words: {' '.join(stray)}"] if stray else []
