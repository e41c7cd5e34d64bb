"""Ballot sheets for a booth: what can be chosen with a box each, a serial number and its square. They know nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import clock_time, day_long
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line


@dataclass(frozen=True)
class Choice:
    """A line of the sheet; `cost` in words, empty without money."""

    title: str
    text: str
    cost: str


@dataclass(frozen=True)
class BallotPaper:
    """One batch. `parts`: (heading, choices) of each list; `copies`: serial numbers with the address in their square, in the order in
    which they are printed."""

    title: str
    question: str
    how: str
    mark: str
    """What the example box shows."""
    know: Sequence[str]
    until: datetime
    parts: Sequence[tuple[str, Sequence[Choice]]]
    copies: Sequence[tuple[str, str]]
    large: bool
    made_at: datetime


def ballot_sheets(one: BallotPaper) -> Iterator[Sheet]:
    parts = [{"title": title, "rows": [vars(choice) for choice in rows]} for title, rows in one.parts]
    last_day = _("Last day: %(day)s") % {"day": f"{day_long(one.until)}, {clock_time(one.until)}"}
    for serial, address in one.copies:
        yield {
            "form": "ballot",
            "label": one.title,
            "about": _("ballot sheet"),
            "title": one.question,
            "sub": one.how,
            "url": address,
            "url_word": serial,
            "mark": one.mark,
            "hints": [
                _("Mark like this"),
                _("A mistake? Ask for a new sheet."),
                _("Do not write your name or number."),
            ],
            "parts": parts,
            "know": {"title": _("About this sheet"), "items": list(one.know)},
            "fold": _("Fold the sheet and put it into the box."),
            "until": last_day,
            "large": one.large,
            "foot": [f"{town().say('centre')} · {address_line()}", serial],
            "pages": False,
        }
