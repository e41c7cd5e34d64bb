"""What every request goes through."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation

from meydan.base import languages
from meydan.base.cards import is_on
from meydan.base.context import address_in
from meydan.base.errors import Refused
from meydan.base.remembered import look_again


class AddressMiddleware:
    """Takes the sign NUL out of addresses: no text holds it and the database refuses it. Forms refuse it by themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "").replace("\0", "")
        request.path_info = request.path_info.replace("\0", "")
        return self.get_response(request)


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
    """A `Refused` that no form caught becomes a page that says why, and what to do next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        from meydan.base.views import refused  # views import the register of cards

        return refused(request, error)
