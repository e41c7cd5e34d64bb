"""Minutes of a meeting as a sheet. The slices above bring the facts; no name of a person stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base.templatetags.ui import day, moment
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head


@dataclass(frozen=True)
class MinutesPaper:
    """What stands in published minutes. `parts` are (heading, points)."""

    body: str
    """Who met, e.g. a working group."""
    title: str
    starts_at: datetime
    place: str
    present: int
    guests: int
    agenda: Sequence[str]
    parts: Sequence[tuple[str, Sequence[str]]]
    approved_at: datetime
    published_at: datetime
    address: str


def minutes_sheet(one: MinutesPaper) -> Sheet:
    """One sheet of as many pages as it needs."""
    came = ngettext("%(count)s member came", "%(count)s members came", one.present) % {"count": one.present}
    guests = ngettext("%(count)s guest", "%(count)s guests", one.guests) % {"count": one.guests} if one.guests else ""
    agenda = [{"title": _("Agenda"), "items": list(one.agenda)}] if one.agenda else []
    return {
        "form": "minutes",
        "head": head(),
        "label": _("The minutes"),
        "about": one.body,
        "title": one.title,
        "sub": " · ".join(part for part in (moment(one.starts_at), one.place, came, guests) if part),
        "url": settings.ADDRESS.rstrip("/") + one.address,
        "url_word": _("This page on Meydan"),
        "lists": [*agenda, *({"title": word, "items": list(points)} for word, points in one.parts)],
        "approved": _("Approved on %(approved)s, published on %(published)s.")
        % {"approved": day(one.approved_at), "published": day(one.published_at)},
        "foot": [f"{town().say('centre')} · {address_line()}", one.body],
        "pages": True,
    }
