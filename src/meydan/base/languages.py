"""The languages of an installation: which ones are on, which are drafts, and how each is written, sorted and searched.

Nobody else asks for a language by its code. Turkish text itself is in `turkish.py`; here is what the others need beside it.
See docs/decisions/0040-languages.md.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from meydan.base import turkish
from meydan.base.remembered import remembered
from meydan.base.town import town

BINDING = "tr"
"""The language in which everything exists and which counts where two texts differ; what is missing in another one is shown in it."""
RTL = frozenset({"ar", "fa", "he", "ur", "ckb"})
RIGHT_TO_LEFT_MARK = "\u200f"
COMMA = frozenset({"tr", "ku"})
"""Languages that write 1.234,5; the others write 1,234.5. Digits are Western everywhere."""
NAMES = dict(settings.LANGUAGES)
"""Code → what its speakers call it."""


def current() -> str:
    return get_language() or BINDING


def direction(code: str) -> str:
    return "rtl" if code in RTL else "ltr"


def isolated(code: str) -> str:
    """A code of several groups of figures for a text without markup: Arabic would turn the groups round."""
    return f"\u2066{code}\u2069" if current() in RTL else code


def is_on(code: str) -> bool:
    """Whether the town speaks it: what was chosen at the desk, else what the town file says. Turkish always."""
    chosen = remembered(f"language:{code}")
    return code == BINDING or (chosen == "on" if chosen else code in town().languages)


def switched_on() -> list[tuple[str, str]]:
    """Code and name of those that are on, in the order of the settings."""
    return [(code, name) for code, name in NAMES.items() if is_on(code)]


def is_draft(code: str) -> bool:
    """Whether it was translated by a machine and nobody who grew up with it has read it yet."""
    said = remembered(f"language-draft:{code}")
    return said == "yes" if said else code in town().draft_languages


def spoken(code: str) -> str:
    """The language in which somebody is written to who chose this one: another one while theirs is off."""
    return code if is_on(code) else BINDING


def said_in(thing: Any, name: str) -> tuple[str, str]:
    """(text, its language) of `name_ar`, `name_tr` … of a thing: the reader's language, or the binding one where it has none."""
    language = current()
    own = getattr(thing, f"{name}_{language}", "")
    return (own, language) if own else (getattr(thing, f"{name}_{BINDING}"), BINDING)


def words_of(thing: Any, name: str) -> str:
    """The text alone, see `said_in`."""
    return said_in(thing, name)[0]


def guess(text: str) -> str:
    """What language somebody probably writes: a first choice for a form, never more than that.

    >>> guess("الشارع مظلم"), guess("Ev kolan pir tarî ye û tirsnak e"), guess("Sokak çok karanlık, ışık yok")
    ('ar', 'ku', 'tr')
    """
    if len(_ARABIC.findall(text)) > len(_LATIN.findall(text)):
        return "ar"
    words = set(re.findall(r"\w+", turkish.lower(text)))
    scores = {code: len(words & common) + len(signs.findall(text)) for code, (common, signs) in _TELLING.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 1 else current()


_ARABIC, _LATIN = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[A-Za-zÇĞİÖŞÜÊÎÛçğıöşüêîû]")
_TELLING = {
    "tr": (
        frozenset(["ve", "bir", "bu", "için", "çok", "var", "yok", "değil", "olsun", "ile", "daha", "gibi"]),
        re.compile("[ığüöĞİÜÖ]"),
    ),
    "ku": (
        frozenset(["û", "ku", "li", "ji", "bo", "di", "de", "ye", "ne", "heye", "tune", "pir", "em", "ez", "vê"]),
        re.compile("[êîûÊÎÛ]"),
    ),
    "en": (
        frozenset(["the", "and", "is", "of", "to", "in", "for", "not", "with", "there", "this", "are"]),
        re.compile("[wqWQ]"),
    ),
}


def fold(text: str) -> str:
    """Letters as they are compared and searched, in every language: without marks, in lower case, Arabic letters that people
    write in several ways as one. Mirrors the database's `meydan_fold`.

    >>> fold("مَدْرَسَة الأُمّ"), fold("Kurmancî ÊVAR"), fold("Iğdır")
    ('مدرسه الام', 'kurmanci evar', 'igdir')
    """
    return without_points(turkish.fold(text)).translate(_SAME_IN_ARABIC)


def without_points(text: str) -> str:
    """Arabic without the signs that hardly anybody writes: vowels, the long stroke, marks of direction."""
    return _POINTS.sub("", text)


_POINTS = re.compile("[\u064b-\u0655\u0670\u0640\u200c-\u200f]")
_SAME_IN_ARABIC = str.maketrans("ٱىة", "ايه")  # those with a hamza lose it as a mark


def order_key(text: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """A sort key in the order of a language's alphabet; another alphabet comes after its own.

    >>> sorted(["Îlon", "Ev", "Êvar", "Şev", "Ser", "Ziman"], key=lambda word: order_key(word, "ku"))
    ['Ev', 'Êvar', 'Îlon', 'Ser', 'Şev', 'Ziman']
    >>> sorted(["وادي", "بوجا", "إزمير", "أنقرة"], key=lambda word: order_key(word, "ar"))
    ['إزمير', 'أنقرة', 'بوجا', 'وادي']
    """
    return _ORDER.get(language or current(), turkish.order_key)(text)


def _kurmanji(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_place(letter, _KURMANJI) for letter in unicodedata.normalize("NFC", text).lower())


def _arabic(text: str) -> tuple[tuple[int, int], ...]:
    bare = re.sub("^ال(?=..)", "", fold(text))
    return tuple(_place(letter, _ARABIC_LETTERS) for letter in bare)


def _place(letter: str, alphabet: dict[str, int]) -> tuple[int, int]:
    if letter in alphabet:
        return (2, alphabet[letter])
    plain = fold(letter)
    if plain in alphabet:
        return (2, alphabet[plain])
    return (1, ord(letter)) if letter.isdecimal() else (3, ord(letter)) if letter.isalpha() else (0, ord(letter))


_KURMANJI = {letter: place for place, letter in enumerate("abcçdeêfghiîjklmnopqrsştuûvwxyz")}
_ARABIC_LETTERS = {letter: place for place, letter in enumerate("ءابتثجحخدذرزسشصضطظعغفقكلمنهوي")}
_ORDER: dict[str, Callable[[str], tuple[tuple[int, int], ...]]] = {"ku": _kurmanji, "ar": _arabic}
