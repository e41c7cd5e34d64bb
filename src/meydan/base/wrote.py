"""When a reader last changed something, as their browser knows it: what is kept for some seconds is never older for them."""

import time
from collections.abc import Callable
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

WROTE = "wrote"
"""Name of the cookie that says it."""


def last_wrote(request: HttpRequest) -> float:
    """When the reader last changed something, by the clock of the machine; 0 where that is longer ago than a part is kept."""
    try:
        return float(request.COOKIES.get(WROTE, "0"))
    except ValueError:
        return 0


class WroteMiddleware:
    """Notes with a reader's browser that they changed something, for as long as a part may be older than that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        seconds = settings.PAGE_CACHE_SECONDS
        if request.method == "POST" and seconds and settings.CSRF_COOKIE_NAME in request.COOKIES:  # a form of a page
            how: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
            response.set_cookie(WROTE, f"{time.time():.3f}", max_age=ceil(seconds), **how)
        return response
