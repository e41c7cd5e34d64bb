"""Writing addresses. A page has dozens of links, a long discussion hundreds, and Django looks for the pattern of each anew; here it is
looked for once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.urls import NoReverseMatch, get_resolver, reverse

from meydan.base import languages

SAFE = "!$&'()*+,;=/~:@"
"""Signs that stand in a path as they are, as Django leaves them."""


def address(name: str, *args: object) -> str:
    """What `reverse(name, args=args)` says."""
    shape = _shape(name, len(args), languages.current())
    written = shape.filled(args) if isinstance(shape, _Shape) else ""
    return written or reverse(name, args=args)


@dataclass(frozen=True)
class _Shape:
    """`/oylama/%s/kontrol/`, and what may stand there."""

    text: str
    blanks: Sequence[tuple[Any, re.Pattern[str]]]

    def filled(self, args: Sequence[object]) -> str:
        """Empty where something does not fit; Django says then what is wrong."""
        parts = []
        for given, (converter, pattern) in zip(args, self.blanks, strict=True):
            try:
                part = converter.to_url(given)
            except ValueError:
                return ""
            if not isinstance(part, str) or not pattern.fullmatch(part):
                return ""
            parts.append(quote(part, safe=SAFE))
        return self.text % tuple(parts)


@lru_cache(maxsize=5000)
def _shape(name: str, count: int, _in_language: str) -> _Shape | str:
    """An empty text for what only Django can write: several addresses of one name, or one that begins with something that varies."""
    namespace, _colon, own = name.rpartition(":")
    try:
        prefix, resolver = get_resolver().namespace_dict[namespace]
        ((forms, _pattern, defaults, converters),) = resolver.reverse_dict.getlist(own)
        ((text, names),) = forms
    except (KeyError, ValueError):
        return ""
    plain = re.fullmatch("[a-z/]*", prefix)
    if not plain or defaults or len(names) != count or any(one not in converters for one in names):
        return ""
    blanks = [(converters[one], re.compile(converters[one].regex)) for one in names]
    shape = _Shape("/" + prefix + text % dict.fromkeys(names, "%s"), blanks)
    return shape if _is_as_django_writes(name, shape, blanks) else ""


def _is_as_django_writes(name: str, shape: _Shape, blanks: Sequence[tuple[Any, re.Pattern[str]]]) -> bool:
    """Tried once with something that fits, so that nothing is taken for known that Django does otherwise."""
    tried = [next((one for one in ("1", "a") if pattern.fullmatch(one)), "") for _converter, pattern in blanks]
    try:
        return all(tried) and shape.filled(tried) == reverse(name, args=tried)
    except NoReverseMatch:
        return False
