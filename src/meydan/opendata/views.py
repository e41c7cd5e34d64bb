"""Open data for people and programs: the page about the API, the sitemap, the health check."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meydan.base.cards import cards
from meydan.base.queries import database_answers
from meydan.opendata.api import api

PER_SITEMAP = 20_000


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """What can be had, in which form, and how to ask for it."""
    schema = api.get_openapi_schema()
    context = {"endpoints": list(_endpoints(schema)), "address": settings.ADDRESS.rstrip("/")}
    return render(request, "opendata/docs.html", context)


def _endpoints(schema: Any) -> Iterator[dict[str, Any]]:
    """What the description of the API says about each address."""
    for path, verbs in schema["paths"].items():
        for verb, said in verbs.items():
            yield {
                "verb": verb,
                "path": path,
                "summary": said["summary"],
                "parameters": [
                    {"name": one["name"], "required": one.get("required", False), "form": one["schema"].get("type", "")}
                    for one in said.get("parameters", [])
                ],
            }


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the web process can reach its database."""
    return JsonResponse({"database": database_answers()})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /masa/", "Disallow: /benim/", "Disallow: /giris/", "Disallow: /katki/yeni/"]
    return HttpResponse("\n".join([*lines, f"Sitemap: {settings.ADDRESS.rstrip('/')}/sitemap.xml", ""]), "text/plain")


def _addresses() -> Iterator[tuple[str, Any]]:
    for card in cards():
        if card.sitemap:
            yield from card.sitemap()


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages; an index of parts when there are too many for one file."""
    total = sum(1 for _ in _addresses())
    if total <= PER_SITEMAP:
        return _sitemap(request, 0)
    parts = range(1, (total - 1) // PER_SITEMAP + 2)
    context = {"parts": parts, "address": settings.ADDRESS.rstrip("/")}
    return render(request, "opendata/sitemap_index.xml", context, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    return _sitemap(request, part - 1)


def _sitemap(request: HttpRequest, part: int) -> HttpResponse:
    rows = list(islice(_addresses(), part * PER_SITEMAP, (part + 1) * PER_SITEMAP))
    if not rows:
        raise Http404
    context = {"rows": rows, "address": settings.ADDRESS.rstrip("/")}
    return render(request, "opendata/sitemap.xml", context, content_type="application/xml")
