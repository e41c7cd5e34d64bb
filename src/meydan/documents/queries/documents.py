"""Letters, notes and other documents that were made."""

from collections.abc import Collection

from django.db.models import QuerySet

from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.documents.models import Document, DocumentKind
from meydan.documents.rules import may_write_letters


def documents_for(viewer: Viewer) -> QuerySet[Document]:
    """All for the Centre; nobody else sees any."""
    rows = Document.objects.select_related("unit", "place", "made_by")
    return rows if may_write_letters(viewer) else rows.none()


def desk_page(viewer: Viewer, *, text: str, kind: str, unit: str, after: str) -> Page[Document]:
    """Documents, the newest first; `text` is the number of a thread, or words of the title."""
    rows = documents_for(viewer).defer("data")
    if text:
        rows = rows.filter(numbers__contains=[text]) if _is_number(text) else rows.filter(title__says=text)
    if kind in DocumentKind.values:
        rows = rows.filter(what=kind)
    if unit:
        rows = rows.filter(unit__slug=unit)
    return page_by_key(rows, order=["-at", "-id"], after=after)


def _is_number(text: str) -> bool:
    year, _dash, rest = text.partition("-")
    return year.isdecimal() and rest.isdecimal()


def load_documents(viewer: Viewer, ids: Collection[int]) -> QuerySet[Document]:
    return documents_for(viewer).filter(pk__in=ids)
