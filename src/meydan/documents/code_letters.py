"""A letter with a code to the address where somebody says they live: who gets mail there can type it in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head


@dataclass(frozen=True)
class CodeLetterPaper:
    """What stands in the letter. Nothing of it is kept."""

    name: str
    address: str
    code: str
    url: str
    """Where it is typed in."""
    until: date
    made_at: datetime


def code_letter_sheet(one: CodeLetterPaper) -> Sheet:
    return {
        "form": "minutes",
        "head": head(),
        "label": one.name,
        "about": one.address,
        "title": _("Your code for Meydan"),
        "sub": _("You asked us to prove that you live at this address."),
        "url": one.url,
        "url_word": _("Type it in here"),
        "lists": [
            {"title": _("Your code"), "items": [one.code]},
            {
                "title": _("How it goes"),
                "items": [
                    _("Sign in, open “My proofs” and type the code in by %(day)s.") % {"day": day(one.until)},
                    _("After that we forget this address. What stays is that your bond to the town is proved."),
                    _(
                        "You did not ask for it? Then throw the letter away: without your account the code is worth nothing."
                    ),
                ],
            },
        ],
        "approved": _("Nobody from the municipality will ever ask you for this code."),
        "foot": [f"{town().say('centre')} · {address_line()}", ""],
        "pages": False,
    }
