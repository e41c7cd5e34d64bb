"""While the demo begins anew, whoever sends something waits for a page that says so, and nobody hangs or reads of an error."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from meydan.base import languages
from meydan.base.remembered import look_again
from meydan.front.demo import state

SECONDS = 5
"""How long a page waits for what the new town holds, and after which the waiting page looks again."""
SAFE = {"GET", "HEAD", "OPTIONS"}


def _wait_a_moment_only(connection: Any, **_: object) -> None:
    if settings.DEMO:
        with connection.cursor() as cursor:
            cursor.execute("select set_config('lock_timeout', %s, false)", [f"{SECONDS}s"])


class NewBeginningMiddleware:
    """The new town is one transaction that holds every row of the old one and all numbers (decision 15): reading goes on, writing
    would wait for it and then find its own person gone. So what is sent is not tried, and a page that had to write after all is told
    after a few seconds. In a real town it is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response
        connection_created.connect(_wait_a_moment_only, dispatch_uid="demo begins anew")  # of pages, not of the worker

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.status_code not in {400, 500}:
            return answer
        if not getattr(request, "demo_begins", False):  # it may have begun while the page was made
            look_again(at_once=True)
            if answer.status_code == 400 or not state.is_busy():
                return answer
        return _begins_anew(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if not state.is_busy():
            return None
        request.demo_begins = True  # type: ignore[attr-defined]
        page = request.resolver_match
        asks_for_it = page is not None and page.view_name == "front:demo_anew"
        return None if request.method in SAFE or asks_for_it else _begins_anew(request)


def _begins_anew(request: HttpRequest) -> HttpResponse:
    """Says so and comes back by itself: to the page that was asked for, or to the one whose form was sent once all is done."""
    if request.path_info.startswith("/api/"):
        body = {"type": "about:blank", "title": "The demo begins anew", "status": 503}
        answer: HttpResponse = JsonResponse(body, status=503, content_type="application/problem+json")
    else:
        there = request.get_full_path() if request.method in SAFE else _form_of(request)
        address = reverse("front:demo_anew") + "?" + urlencode({"waiting": 1, "next": there})
        language = languages.current()
        context = {"address": address, "sent": request.method not in SAFE}
        context |= {"language": language, "direction": languages.direction(language)}
        answer = HttpResponse(render_to_string("front/demo_begins.html", context), status=503)
        answer["Refresh"] = f"{SECONDS}; url={address}"
        if request.headers.get("HX-Request"):
            answer["HX-Redirect"] = address
    answer["Retry-After"] = str(SECONDS)
    answer["Cache-Control"] = "no-store"
    return answer


def _form_of(request: HttpRequest) -> str:
    """The page on which something was sent; the beginning where the browser does not say."""
    page = urlsplit(request.headers.get("Referer", ""))
    return (page.path + (f"?{page.query}" if page.query else "")) if page.netloc == request.get_host() else "/"
