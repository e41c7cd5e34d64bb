"""A tablet in kiosk mode reaches its few pages and no other one."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from meydan.paper import queries
from meydan.paper.models import Kiosk, KioskPage

PATHS: Mapping[str, tuple[str, ...]] = {
    KioskPage.WRITE: ("/katki/yeni/", "/katki/benzer/", "/giris/", "/kurallar/", "/aydinlatma/"),
    KioskPage.THREADS: ("/konular/", "/konu/"),
    KioskPage.ANSWER: ("/yanit/",),
    KioskPage.SURVEYS: ("/anketler/",),
    KioskPage.TALKS: ("/sohbetler/", "/sohbet/"),
    KioskPage.EVENTS: ("/etkinlikler/", "/etkinlik/"),
}
ALWAYS = ("/kiosk/", "/foto/", "/tercih/", "/mahalleler/harita.geojson", "/konular/harita.json")
NEVER = ("/giris/parola/", "/giris/anahtar/")


class KioskMiddleware:
    """Costs nothing without the cookie of a kiosk. Where the kiosk is over, the cookie goes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = request.COOKIES.get(settings.KIOSK_COOKIE_NAME)
        if not key:
            return self.get_response(request)
        kiosk = queries.kiosk_with(key)
        if kiosk is None:
            answer = self.get_response(request)
            answer.delete_cookie(settings.KIOSK_COOKIE_NAME)
            return answer
        request.kiosk = kiosk  # type: ignore[attr-defined]
        if not may_be_opened(kiosk, request.path_info):
            return redirect("paper:kiosk_start")
        answer = self.get_response(request)
        answer["Cache-Control"] = "no-store"  # the next person goes back to no page of the last one
        return answer


def may_be_opened(kiosk: Kiosk, path: str) -> bool:
    plain = without_language(path)
    if plain.startswith(NEVER):
        return False
    chosen = tuple(prefix for page in kiosk.pages for prefix in PATHS[page])
    return plain.startswith((*ALWAYS, *chosen))


def without_language(path: str) -> str:
    first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if first in {code for code, _name in settings.LANGUAGES} else path


def starts(kiosk: Kiosk) -> list[tuple[Any, str]]:
    """(word, address) of what people choose from."""
    return [(KioskPage(page).label, PATHS[page][0]) for page in kiosk.pages]
