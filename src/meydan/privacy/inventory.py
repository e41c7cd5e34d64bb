"""The inventory of processing, written by the cards themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base import turkish
from meydan.base.cards import all_cards
from meydan.base.personal_data import PersonalData

SUBJECTS: Mapping[str, Any] = {
    "participants": _("Participants"),
    "staff": _("Staff and people with a role"),
    "volunteers": _("Volunteers"),
    "minors": _("Minors and their guardians"),
    "writers": _("People without an account who wrote to the municipality"),
}
CATEGORIES: Mapping[str, Any] = {
    "account": _("Account and consents: name, e-mail, phone, age band, neighbourhood"),
    "words": _("What people write"),
    "photos": _("Photos of what people write about"),
    "participation": _("Taking part: what, when, with which outcome"),
    "service": _("Volunteering: offers, duties, hours, qualifications"),
    "messages": _("Messages and wishes about messages"),
    "sign_in": _("Signing in: keys and codes"),
    "work": _("Acts of the staff"),
    "contact": _("Contact"),
    "special": _("Access needs and emergency contact; can be health data"),
}
READERS: Mapping[str, Any] = {
    "public": _("Everybody"),
    "centre": _("Colleagues whose role sees to it"),
    "named": _("Named colleagues only"),
    "oneself": _("Nobody but the person"),
}
SEALED, HASHED, BY_ROLE, OPEN = (
    _("Sealed under keys outside the database; each look is written down for the person"),
    _("Stored encrypted or as a fingerprint; never shown again"),
    _("Read by role after a second step; the log tells what was done without names"),
    _("Published by the person’s own wish, under the name of their choice"),
)


@dataclass
class Entry:
    """One purpose: what a register of processing asks about it."""

    card: Any
    data: PersonalData
    tables: list[str]

    @property
    def purpose(self) -> str:
        return str(self.data.purpose)

    @property
    def subjects(self) -> str:
        return str(SUBJECTS[self.data.subjects])

    @property
    def category(self) -> str:
        return str(CATEGORIES[self.data.category])

    @property
    def readers(self) -> str:
        return str(READERS[self.data.readers])

    @property
    def given_to(self) -> str:
        return str(self.data.given_to) or gettext("To nobody")

    @property
    def abroad(self) -> str:
        return str(self.data.abroad) or gettext("To nobody")

    @property
    def security(self) -> str:
        if self.data.category == "special":
            return str(SEALED)
        if self.data.category == "sign_in":
            return str(HASHED)
        return str(OPEN if self.data.readers == "public" else BY_ROLE)

    @property
    def kept(self) -> str:
        """Until when, and what stays."""
        basis = gettext(str(self.data.basis))
        if not self.data.keep:
            return basis
        return gettext("%(days)s days: %(basis)s") % {"days": self.data.keep.days, "basis": basis}


def inventory(*, text: str = "", subjects: str = "", category: str = "") -> list[Entry]:
    """Every purpose of every card, also of those that are off: tables with the same purpose, group and end are one entry."""
    found: dict[tuple[Any, ...], Entry] = {}
    for card in all_cards():
        for data in card.personal_data:
            same = (card.name, str(data.purpose), str(data.basis), data.subjects, data.category, data.readers)
            entry = found.setdefault(same, Entry(card.name, data, []))
            entry.tables += [] if data.model in entry.tables else [data.model]
    return [one for one in found.values() if _fits(one, text, subjects, category)]


def _fits(one: Entry, text: str, subjects: str, category: str) -> bool:
    said = f"{one.card} {one.purpose} {one.kept} {' '.join(one.tables)}"
    right = subjects in ("", one.data.subjects) and category in ("", one.data.category)
    return right and turkish.fold(text) in turkish.fold(said)
