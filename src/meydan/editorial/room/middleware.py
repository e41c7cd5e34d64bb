"""Who comes into the writing room, and what a browser may do there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csp import csp_override

from meydan.base.cards import is_on
from meydan.base.edge import sign_in_first
from meydan.editorial.room.models import Writer
from meydan.editorial.room_address import PREFIX
from meydan.editorial.rules import may_write
from meydan.people.models import Person

OPEN = (
    "account/", "logout/", "snippets/editorial_room/", "images/", "documents/", "choose-", "sprite", "jsi18n/", "editing-sessions/", "dismissibles/",
    "tag-autocomplete/", "dosya/", "belge/", "static/",
)  # fmt: skip
_here: ContextVar[Person | None] = ContextVar("writer", default=None)


def who() -> Person | None:
    """Who presses the button: Wagtail's signals don't say."""
    return _here.get()


@contextmanager
def acting(person: Person | None) -> Iterator[None]:
    token = _here.set(person)
    try:
        yield
    finally:
        _here.reset(token)


def inside(request: HttpRequest) -> bool:
    path = request.path_info.lstrip("/")
    for code, _name in settings.LANGUAGES:
        path = path.removeprefix(f"{code}/")
    return path.startswith(PREFIX)


def is_ours(request: HttpRequest) -> bool:
    """Wagtail has pages for much that this house does elsewhere or not at all; they are not here."""
    return request.path_info.partition(PREFIX)[2].startswith(OPEN) or request.path_info.endswith(PREFIX)


class RoomMiddleware:
    """The innermost. Visitors sign in first; who does not write finds nothing; the room's own rules for browsers hold only here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = getattr(request, "person", None)
        if getattr(request, "is_dummy", False):
            return csp_override(settings.PREVIEW_CSP)(self.get_response)(request)  # type: ignore[misc]  # as below
        if not inside(request):
            return self.get_response(request)
        if not is_on("editorial"):
            raise Http404
        if person is None:
            return sign_in_first(request)
        if not may_write(person) or not is_ours(request):
            raise Http404
        request.user = Writer.of(person)
        with acting(person):
            response = self.get_response(request)
        return csp_override(settings.ROOM_CSP)(lambda _request: response)(request)  # type: ignore[misc]  # of the room's own settings
