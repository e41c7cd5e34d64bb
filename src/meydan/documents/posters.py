"""What hangs on a wall or lies on a chair: a poster of an event in two sizes, and its programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import clock_time, day_long
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head

SIZES = {"a4": 1.0, "a3": 1.41}


@dataclass(frozen=True)
class EventPaper:
    """What stands on it. `address` is the page of the event."""

    what: str
    title: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    access: Sequence[str]
    parts: Sequence[tuple[str, Sequence[str]]] = ()
    """Of the programme: (day, lines)."""


def _when(one: EventPaper) -> str:
    first, last = day_long(one.starts_at), day_long(one.ends_at)
    return first if first == last else f"{first} – {last}"


def poster_sheet(one: EventPaper, paper: str) -> Sheet:
    lines = [
        (_("When"), _when(one)),
        (_("At"), f"{clock_time(one.starts_at)}–{clock_time(one.ends_at)}"),
        (_("Where"), one.place),
        (_("Accessibility"), ", ".join(one.access)),
    ]
    return {
        "form": "poster",
        "paper": paper,
        "large": SIZES[paper],
        "head": head(),
        "label": one.what,
        "title": one.title,
        "sub": one.summary,
        "lines": [[word, said] for word, said in lines if said],
        "url": one.address,
        "url_word": _("Take your seat"),
        "foot": [f"{town().say('centre')} · {address_line()}", ""],
        "pages": False,
    }


def programme_sheet(one: EventPaper) -> Sheet:
    return {
        "form": "minutes",
        "head": head(),
        "label": _("Programme"),
        "about": one.what,
        "title": one.title,
        "sub": " · ".join(part for part in (_when(one), one.place) if part),
        "url": one.address,
        "url_word": _("This page on Meydan"),
        "lists": [{"title": word, "items": list(lines)} for word, lines in one.parts],
        "approved": ", ".join(one.access),
        "foot": [f"{town().say('centre')} · {address_line()}", ""],
        "pages": True,
    }
