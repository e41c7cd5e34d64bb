"""Answers that stay true for a while: the town's figures, lists of neighbourhoods and goals for a minute, what everybody sees alike for
some seconds. Each process remembers them."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any

from django.conf import settings

from meydan.base import clock
from meydan.base import remembered as stamps
from meydan.base.page_cache import version

MOST, MOST_PARTS = 300, 100
"""Answers to one question with different parameters; parts of pages, which are larger."""


@dataclass(frozen=True)
class _Answer:
    value: Any
    until: float
    seen: object
    """The day, the mark of what is public, and the stamps; when they change, the answer may have changed too."""


class Remembered[**P, R]:
    """A question that each process asks again only after a while."""

    def __init__(self, question: Callable[P, R], seconds: Callable[[], float], most: int) -> None:
        self._question, self._seconds, self._most = question, seconds, most
        self._known: OrderedDict[object, _Answer] = OrderedDict()
        update_wrapper(self, question)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        found = self._known.get((args, tuple(kwargs.items()))) if self._seconds() else None
        if found is None or found.seen != _seen() or found.until < time.monotonic():
            return self.anew(*args, **kwargs)
        value: R = found.value
        return value

    def anew(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Asked now, whatever is known; what it answers is known from then on."""
        if not self._seconds():
            return self._question(*args, **kwargs)
        seen, until = _seen(), time.monotonic() + self._seconds()  # before it is asked: a change meanwhile counts
        value = self._question(*args, **kwargs)
        key = args, tuple(kwargs.items())
        self._known.pop(key, None)  # the latest stands last
        self._known[key] = _Answer(value, until, seen)
        self._forget(time.monotonic())
        return value

    def _forget(self, now: float) -> None:
        """What is too old, and the first of too many: a part of a page that nobody asks for again takes no room."""
        for key, answer in list(self._known.items()):
            if answer.until < now:
                self._known.pop(key, None)
        if len(self._known) > self._most:
            self._known.popitem(last=False)


def _seen() -> object:
    return clock.today(), version(), stamps.version()


def remembered[**P, R](question: Callable[P, R]) -> Remembered[P, R]:
    """Ask again only after `REMEMBER_SECONDS`, on another day, or when something was hidden or switched. For questions without a
    viewer: what they answer is shared and must not be changed."""
    return Remembered(question, lambda: settings.REMEMBER_SECONDS, MOST)


def remembered_as_pages[**P, R](question: Callable[P, R]) -> Remembered[P, R]:
    """The same for as long as a visitor's page is kept (decision 14)."""
    return Remembered(question, lambda: settings.PAGE_CACHE_SECONDS, MOST_PARTS)
