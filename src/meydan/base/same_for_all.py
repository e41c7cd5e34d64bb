"""Parts of public pages that say the same to everybody, made for nobody in particular and kept as long as a visitor's page is (decision
56). So a thousand people who are signed in cost no more than a thousand visitors, besides their own names."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from meydan.base import languages
from meydan.base.memory import remembered_as_pages

type Tell = Callable[..., Mapping[str, Any]]


def same_for_all(request: HttpRequest, template: str, tell: Tell, *about: Any) -> SafeString:
    """`template` with what `tell(request, *about)` says, where the request is nobody's: it has an address and a query, and neither
    person nor session nor cookies."""
    make = _made if request.person is None else _kept  # type: ignore[attr-defined]  # a visitor's page is kept as a whole
    html, noted = make(
        template, tell, about, languages.current(), request.path, request.path_info, request.GET.urlencode()
    )
    request.META.update(noted)
    return html


def _made(
    template: str, tell: Tell, about: tuple[Any, ...], _language: str, path: str, path_info: str, query: str
) -> tuple[SafeString, dict[str, Any]]:
    """The part, and what was noted while it was made, such as that there is a map on it."""
    nobodys = HttpRequest()
    nobodys.method, nobodys.path, nobodys.path_info, nobodys.GET = "GET", path, path_info, QueryDict(query)
    nobodys.person = None  # type: ignore[attr-defined]
    html = render_to_string(template, dict(tell(nobodys, *about)), nobodys)
    if "CSRF_COOKIE" in nobodys.META:
        raise RuntimeError(f"{template} has a form: its token would be everybody's")
    return html, nobodys.META


_kept = remembered_as_pages(_made)
