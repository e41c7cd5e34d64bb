"""Neighbourhoods: the list and one page each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meydan.base.cards import sections, tallies
from meydan.base.edge import find
from meydan.base.same_for_all import same_without_role
from meydan.base.town import town
from meydan.places.models import Neighbourhood
from meydan.places.queries import all_neighbourhoods, map_features, neighbourhoods, shows_neighbourhoods


@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """All neighbourhoods with their people and what slices count there."""
    counted = tallies("place")
    rows = [
        {"place": place, "counts": [str(word) % {"count": counts.get(place.pk, 0)} for word, counts in counted]}
        for place in neighbourhoods()
    ]
    context = {"rows": rows, "population": town().data.get("population", {}), "on_map": shows_neighbourhoods()}
    return render(request, "places/place_list.html", context)


@require_safe
def place_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One neighbourhood: its people, and the sections that slices offer."""
    place = next((one for one in all_neighbourhoods() if one.slug == slug), None)
    if place is None:
        raise Http404
    body = same_without_role(request, "places/_place.html", _place, place)
    return render(request, "places/place_detail.html", {"place": place, "body": body})


def _place(request: HttpRequest, place: Neighbourhood) -> dict[str, Any]:
    offered = sections("place", request, place)
    return {
        "place": place,
        "main_sections": [section for section in offered if not section["aside"]],
        "aside_sections": [section for section in offered if section["aside"]],
    }


@require_safe
def chosen_place(request: HttpRequest) -> HttpResponse:
    """Leads from a form with a list of neighbourhoods to the page of the chosen one."""
    return redirect("places:detail", find(neighbourhoods(), slug=request.GET.get("mahalle", "")).slug)


@require_safe
@cache_control(public=True, max_age=3600)
def map_data(request: HttpRequest) -> HttpResponse:
    """What the map of the town draws, as GeoJSON."""
    drawn = {"type": "FeatureCollection", "features": map_features()}
    return JsonResponse(drawn, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False})
