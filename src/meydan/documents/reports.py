"""A result on one page for those who decide, e.g. of a conversation. The slices above bring facts in words; no name of a person
stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line


@dataclass(frozen=True)
class ReportPaper:
    label: str
    title: str
    sub: str
    lead: Sequence[str]
    """The result first, one paragraph each."""
    figures: Sequence[tuple[str, str]]
    """At most four of (value, word)."""
    table_title: str
    columns: tuple[str, str, str]
    rows: Sequence[tuple[str, str, str, str]]
    """(title, small words below it, second cell, third cell)"""
    nothing: str
    """Said where the table would have no rows."""
    lists: Sequence[tuple[str, Sequence[str]]]
    at: datetime
    address: str


def report_sheet(one: ReportPaper) -> Sheet:
    """Everything on one page; it is made smaller until it fits."""
    rows = [
        {"title": title, "small": small, "state": state, "late": False, "say": say}
        for title, small, state, say in one.rows
    ]
    return {
        "form": "note",
        "label": one.label,
        "meta": day(one.at),
        "title": one.title,
        "sub": one.sub,
        "url": settings.ADDRESS.rstrip("/") + one.address,
        "url_word": _("This page on Meydan"),
        "lead_title": _("In short"),
        "lead": list(one.lead),
        "figures": [{"value": value, "word": word, "late": False} for value, word in one.figures],
        "table": {"title": one.table_title, "columns": list(one.columns), "rows": rows, "nothing": one.nothing},
        "lists": [{"title": title, "items": list(items)} for title, items in one.lists if items],
        "call": None,
        "foot": [f"{town().say('centre')} · {address_line()}", one.title],
        "pages": False,
    }
