"""Maps on pages of any slice."""

from typing import Literal

from django import template
from django.template import Context

from meydan.places import queries
from meydan.places.middleware import MAP

register = template.Library()


@register.simple_tag(takes_context=True)
def town_map(context: Context, use: Literal["show", "pick"]) -> queries.TownMap:
    """The map of the town, for a page that shows one or lets people choose a point on it."""
    request = context["request"]
    if request.META.get(MAP) != "pick":
        request.META[MAP] = use
    return queries.town_map()


@register.filter
def degrees(value: float | str | None) -> str:
    """38.3880: degrees for programs and links, to about ten metres; nobody needs a doorstep."""
    return "" if value in (None, "") else f"{float(value):.4f}"
