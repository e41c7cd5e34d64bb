"""Answers that stay true for a while: the town's figures, lists of neighbourhoods and goals for a minute, what everybody sees alike for
some seconds. Each process remembers them."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings

from meydan.base import clock
from meydan.base import remembered as stamps
from meydan.base.page_cache import version

MOST, MOST_PARTS = 300, 40
"""Answers to one question with different parameters; parts of pages, which are larger."""


@dataclass(frozen=True)
class _Answer:
    value: Any
    until: float
    seen: object
    """The day, the mark of what is public, and the stamps; when they change, the answer may have changed too."""


def remembered[**P, R](question: Callable[P, R]) -> Callable[P, R]:
    """Ask again only after `REMEMBER_SECONDS`, on another day, or when something was hidden or switched. For questions without a
    viewer: what they answer is shared and must not be changed."""
    return _remembered(question, lambda: settings.REMEMBER_SECONDS, MOST)


def remembered_as_pages[**P, R](question: Callable[P, R]) -> Callable[P, R]:
    """The same for as long as a visitor's page is kept (decision 14)."""
    return _remembered(question, lambda: settings.PAGE_CACHE_SECONDS, MOST_PARTS)


def _remembered[**P, R](question: Callable[P, R], seconds: Callable[[], float], most: int) -> Callable[P, R]:
    known: OrderedDict[object, _Answer] = OrderedDict()

    @wraps(question)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        if not seconds():
            return question(*args, **kwargs)
        key, seen = (args, tuple(kwargs.items())), (clock.today(), version(), stamps.version())
        now = time.monotonic()
        found = known.get(key)
        if found is None or found.seen != seen or found.until < now:
            found = known[key] = _Answer(question(*args, **kwargs), now + seconds(), seen)
            if len(known) > most:
                known.popitem(last=False)
        value: R = found.value
        return value

    return answer
