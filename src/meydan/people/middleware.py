"""Who is asking, and whether they may do their work from here."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from meydan.people.queries import has_shown_factor
from meydan.people.rules import needs_factor


class PersonMiddleware:
    """`request.person`: the signed-in person, or None. A visitor without a session cookie touches no session, so that
    public pages can be cached and cost no query for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        found = (
            get_user(request) if known else None
        )  # `request.user` asks it again at each look, dozens of times a page
        request.person = found if found and found.is_authenticated else None  # type: ignore[attr-defined]
        return self.get_response(request)


class SecondStepMiddleware:
    """People with a role reach only the pages that set up or use their second step, until this session has shown one."""

    OPEN = frozenset(
        {"keys", "key_new", "app_new", "app_qr", "recovery", "confirm", "sign_out", "second_step", "key_sign_in"}
        | {"provider", "provider_back", "provider_trouble"}
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        page = request.resolver_match
        if page is None or page.namespace in {"", "base", "api-1"}:  # the API asks for itself
            return None
        open_page = page.namespace in {"people", "people_files"} and page.url_name in self.OPEN
        if open_page or not needs_factor(request.person):  # type: ignore[attr-defined]
            return None
        if has_shown_factor(request):
            return None
        return redirect(reverse("people:keys") + "?" + urlencode({"next": request.get_full_path()}))
