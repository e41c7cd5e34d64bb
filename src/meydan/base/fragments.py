"""Fragments of pages that say the same to everybody: head, foot, menus. Each process makes them once for each language and keeps
them until a stamp changes, such as a module that is switched off. See docs/decisions/0056-made-once-for-everybody.md."""

from collections.abc import Callable
from typing import Any

from meydan.base import languages, remembered
from meydan.base.town import town

MOST = 1000
"""So many are kept, and besides them the last so many before these: a town has some dozens for each language, the others are rows of
lists, which are kept by what they say (decision 84)."""
_kept: dict[tuple[object, ...], Any] = {}
_before: dict[tuple[object, ...], Any] = {}


def kept[T](make: Callable[[], T], *key: object) -> T:
    """What `make` says, made once as long as key, language and stamps are the same. It must depend on nothing else: neither on who
    asks nor on the clock."""
    global _kept, _before
    whole = (
        remembered.version(),
        languages.current(),
        town().folder,
        *key,
    )  # before it is made: a change meanwhile counts
    found = _kept.get(whole)
    if found is None:
        found = _before.get(whole)
        if found is None:
            found = make()
        if len(_kept) >= MOST:  # what nobody asks for until so many others were asked for is forgotten
            _before, _kept = _kept, {}
        _kept[whole] = found
    value: T = found
    return value
