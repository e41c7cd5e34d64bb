"""Who is asking."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class PersonMiddleware:
    """`request.person`: the signed-in person, or None. A visitor without a session cookie touches no session, so that
    public pages can be cached and cost no query for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        request.person = request.user if known and request.user.is_authenticated else None  # type: ignore[attr-defined]
        return self.get_response(request)
