"""Pages for visitors, kept for some seconds in each web process. See docs/decisions/0014-pages-for-visitors-are-kept.md.

A page is kept only if nothing about it belongs to one visitor: it was answered with 200 to a GET without a session, it set no
cookie and does not vary by cookies. `forget_pages` makes all processes forget everything at once.
"""

import os
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qsl

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import has_vary_header, patch_vary_headers

from meydan.base.context import THEMES

ASKED = frozenset(
    [
        "after",
        "from",
        "goal",
        "joined",
        "kind",
        "late",
        "mahalle",
        "news",
        "order",
        "place",
        "position",
        "process",
        "q",
        "reason",
        "state",
        "template",
        "unit",
        "when",
    ]
)
"""Parameters of addresses that public pages read. An address with another one is answered anew each time."""
LARGEST = 512 * 1024
"""Bytes of one page."""
type Key = tuple[object, ...]


@dataclass(frozen=True)
class Kept:
    """A whole answer, packed as it goes over the wire."""

    version: object
    until: float
    body: bytes
    headers: list[tuple[str, str]]


class Shelf:
    """The pages of this process, the least used one thrown out first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def take(self, key: Key, version: object) -> Kept | None:
        with self._lock:
            found = self._pages.get(key)
            if found is None:
                return None
            if found.version != version or found.until < time.monotonic():
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return found

    def put(self, key: Key, page: Kept) -> None:
        with self._lock:
            if key in self._pages:
                self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > settings.PAGE_CACHE_BYTES:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Key) -> None:
        self._bytes -= len(self._pages.pop(key).body)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def bytes(self) -> int:
        return self._bytes


shelf = Shelf()


def _mark() -> Path:
    return Path(settings.DATA) / "pages"


def version() -> object:
    """Changes for all processes of this machine when pages are to be forgotten. Costs one look at a file."""
    try:
        seen = os.stat(_mark())
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_mtime_ns


def forget_pages() -> None:
    """What was taken out of the public eye is gone for everybody as soon as this transaction is written."""
    transaction.on_commit(_renew_mark)


def _renew_mark() -> None:
    mark = _mark()
    mark.parent.mkdir(parents=True, exist_ok=True)
    fresh = mark.with_name(f".pages.{os.getpid()}.{time.monotonic_ns()}")
    fresh.touch()
    fresh.replace(mark)


class PageCacheMiddleware:
    """Stands before everything else, so that a kept page costs neither routing nor packing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGE_CACHE_SECONDS or not _is_anybodys(request):
            return self.get_response(request)
        key, now = _key(request), version()  # before the page is made: what is hidden meanwhile must not be kept
        if found := shelf.take(key, now):
            return HttpResponse(found.body, headers=dict(found.headers))
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _may_be_kept(response):
            patch_vary_headers(response, ["Accept-Encoding", "Cookie"])  # for caches between us and the reader
            until = time.monotonic() + settings.PAGE_CACHE_SECONDS
            shelf.put(key, Kept(now, until, response.content, list(response.items())))
        return response


def _is_anybodys(request: HttpRequest) -> bool:
    """A plain GET by somebody of whom we know nothing. Leaves `request.GET` unread: later middleware cleans the query first."""
    meta = request.META
    return (
        request.method == "GET"
        and request.COOKIES.keys().isdisjoint({settings.SESSION_COOKIE_NAME, settings.KIOSK_COOKIE_NAME})
        and not {"HTTP_HX_REQUEST", "HTTP_AUTHORIZATION", "HTTP_RANGE"} & meta.keys()
        and not request.path_info.startswith(settings.STATIC_URL)
        and ASKED.issuperset(name for name, _ in parse_qsl(meta.get("QUERY_STRING", ""), keep_blank_values=True))
    )


def _key(request: HttpRequest) -> Key:
    """Everything that a public page depends on. The language is the first part of the path."""
    theme = request.COOKIES.get("theme", "")
    return (
        *(request.scheme, request.META.get("HTTP_HOST"), request.path, request.META.get("QUERY_STRING")),
        theme if theme in THEMES else "",
        request.COOKIES.get("easy") == "1",
        "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""),
    )


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.get("Content-Type", "").startswith("image/")
        and not response.cookies
        and not has_vary_header(response, "Cookie")
        and not {"no-store", "private"} & {part.strip() for part in response.get("Cache-Control", "").split(",")}
        and len(response.content) <= LARGEST
    )
