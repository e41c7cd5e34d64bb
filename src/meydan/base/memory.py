"""Answers that stay true for a minute: the town's figures, lists of neighbourhoods and goals. Each process remembers them."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings

from meydan.base import clock
from meydan.base.page_cache import version

MOST = 300
"""Answers to one question with different parameters."""


@dataclass(frozen=True)
class _Answer:
    value: Any
    until: float
    seen: object
    """The day and the mark of what is public; when they change, the answer may have changed too."""


def remembered[**P, R](question: Callable[P, R]) -> Callable[P, R]:
    """Ask again only after `REMEMBER_SECONDS`, on another day, or when something was hidden. For questions without a
    viewer: what they answer is shared and must not be changed."""
    known: OrderedDict[object, _Answer] = OrderedDict()

    @wraps(question)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        if not settings.REMEMBER_SECONDS:
            return question(*args, **kwargs)
        key, seen, now = (args, tuple(kwargs.items())), (clock.today(), version()), time.monotonic()
        found = known.get(key)
        if found is None or found.seen != seen or found.until < now:
            found = known[key] = _Answer(question(*args, **kwargs), now + settings.REMEMBER_SECONDS, seen)
            if len(known) > MOST:
                known.popitem(last=False)
        value: R = found.value
        return value

    return answer
