"""Letters with a code each, one sheet a code. They name nobody; whose letterbox they go to is not known here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.documents.sheets import Sheet, address_line, head


@dataclass(frozen=True)
class InvitationPaper:
    """What stands in all letters that invite to apply for a panel. `codes` are (code, address that the QR code holds)."""

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
    goes = [
        _("%(count)s people answer this question together.") % {"count": one.members},
        _("Apply until %(day)s: open the square code, or type the code at %(where)s.") % {"day": day(one.until), "where": one.where},
        _("A public lot decides who takes part. Everybody can repeat it."),
    ]  # fmt: skip
    letter = _Letter(
        one.title, one.question, _("Apply here"), goes, [one.afterwards, one.expenses], _("The code lets one person apply. We do not know to whom this letter came.")
    )  # fmt: skip
    return [letter.sheet(code, address) for code, address in one.codes]


@dataclass(frozen=True)
class CodesPaper:
    """What stands in all letters of a batch whose codes open a survey or a vote, each once. The square code is the same in all of
    them: an address with the code in it would stand in logs beside what was answered."""

    title: str
    summary: str
    afterwards: str
    until: datetime
    address: str
    codes: Sequence[str]
    made_at: datetime


def code_sheets(one: CodesPaper) -> list[Sheet]:
    goes = [
        _("Until %(day)s: open the square code, or go to %(where)s, and type the code in when you are asked for it.") % {"day": day(one.until), "where": one.address.partition("//")[2]},
        _("The code counts once. What is answered is kept apart from it: nobody can tell who answered what."),
    ]  # fmt: skip
    words = _("We do not know to whom this letter came. Please give the code to nobody else.")
    letter = _Letter(one.title, one.summary, _("Take part here"), goes, [one.afterwards], words)
    return [letter.sheet(code, one.address) for code in one.codes]


@dataclass(frozen=True)
class _Letter:
    """What is the same in all letters of a batch."""

    title: str
    sub: str
    open_word: str
    goes: Sequence[str]
    promised: Sequence[str]
    words: str

    def sheet(self, code: str, address: str) -> Sheet:
        promised = [words for words in self.promised if words]
        return {
            "form": "minutes",
            "head": head(),
            "label": _("Invitation"),
            "about": code,
            "title": self.title,
            "sub": self.sub,
            "url": address,
            "url_word": self.open_word,
            "lists": [
                {"title": _("How it goes"), "items": [*self.goes, _("No computer? Call us, or come to the Centre.")]},
                *([{"title": _("What will become of it?"), "items": promised}] if promised else []),
                {"title": _("Your code"), "items": [code]},
            ],
            "approved": self.words,
            "foot": [f"{town().say('centre')} · {address_line()}", code],
            "pages": False,
        }
