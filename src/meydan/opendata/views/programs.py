"""Open data for people and programs: the page about the API, tokens, the sitemap, the health check."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.cards import cards, is_on
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.fragments import kept
from meydan.base.queries import database_answers
from meydan.base.sent_twice import outcome
from meydan.opendata import actions, queries
from meydan.opendata.forms import TokenForm

PER_SITEMAP = 20_000


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """What can be had, in which form, and how to ask for it."""
    from meydan.opendata.api import api  # imported when somebody asks for it, as at its own addresses

    context = {
        "endpoints": kept(
            lambda: list(_endpoints(api.get_openapi_schema())), "endpoints"
        ),  # describing them all takes long
        "address": settings.ADDRESS.rstrip("/"),
        "projects_on": is_on("projects"),
        "events_on": is_on("events"),
        "trainings_on": is_on("trainings"),
        "news_on": is_on("editorial"),
    }
    return render(request, "opendata/docs.html", context)


def _endpoints(schema: Any) -> Iterator[dict[str, Any]]:
    """What the description of the API says about each address."""
    for path, verbs in schema["paths"].items():
        for verb, said in verbs.items():
            yield {
                "verb": verb.upper(),  # ascii
                "writes": verb != "get",
                "path": path,
                "summary": said["summary"],
                "parameters": [
                    {"name": one["name"], "required": one.get("required", False), "form": one["schema"].get("type", "")}
                    for one in said.get("parameters", [])
                ],
            }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Programs that may write for a person: make a token (its secret is shown once), revoke one."""
    if request.person is None:
        return sign_in_first(request)
    mine = queries.tokens_of(request.person)
    if request.POST.get("revoke"):
        actions.revoke_token(by=request.person, token=find(mine, pk=request.POST["revoke"]))
        messages.success(request, _("Revoked. It opens nothing any more."))
        return redirect("opendata:tokens")
    form = TokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _made, secret = actions.make_token(by=request.person, **form.cleaned_data)
    shown = TokenForm() if secret else form
    context = {"form": shown, "secret": secret, "tokens": mine, "address": settings.ADDRESS.rstrip("/")}
    answer = render(request, "opendata/tokens.html", context, status=form.status)
    return outcome(answer) if secret else answer


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
