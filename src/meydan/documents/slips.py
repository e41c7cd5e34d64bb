"""The slip that whoever wrote at a desk takes along: a number, a promised day, and the code for the answer. No name."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base.town import town
from meydan.documents.sheets import Sheet


@dataclass(frozen=True)
class SlipPaper:
    number: str
    title: str
    promise: str
    """The day by which an answer is promised, in words."""
    code: str
    address: str
    """Where the code is typed in."""
    way: str
    made_at: datetime


def slip_sheet(one: SlipPaper) -> Sheet:
    return {
        "form": "slip",
        "paper": "a5",
        "label": _("Your slip"),
        "about": one.number,
        "title": one.title,
        "sub": _("We answer by %(day)s.") % {"day": one.promise},
        "url": one.address,
        "url_word": _("Read the answer"),
        "code_word": _("Your code"),
        "code": one.code,
        "paragraphs": [
            _("With this code you read the answer on the web, or ask for it by phone or at the muhtar’s office."),
            _("How you get the answer: %(way)s") % {"way": one.way},
            _("The slip bears no name. Whoever has the code reads the answer: keep it."),
            _("This is not a petition."),
        ],
        "foot": [str(town().say("centre")), str(town().say("contact", "phone"))],
        "pages": False,
    }
