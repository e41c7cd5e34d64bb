"""What of the API belongs to which slice: with a slice that the town has switched off its addresses are not found, like its pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest

from meydan.base.cards import is_on


def while_used(*slices: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Of an operation: answer while the town uses all of these slices. Ninja's routers take it for all that they hold."""

    def of(act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not all(map(is_on, slices)):
                raise Http404
            return act(request, *args, **kwargs)

        return guarded

    return of
