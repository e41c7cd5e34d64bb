"""What every page knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from meydan.base import languages
from meydan.base.cards import DeskLink, Queue, cards, queues_of
from meydan.base.fragments import kept
from meydan.base.town import town
from meydan.base.waiting import waiting_in
from meydan.base.wrote import last_wrote

if TYPE_CHECKING:
    from meydan.people.models import Person

THEMES = {"light", "dark"}
SHOWN_AT_ONCE = 8
"""Pages of the desk where nothing waits; more of them are folded away."""


def page(request: HttpRequest) -> dict[str, Any]:
    theme = request.COOKIES.get("theme", "")
    return {
        "town": town(),
        "person": getattr(request, "person", None),
        "signed_in": getattr(request, "signed_in", getattr(request, "person", None) is not None),
        "theme": theme if theme in THEMES else "",
        "easy": request.COOKIES.get("easy") == "1",
        "LANGUAGE_CODE": languages.current(),
        "direction": languages.direction(languages.current()),
        "languages": lambda: [(code, name, address_in(request, code)) for code, name in languages.switched_on()],
        "prefixes": tuple((code, name, prefix_of(code)) for code, name in languages.switched_on()),
        "path": lambda: path_of(request),
        "back": lambda: back_to(request),
        "menu": menu(request),
        "desk_menu": lambda: desk_menu(request),
        "unread": getattr(getattr(request, "person", None), "unread", 0),
        "demo": settings.DEMO,
        "foot_links": lambda: tuple(link for card in cards() if card.foot for link in card.foot()),
        "above": lambda: above(request),
    }


def above(request: HttpRequest) -> list[Mapping[str, Any]]:
    """What slices put above every page."""
    offered = (card.above(request) for card in cards() if card.above)
    return [piece for piece in offered if piece is not None]


def address_in(request: HttpRequest, language: str) -> str:
    """The address of this page in another language. Slugs are not translated, so only the prefix changes."""
    return prefix_of(language) + path_of(request)


def prefix_of(language: str) -> str:
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def path_of(request: HttpRequest) -> str:
    """The address without the prefix of a language."""
    return request.path_info.removeprefix(prefix_of(languages.current()))


def back_to(request: HttpRequest) -> str:
    """What the way in is told, so that it leads back here."""
    match = request.resolver_match
    if match is None or match.namespace == "people" or match.view_name == "front:home":
        return ""
    return f"?from=menu&next={quote(request.get_full_path(), safe='/')}"


class MenuLink(NamedTuple):
    title: str
    url: str
    current: bool


def menu(request: HttpRequest) -> tuple[MenuLink, ...]:
    """The main menu, from the cards."""
    return tuple(MenuLink(title, url, request.path.startswith(url)) for title, url in kept(_menu, "menu links"))


def _menu() -> list[tuple[str, str]]:
    entries = sorted((entry for card in cards() for entry in card.menu), key=lambda entry: entry.order)
    return [(str(entry.title), reverse(entry.url)) for entry in entries]


class DeskEntry(NamedTuple):
    """A page in the side menu of the desk; `waits`: how many do there, None where nothing can."""

    title: SafeString
    url: SafeString
    waits: int | None
    current: bool


@dataclass(frozen=True)
class DeskMenu:
    """What a person finds on the desk: where something waits or they are, and all other pages, folded away when they are many."""

    shown: Sequence[DeskEntry]
    others: Sequence[DeskEntry]

    @property
    def folded(self) -> bool:
        return len(self.others) > SHOWN_AT_ONCE


def desk_menu(request: HttpRequest) -> DeskMenu:
    """The side menu of the desk. Queues in the order of the cards; the other pages by name."""
    person = getattr(request, "person", None)
    if person is None:
        return DeskMenu([], [])
    pages = _desk_pages(person)
    counts = waiting_in(
        [page for page, *_said in pages if isinstance(page, Queue)], person, changed=last_wrote(request)
    )
    shown, others = [], []
    for page, title, url, place in pages:
        entry = DeskEntry(title, url, counts[page.code] if isinstance(page, Queue) else None, request.path == url)
        if entry.waits or entry.current:
            shown.append(entry)
        else:
            others.append((place, entry))
    return DeskMenu(shown, [entry for _place, entry in sorted(others)])


def _desk_pages(person: "Person") -> Sequence[tuple[Queue | DeskLink, SafeString, SafeString, int]]:
    """Those of somebody with these roles, each with title, address, and its place among them by name."""
    held = person.roles_held

    def found() -> Sequence[tuple[Queue | DeskLink, SafeString, SafeString, int]]:
        pages: list[Queue | DeskLink] = [queue for queue in queues_of(person) if queue.url]
        pages += [link for card in cards() for link in card.desk_links if not held.isdisjoint(link.roles)]
        named = sorted(pages, key=lambda page: languages.order_key(str(page.title)))
        return [(page, escape(page.title), escape(reverse(page.url)), named.index(page)) for page in pages]

    return kept(found, "desk", held)
