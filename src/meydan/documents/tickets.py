"""A ticket as a sheet: what, when, where, how many people, and the QR code that is shown at the door. It names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base import languages
from meydan.base.templatetags.ui import clock_time, day_long
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head


@dataclass(frozen=True)
class TicketPaper:
    """What stands on a ticket. `address` is what the QR code holds; `parts` are (heading, points)."""

    what: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    people: int
    code: str
    address: str
    parts: Sequence[tuple[str, Sequence[str]]]
    made_at: datetime


def ticket_sheet(one: TicketPaper) -> Sheet:
    people = ngettext("%(count)s person", "%(count)s people", one.people) % {"count": one.people}
    when = f"{day_long(one.starts_at)}, {clock_time(one.starts_at)}–{clock_time(one.ends_at)}"
    facts = [part for part in (when, one.place, people) if part]
    return {
        "form": "minutes",
        "head": head(),
        "label": _("Ticket"),
        "about": languages.isolated(one.code),
        "title": one.title,
        "sub": one.what,
        "url": one.address,
        "url_word": _("Show this at the door"),
        "lists": [
            {"title": _("When and where"), "items": facts},
            *({"title": word, "items": list(points)} for word, points in one.parts if points),
        ],
        "approved": _("Free of charge. Can’t come? Please give the seat back on your page, so that somebody else can."),
        "foot": [f"{town().say('centre')} · {address_line()}", languages.isolated(one.code)],
        "pages": False,
    }
