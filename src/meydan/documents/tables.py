"""Tables of the slices above as an office file: one after the other below the head of the Centre."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.town import town
from meydan.documents.sheets import Sheet, Words, address_line, document, figures_day


@dataclass(frozen=True)
class PaperTable:
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Words]]
    words: str = ""
    """A line above the table: what it counts, and what is left out."""


def tables_document(title: str, tables: Sequence[PaperTable]) -> dict[str, Any]:
    sheet: Sheet = {
        "form": "tables",
        "head": town().say("centre"),
        "title": title,
        "day": _("As of %(day)s") % {"day": figures_day(clock.today())},
        "tables": [
            {
                "title": one.title,
                "words": one.words,
                "columns": list(one.columns),
                "rows": [list(row) for row in one.rows],
            }
            for one in tables
        ],
        "foot": [address_line(), title],
        "pages": True,
    }
    return document(title, [sheet])
