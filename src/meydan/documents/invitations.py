"""Letters that invite to apply for a panel: one sheet a code. They name nobody; whose letterbox they go to is not known here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head


@dataclass(frozen=True)
class InvitationPaper:
    """What stands in all letters of a batch. `codes` are (code, address that the QR code holds)."""

    title: str
    question: str
    afterwards: str
    until: datetime
    members: int
    expenses: str
    where: str
    """Where it can be typed in, as people read it."""
    codes: Sequence[tuple[str, str]]
    made_at: datetime


def invitation_sheets(one: InvitationPaper) -> list[Sheet]:
    return [_sheet(one, code, address) for code, address in one.codes]


def _sheet(one: InvitationPaper, code: str, address: str) -> Sheet:
    said = [one.afterwards, one.expenses]
    return {
        "form": "minutes",
        "head": head(),
        "label": _("Invitation"),
        "about": code,
        "title": one.title,
        "sub": one.question,
        "url": address,
        "url_word": _("Apply here"),
        "lists": [
            {
                "title": _("How it goes"),
                "items": [
                    _("%(count)s people answer this question together.") % {"count": one.members},
                    _("Apply until %(day)s: open the square code, or type the code at %(where)s.") % {"day": day(one.until), "where": one.where},
                    _("A public lot decides who takes part. Everybody can repeat it."),
                    _("No computer? Call us, or come to the Centre."),
                ],
            },
            *([{"title": _("What will become of it?"), "items": [words for words in said if words]}] if any(said) else []),
            {"title": _("Your code"), "items": [code]},
        ],
        "approved": _("The code lets one person apply. We do not know to whom this letter came."),
        "foot": [f"{town().say('centre')} · {address_line()}", code],
        "pages": False,
    }  # fmt: skip
