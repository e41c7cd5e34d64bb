"""Turkish text: cutting, casing, sorting and folding. Python and Django break it, so nobody else does it.

`"İhtiyaç".lower()` grows a letter, `"ılık".upper()` is right but `"iyi".upper()` is not, and `sorted` puts Ç, İ, Ö, Ş after Z.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import filterfalse

_LOWER = str.maketrans("Iİ", "ıi")
_UPPER = str.maketrans("ıi", "Iİ")
_PLAIN = str.maketrans("ıİçÇğĞöÖşŞüÜâÂîÎûÛ", "iIcCgGoOsSuUaAiIuU")
_FOLD = str.maketrans("ıçğöşüâîû", "icgosuaiu")
_OFFICES = re.compile(r"(lığı|liği|luğu|lüğü|merkezi|birimi)$")
_ORDER = {letter: index for index, letter in enumerate("abcçdefgğhıijklmnoöpqrsştuüvwxyz")}


def lower(text: str) -> str:
    """
    >>> lower("İHTİYAÇ ILIK")
    'ihtiyaç ılık'
    """
    return text.translate(_LOWER).lower()


def upper(text: str) -> str:
    """
    >>> upper("iyi ılık")
    'İYİ ILIK'
    """
    return text.translate(_UPPER).upper()


def capitalize(text: str) -> str:
    """First letter upper, the rest as it is.

    >>> capitalize("iyi olur")
    'İyi olur'
    """
    return upper(text[:1]) + text[1:]


def fold(text: str) -> str:
    """Letters without their marks, lower case: for comparing and searching. Mirrors the database's `meydan_fold`.

    >>> fold("Iğdır ÇÖŞÜ kâğıt İyi")
    'igdir cosu kagit iyi'
    """
    if (plain := text.translate(_PLAIN)).isascii():  # nearly always; the rest is for what people bring from elsewhere
        return plain.lower()
    bare = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))
    small = unicodedata.normalize("NFKD", lower(bare)).translate(_FOLD)
    return "".join(filterfalse(unicodedata.combining, small))


@lru_cache(maxsize=5000)  # a list has the address of each thing in it, with its title
def slug(text: str, *, longest: int = 60) -> str:
    """
    >>> slug("Kadıköy çığlığı: 29 Ekim!")
    'kadikoy-cigligi-29-ekim'
    """
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return words


def order_key(text: str) -> tuple[tuple[int, int], ...]:
    """A sort key in the order of the Turkish alphabet; digits come first, other letters last.

    >>> sorted(["Zafer", "Çamlık", "Cumhuriyet", "Şirinkapı", "Seyhan", "İnönü", "Irmak"], key=order_key)
    ['Cumhuriyet', 'Çamlık', 'Irmak', 'İnönü', 'Seyhan', 'Şirinkapı', 'Zafer']
    """
    return tuple(_letter_order(letter) for letter in lower(text))


def _letter_order(letter: str) -> tuple[int, int]:
    if letter in _ORDER:
        return (2, _ORDER[letter])
    plain = fold(letter)
    if plain in _ORDER:
        return (2, _ORDER[plain])
    return (1, ord(letter)) if letter.isdecimal() else (0, ord(letter)) if not letter.isalpha() else (3, ord(letter))


def in_order(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=order_key)


def cut(text: str, longest: int) -> str:
    """At most `longest` characters, cut between words, with an ellipsis.

    >>> cut("Çocuklar okula gölgede yürüsün", 17)
    'Çocuklar okula…'
    """
    clean = " ".join(text.split())
    if len(clean) <= longest:
        return clean
    head = clean[:longest]
    return (head.rpartition(" ")[0] or head[:-1]).rstrip(" ,.;:") + "…"


def addressed(name: str) -> str:
    """The name of an office as a letter addresses it. Where the ending is not certain, the name stays as it is.

    >>> addressed("Park ve Bahçeler Müdürlüğü"), addressed("Başkan Yardımcılığı"), addressed("ESHOT")
    ('Park ve Bahçeler Müdürlüğüne', 'Başkan Yardımcılığına', 'ESHOT')
    """
    if not _OFFICES.search(lower(name)):
        return name
    return name + ("na" if name.endswith(("ı", "u")) else "ne")
