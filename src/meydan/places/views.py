"""Neighbourhoods: the list and one page each."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meydan.base.cards import sections, tallies
from meydan.base.edge import find
from meydan.base.town import town
from meydan.places.queries import map_features, neighbourhoods, shows_neighbourhoods


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
    place = find(neighbourhoods(), slug=slug)
    offered = sections("place", request, place)
    context = {
        "place": place,
        "main_sections": [section for section in offered if not section["aside"]],
        "aside_sections": [section for section in offered if section["aside"]],
    }
    return render(request, "places/place_detail.html", context)


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
