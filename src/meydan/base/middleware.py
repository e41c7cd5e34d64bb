"""What every request goes through."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    UnreadablePostError,
)
from django.shortcuts import redirect
from django.utils import translation

from meydan.base import languages, limits
from meydan.base.cards import is_on
from meydan.base.context import address_in
from meydan.base.errors import Refused
from meydan.base.plain import plain, plain_data
from meydan.base.remembered import look_again

SAFE = {"GET", "HEAD", "OPTIONS"}


class PlainMiddleware:
    """Takes what nobody can read out of everything that is handed in by address or form (`base/plain.py`), before anybody
    looks at it: the database refuses some of these signs, files refuse others, and the rest lies to readers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.path_info = plain(request.path_info)
        request.GET = plain_data(request.GET)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: object
    ) -> HttpResponse | None:
        by_itself = getattr(view, "csrf_exempt", False)  # the API, which says what is wrong
        if request.method != "POST" or by_itself:
            return None
        try:
            request.POST = plain_data(request.POST)
        except UnreadablePostError:  # the reader has gone
            return HttpResponse(status=400)
        return None


class LimitMiddleware:
    """Stops what is too large before it is read, and tells programs in headers how much they may still do: `Retry-After` and
    those of the IETF's draft on RateLimit. What a limit refused is answered with 429, however the page shows it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limits.begin_request()
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not re.fullmatch("[0-9]{1,12}", length) or int(length) > settings.REQUEST_MAX_BYTES:
            from meydan.base.views import too_large  # views import the register of cards

            return too_large(request)
        response = self.get_response(request)
        met = limits.spent()
        if met and (met.refused or request.method not in SAFE):  # what is read may be kept for everybody
            _tell(response, met)
        return response


def _tell(response: HttpResponseBase, met: limits.Spent) -> None:
    if met.window:
        response["RateLimit-Policy"] = f'"meydan";q={met.allowed};w={met.window}'
        response["RateLimit"] = f'"meydan";r={met.left};t={met.seconds}'
    if met.refused:
        response["Retry-After"] = str(met.seconds)
        if 400 <= response.status_code < 500:
            response.status_code = 429


class ModuleMiddleware:
    """Pages of a slice that the town has switched off are not found. Each request looks whether the stamps are still fresh."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        look_again()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: object) -> None:
        module = getattr(view, "__module__", "")
        name = module.split(".")[1] if module.startswith("meydan.") else ""
        if name and not is_on(name):
            raise Http404(f"{name} is switched off")


class LanguageMiddleware:
    """A page in a language that the town has switched off leads to the same page in Turkish; a program gets Turkish."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = languages.current()
        if languages.is_on(language):
            return self.get_response(request)
        if request.path_info.startswith(f"/{language}/"):
            query = request.META["QUERY_STRING"]
            return redirect(address_in(request, languages.BINDING) + (f"?{query}" if query else ""))
        with translation.override(languages.BINDING):
            return self.get_response(request)


class RefusalMiddleware:
    """A `Refused` that no form caught becomes a page that says why, and what to do next; so does the address of a form that is
    opened as a page, to which Django answers with nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if not isinstance(answer, HttpResponseNotAllowed) or request.method != "GET" or answer.content:
            return answer
        from meydan.base.views import forms_only  # views import the register of cards

        return forms_only(request, answer["Allow"])

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        from meydan.base.views import refused  # views import the register of cards

        return refused(request, error)
