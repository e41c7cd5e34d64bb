"""What a page with a map may do that others may not."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csp import csp_override

from meydan.places.queries import town_map

MAP = "meydan.map"
"""Key of `request.META` under which the tag `town_map` notes what the page does with a map: "show" or "pick"."""

NEVER = "microphone=(), payment=(), usb=()"
"""What no page of ours asks a browser for."""


class MapMiddleware:
    """Only a page that lets people choose a point may ask for their position; only a page with a map may load tiles, and
    only from the one host that the town file names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        use = request.META.get(MAP, "")
        response.headers["Permissions-Policy"] = f"geolocation=({'self' if use == 'pick' else ''}), {NEVER}"
        if use and (origin := town_map().tiles_origin):
            policy: dict[str, Any] = dict(settings.SECURE_CSP)
            policy["img-src"] = [*policy["img-src"], origin]
            return csp_override(policy)(lambda _request: response)(request)
        return response
