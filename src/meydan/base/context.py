"""What every page knows."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from meydan.base import languages
from meydan.base.cards import cards, waiting_in
from meydan.base.town import town

THEMES = {"light", "dark"}


def page(request: HttpRequest) -> dict[str, Any]:
    theme = request.COOKIES.get("theme", "")
    return {
        "town": town(),
        "person": getattr(request, "person", None),
        "theme": theme if theme in THEMES else "",
        "easy": request.COOKIES.get("easy") == "1",
        "LANGUAGE_CODE": languages.current(),
        "direction": languages.direction(languages.current()),
        "languages": [(code, name, address_in(request, code)) for code, name in languages.switched_on()],
        "menu": menu(request),
        "desk_menu": lambda: desk_menu(request),
        "unread": getattr(getattr(request, "person", None), "unread", 0),
        "demo": settings.DEMO,
        "above": lambda: above(request),
    }


def above(request: HttpRequest) -> list[Mapping[str, Any]]:
    """What slices put above every page."""
    offered = (card.above(request) for card in cards() if card.above)
    return [piece for piece in offered if piece is not None]


def address_in(request: HttpRequest, language: str) -> str:
    """The address of this page in another language. Slugs are not translated, so only the prefix changes."""
    path = request.path_info
    current = languages.current()
    if current != settings.LANGUAGE_CODE:
        path = path.removeprefix(f"/{current}")
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The main menu, from the cards."""
    entries = sorted((entry for card in cards() for entry in card.menu), key=lambda entry: entry.order)
    links = ((entry.title, reverse(entry.url)) for entry in entries)
    return [{"title": title, "url": url, "current": request.path.startswith(url)} for title, url in links]


def desk_menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The side menu of the desk: the person's queues with their counts, then other pages."""
    person = getattr(request, "person", None)
    if person is None:
        return []
    queues = [queue for card in cards() for queue in card.desk if queue.url and person.has_role(*queue.roles)]
    links = [link for card in cards() for link in card.desk_links if person.has_role(*link.roles)]
    counts = waiting_in(queues, person)
    waiting = [(queue.title, reverse(queue.url), counts[queue.code]) for queue in queues]
    pages = [(link.title, reverse(link.url), None) for link in links]
    return [
        {"title": title, "url": url, "count": count, "current": request.path == url}
        for title, url, count in waiting + pages
    ]
