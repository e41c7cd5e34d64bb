"""Everything that came up in a panel, with search."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meydan.base.edge import find
from meydan.panels.models import Panel, State
from meydan.panels.queries import panels, themes


@require_safe
def theme_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that came up, with search; of one theme all that was said about it."""
    found = find(panels.panels_visible_to(request.person), pk=pk)
    if not found.is_past(State.REPORTED):
        raise Http404
    return render(request, "panels/themes.html", themes_shown(request, found))


def themes_shown(request: HttpRequest, found: Panel) -> dict[str, Any]:
    """Themes of a page with their first quotes, or one theme with a page of quotes."""
    text, after, number = (
        request.GET.get("q", "").strip()[:100],
        request.GET.get("after", ""),
        request.GET.get("theme", ""),
    )
    chosen = None
    if number.isdecimal() and len(number) < 10:
        chosen = find(themes.themes_of(found), pk=int(number))
    quotes = themes.quote_page(chosen, text=text, after=after) if chosen else None
    page = None if chosen else themes.theme_page(found, text=text, after=after)
    listed = quotes or page
    many = bool(text or after or (listed and listed.next))
    return {"panel": found, "text": text, "theme": chosen, "quotes": quotes, "page": page, "many": many}
