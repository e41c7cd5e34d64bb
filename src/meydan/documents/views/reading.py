"""The list of documents, one document, and its files."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import refs, sheets, turkish
from meydan.base.edge import desk_only, find
from meydan.documents.files import TYPES
from meydan.documents.forms import SearchForm
from meydan.documents.printing.office import docx
from meydan.documents.printing.pdf import pdf
from meydan.documents.queries import documents as queries
from meydan.documents.rules import may_word, may_write_letters
from meydan.moderation.queries import photo_bytes
from meydan.people.queries import mark_stand_ins

MOST_TOGETHER = 60
"""Documents in one file."""
MAKERS: dict[str, Callable[..., bytes]] = {"pdf": pdf, "docx": docx}


@require_safe
@desk_only(may_write_letters)
def desk_documents(request: HttpRequest) -> HttpResponse:
    """Everything that was made, the newest first."""
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "kind", "unit")}
    page = queries.desk_page(
        request.person, text=said["q"], kind=said["kind"], unit=said["unit"], after=request.GET.get("after", "")
    )
    if sheets.asked(request):
        return sheets.answer(request, "documents", _columns(), page.rows)
    mark_stand_ins(page.items, actor="made_by", of_unit=False)
    context = {
        "page": page,
        "filters": SearchForm(said, auto_id="f-%s"),
        "filtered": any(said.values()),
        "may_word": may_word(request.person),
        "ready": _numbers(request, "ready"),
    }
    return render(request, "documents/desk_documents.html", context)


def _numbers(request: HttpRequest, name: str) -> list[str]:
    return [pk for pk in request.GET.getlist(name) if pk.isdecimal() and len(pk) < 12][:MOST_TOGETHER]


def _columns() -> sheets.Columns:
    return [
        (_("Document"), lambda one: one.title),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("Date"), lambda one: one.at),
        (_("Unit"), lambda one: one.unit.name if one.unit else ""),
        (_("Neighbourhood"), lambda one: one.place.name if one.place else ""),
        (_("Thread number"), lambda one: ", ".join(one.numbers)),
        (_("Name"), lambda one: one.made_by.name if one.made_by else ""),
    ]


@require_safe
@desk_only(may_write_letters)
def desk_document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what stands in it, its files, and where its official number goes."""
    found = find(queries.documents_for(request.person), pk=pk)
    mark_stand_ins([found], actor="made_by", of_unit=False)
    about = refs.resolve(request.person, found.about)
    context = {
        "document": found,
        "sheet": found.data["sheets"][0],
        "pages": len(found.data["sheets"]),
        "about": [about[ref] for ref in found.about if ref in about],
    }
    return render(request, "documents/desk_document.html", context)


@require_safe
@desk_only(may_write_letters)
def desk_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The document as PDF or DOCX, made from its data."""
    found = find(queries.documents_for(request.person), pk=pk)
    if form not in MAKERS:
        raise Http404
    return sent(made(found.data, found.at, form), f"{turkish.slug(found.title)}.{form}", form)


@require_safe
@desk_only(may_write_letters)
def desk_together(request: HttpRequest) -> HttpResponse:
    """Several documents as one PDF, to print and sign in one go."""
    found = list(queries.documents_for(request.person).filter(pk__in=_numbers(request, "d")).order_by("pk"))
    if not found:
        raise Http404
    sheets_of_all = [{**sheet, "begins": at == 0} for one in found for at, sheet in enumerate(one.data["sheets"])]
    data = {**found[0].data, "title": _("Letters to units"), "sheets": sheets_of_all}
    return sent(made(data, found[-1].at, "pdf"), "yazilar.pdf", "pdf")


def made(data: dict[str, Any], at: Any, form: str) -> bytes:
    return MAKERS[form](data, at=at, photos=partial(photo_bytes, size=1280))


def sent(content: bytes, name: str, form: str) -> HttpResponse:
    """A file to be saved: never shown inside our own address, never guessed, kept by nobody on the way."""
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
