"""The tables of open data: the catalogue, one table with its columns and editions, and the files."""

from typing import Any

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.opendata import catalogue, files, rules
from meydan.opendata.bundle import Bundle
from meydan.opendata.models import Edition
from meydan.opendata.queries import editions
from meydan.opendata.queries.tables import Table, tables

A_YEAR = 365 * 24 * 3600


def _table(code: str) -> Table:
    found = next((one for one in tables() if one.code == code), None)
    if found is None:
        raise Http404
    return found


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Every table with its latest edition."""
    found = editions.catalogue()
    made = [one.edition for one in found if one.edition]
    context = {
        "found": found,
        "last_made": max((one.made_at for one in made), default=None),
        "bytes": sum(one.csv_bytes for one in made),
        "licence": catalogue.licence(),
        "least": rules.least_changes(),
    }
    return render(request, "opendata/data.html", context)


@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """What each column means, how the first rows look, and all editions."""
    shown = _table(code)
    page = page_by_key(editions.editions_of(code), order=["-number"], after=request.GET.get("after", ""), per_page=12)
    last = editions.latest_of(code)
    context = {
        "table": shown,
        "last": last,
        "rows": editions.first_rows(last) if last else [],
        "page": page,
        "least": rules.least_changes(),
        "of_people": bool(shown.key),
    }
    return render(request, "opendata/table.html", context)


@require_safe
def file(request: HttpRequest, code: str, number: str, form: str) -> HttpResponseBase:
    """A file that never changes."""
    return _file(request, find(editions.editions_of(_table(code).code), number=number), form, A_YEAR)


@require_safe
def latest(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """Under an address that stays: the edition that stands now."""
    last = editions.latest_of(_table(code).code)
    if last is None:
        raise Http404
    return _file(request, last, form, 300)


def _file(request: HttpRequest, edition: Edition, form: str, seconds: int) -> HttpResponseBase:
    path = files.file_of(edition.table, edition.number, form)
    if not path.exists():
        raise Http404
    etag = f'"{getattr(edition, f"{form}_sha256")}"'
    if (known := get_conditional_response(request, etag)) is not None:
        return known
    media = f"{catalogue.MEDIA[form]}; charset=utf-8"
    name = f"{edition.table}-{edition.number}.{form}"
    answer = FileResponse(path.open("rb"), content_type=media, as_attachment=True, filename=name)
    answer["ETag"] = etag
    patch_cache_control(answer, public=True, max_age=seconds)
    return answer


@require_safe
def bundle(request: HttpRequest) -> HttpResponseBase:
    """Everything in one file, made while it is sent."""
    told = Bundle(editions.catalogue())
    if told.made_at is None:
        raise Http404
    etag = f'"{told.mark}"'
    if (known := get_conditional_response(request, etag)) is not None:
        return known
    name = {"Content-Disposition": f'attachment; filename="meydan-{told.made_at:%Y-%m-%d}.zip"', "ETag": etag}
    answer = StreamingHttpResponse(iter(told), content_type="application/zip", headers=name)
    patch_cache_control(answer, public=True, max_age=300)
    return answer


@require_safe
def columns(request: HttpRequest, code: str) -> HttpResponse:
    return _json(catalogue.as_csvw(_table(code)), "application/csvm+json")


@require_safe
def dcat(request: HttpRequest) -> HttpResponse:
    return _json(catalogue.as_dcat(editions.catalogue()), "application/ld+json")


def _json(told: Any, media: str) -> JsonResponse:
    answer = JsonResponse(told, content_type=media, json_dumps_params={"ensure_ascii": False, "indent": 1})
    patch_cache_control(answer, public=True, max_age=300)
    return answer


@require_safe
def notebook(request: HttpRequest) -> HttpResponse:
    """The example that reproduces a figure of the pages."""
    path = settings.ROOT / "docs" / "notebooks" / "promise.ipynb"
    name = {"Content-Disposition": f'attachment; filename="{path.name}"'}
    return HttpResponse(path.read_bytes(), "application/x-ipynb+json", headers=name)


@require_safe
def old_address(request: HttpRequest) -> HttpResponse:
    return redirect("opendata:docs", permanent=True)
