"""Theme and easy reading: kept in cookies that the server reads, so that no page flashes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from meydan.base.context import THEMES

YEAR = 365 * 24 * 3600


@require_safe
def preference(request: HttpRequest) -> HttpResponse:
    """Keep a choice of how pages look, and go back to the page."""
    back = request.GET.get("next", "/")
    answer = redirect(back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else "/")
    if request.GET.get("theme") in THEMES:
        answer.set_cookie("theme", request.GET["theme"], max_age=YEAR, samesite="Lax", httponly=True)
    if request.GET.get("easy") in {"0", "1"}:
        answer.set_cookie("easy", request.GET["easy"], max_age=YEAR, samesite="Lax", httponly=True)
    return answer
