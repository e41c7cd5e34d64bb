"""One row of a list of people → what is known of somebody and on what proof, or why they are not taken. Trial and import ask the
same code."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError

from meydan.base import clock, languages, turkish
from meydan.imports import dates
from meydan.imports.contact_words import is_no, language_of, way_of
from meydan.imports.matching import Lookups
from meydan.imports.models import Import
from meydan.imports.rows import Rejected
from meydan.people.rules import clean_contact

(
    NO_ADDRESS,
    BAD_EMAIL,
    BAD_PHONE,
    NO_CONSENT,
    NO_WAY,
    BAD_WAY,
    NO_DAY,
    BAD_DAY,
    NO_DOCUMENT,
    NO_BASIS,
    BAD_BIRTH,
    MAYBE_MINOR,
) = (
    "no_address",
    "bad_email",
    "bad_phone",
    "no_consent",
    "no_way",
    "bad_way",
    "no_day",
    "bad_day",
    "no_document",
    "no_basis",
    "bad_birth",
    "maybe_minor",
)
TWO_PEOPLE, SAME_PERSON, SAID_NO = "two_people", "same_person", "said_no"
NEW, KNOWN, THERE = "new", "known", "there"
OF_AGE = 18
EACH, WHOLE = "each", "whole"
"""Where the proof stands: in each row, or once for the whole list."""


@dataclass(frozen=True)
class Listed:
    """Somebody whom a row names."""

    line: int
    name: str
    email: str
    phone: str
    neighbourhood: int | None
    birth_year: int | None
    skills: str
    languages: str
    language: str
    consented_on: date
    way: str
    document: str
    keeper: str
    basis: str


class _No(Exception):
    """Inside of this file: why a row is not taken."""


class ContactReader:
    """Reads rows as the person said that the columns are to be read."""

    def __init__(self, one: Import, lookups: Lookups) -> None:
        self.lookups, self.proof = lookups, one.answers["proof"]
        self.order: Mapping[str, str] = one.answers["date_order"]
        self.columns = {column["field"]: x for x, column in enumerate(one.columns) if column["field"]}

    def read(self, line: int, cells: Sequence[str]) -> Listed | Rejected:
        try:
            return self._listed(line, cells)
        except _No as no:
            reason, value = no.args
            return Rejected(line, reason, turkish.cut(value, 80), [])

    def _said(self, field: str, cells: Sequence[str]) -> str:
        return " ".join(cells[self.columns[field]].split()) if field in self.columns else ""

    def _listed(self, line: int, cells: Sequence[str]) -> Listed:
        email, phone = self._address("email", cells), self._address("phone", cells)
        if not (email or phone):
            raise _No(NO_ADDRESS, "")
        day, way, document = self._proof(cells)
        basis = self._said("basis", cells) or self.proof["basis"]
        if not basis:
            raise _No(NO_BASIS, "")
        tongues = self._said("languages", cells)
        language = language_of(tongues)
        name = " ".join(filter(None, (self._said("name", cells), self._said("surname", cells))))
        return Listed(
            line=line,
            name=turkish.cut(name, 120),
            email=email,
            phone=phone,
            neighbourhood=self._place(cells),
            birth_year=self._birth_year(cells),
            skills=turkish.cut(self._said("skills", cells), 300),
            languages=turkish.cut(tongues, 120),
            language=language if language and languages.is_on(language) else "tr",
            consented_on=day,
            way=way,
            document=turkish.cut(document, 200),
            keeper=turkish.cut(self.proof["keeper"], 200),
            basis=turkish.cut(basis, 200),
        )

    def _address(self, how: str, cells: Sequence[str]) -> str:
        said = self._said(how, cells)
        if not said:
            return ""
        try:
            found, contact = clean_contact(_with_zero(said) if how == "phone" else said)
        except ValidationError:
            found, contact = "", ""
        if found != how or len(contact) > (254 if how == "email" else 16):
            raise _No(BAD_EMAIL if how == "email" else BAD_PHONE, said)
        return contact

    def _proof(self, cells: Sequence[str]) -> tuple[date, str, str]:
        """Day, way and document of the consent: of the row, or of the whole list. A no in the row stays a no."""
        said = self._said("way", cells)
        if is_no(said):
            raise _No(NO_CONSENT, said)
        if self.proof["where"] == WHOLE:
            return date.fromisoformat(self.proof["on"]), self.proof["way"], self.proof["document"]
        day, way = self._day(self._said("consented_on", cells)), way_of(said)
        if not way:
            raise _No(BAD_WAY if said else NO_WAY, said)
        document = self._said("document", cells) or self.proof["document"]
        if not document:
            raise _No(NO_DOCUMENT, "")
        return day, way, document

    def _day(self, said: str) -> date:
        if not said:
            raise _No(NO_DAY, "")
        found = dates.parse(said, self.order.get("consented_on", dates.DAY_FIRST))
        day = found.date() if isinstance(found, datetime) else found
        if day is None or day > clock.today() or day.year < 1990:
            raise _No(BAD_DAY, said)
        return day

    def _place(self, cells: Sequence[str]) -> int | None:
        """A neighbourhood that is not certain is left out; people say it themselves."""
        word = self.lookups.match("place", self._said("place", cells))
        return self.lookups.place_ids.get(word.code) if word.sure else None

    def _birth_year(self, cells: Sequence[str]) -> int | None:
        """Whoever may be under 18 signs up with a guardian, and never by a list."""
        said = self._said("birth_year", cells)
        if not said:
            return None
        found = re.search(r"(?<!\d)(19|20)\d{2}(?!\d)", said)
        day = None if found else dates.parse(said)
        if not (found or day):
            raise _No(BAD_BIRTH, said)
        year = int(found[0]) if found else day.year if day else 0
        if clock.today().year - year <= OF_AGE:
            raise _No(MAYBE_MINOR, str(year))
        return year


def _with_zero(said: str) -> str:
    """A spreadsheet takes the zero away, and a program may have put an apostrophe before it."""
    return said.lstrip("'").removesuffix(".0")


@dataclass(frozen=True)
class Directory:
    """Whose addresses are known: e-mail or phone → id. People are those with an account, listed those of earlier lists."""

    people: Mapping[str, int]
    listed: Mapping[str, int]
    accounts: Mapping[int, int | None]
    """Of those listed: the account that they have."""
    not_again: Collection[str]
    """Addresses of those who said no."""


def whose(email: str, phone: str, known: Mapping[str, int]) -> set[int]:
    """Those who have one of these addresses. Nobody is found by a name, a neighbourhood or a birth year."""
    return {known[address] for address in (email, phone) if address and address in known}


def place_in(row: Listed, directory: Directory) -> tuple[str, int | None]:
    """What becomes of a row: a verdict, and the account that it belongs to."""
    if {row.email, row.phone} & set(directory.not_again):
        return SAID_NO, None
    people, listed = whose(row.email, row.phone, directory.people), whose(row.email, row.phone, directory.listed)
    accounts = people | {account for one in listed if (account := directory.accounts.get(one))}
    if len(accounts) > 1 or len(listed) > 1:
        return TWO_PEOPLE, None
    person = next(iter(people), None)
    if listed or person in {account for account in directory.accounts.values() if account}:
        return THERE, person
    return (KNOWN, person) if person else (NEW, None)


class FirstOfEach:
    """Rows of a list that name an address which an earlier row has are the same person again."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}

    def earlier(self, row: Listed) -> int | None:
        """The line of an earlier row, or None; then the row's addresses are remembered."""
        addresses = [address for address in (row.email, row.phone) if address]
        first = next((self.lines[one] for one in addresses if self.lines.get(one, row.line) != row.line), None)
        if first is None:
            self.lines |= dict.fromkeys(addresses, row.line)
        return first
