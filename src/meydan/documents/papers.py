"""A form to be filled in by hand: questions with boxes and lines, and the address as a QR code. It asks for no name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import day_long
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head

BOXES = frozenset({"yes_no", "one", "several", "scale"})
LINES = {"short": 1, "long": 4, "place": 2, "number": 1, "date": 1}
"""How many empty lines an answer in words gets."""


@dataclass(frozen=True)
class FormQuestion:
    """One question. `kind` as `questions` calls it; `ends`: what the ends of a scale mean."""

    number: int
    kind: str
    text: str
    why: str
    choices: Sequence[str] = ()
    lines: Sequence[str] = ()
    ends: tuple[str, str] = ("", "")
    only_if: str = ""


@dataclass(frozen=True)
class FormPaper:
    title: str
    words: str
    address: str
    until: datetime
    afterwards: str
    questions: Sequence[FormQuestion]
    made_at: datetime


def form_sheet(one: FormPaper) -> Sheet:
    until = _("Last day: %(day)s") % {"day": day_long(one.until)}
    return {
        "form": "form",
        "head": head(),
        "label": _("Survey"),
        "about": until,
        "title": one.title,
        "sub": one.words,
        "url": one.address,
        "url_word": _("Answer on the web"),
        "note": _("Please do not write your name. Give the sheet back at the participation desk, or take a photo of the code and answer on the web."),
        "questions": [_question(asked) for asked in one.questions],
        "afterwards": {"title": _("What happens with the answers?"), "text": one.afterwards},
        "foot": [f"{town().say('centre')} · {address_line()}", until],
        "pages": True,
    }  # fmt: skip


def _question(one: FormQuestion) -> dict[str, Any]:
    return {
        "title": f"{one.number}. {one.text}",
        "why": one.why,
        "only_if": one.only_if,
        "hint": _hint(one),
        "boxes": _boxes(one),
        "ends": list(one.ends) if any(one.ends) else [],
        "rows": [{"word": line, "boxes": list(one.choices)} for line in one.lines] if one.kind == "matrix" else [],
        "ranks": list(one.choices) if one.kind == "ranking" else [],
        "blank": LINES.get(one.kind, 0),
    }


def _boxes(one: FormQuestion) -> list[str]:
    return list(one.choices) if one.kind in BOXES else []


def _hint(one: FormQuestion) -> str:
    hints = {
        "several": _("Tick as many as you like."),
        "one": _("Tick one."),
        "yes_no": _("Tick one."),
        "scale": _("Tick one."),
        "matrix": _("Tick one in each line."),
        "ranking": _("Write 1 beside the first, 2 beside the second, and so on."),
        "place": _("Neighbourhood, street or place"),
        "date": _("Day, month, year"),
    }
    return hints.get(one.kind, "")
