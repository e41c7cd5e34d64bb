"""One row of a list → what it becomes, or why it is not taken. The trial and the import ask the same code."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from meydan.base import clock, turkish
from meydan.ideas.actions.importing import OldRecord
from meydan.ideas.models import State
from meydan.imports import dates
from meydan.imports.matching import NONE, REJECT, Lookups
from meydan.imports.models import Import
from meydan.imports.reading.cells import is_shortened
from meydan.imports.words import bare

NO_TEXT, TOO_LONG, NO_DATE, BAD_DATE, FUTURE, OLD, UNKNOWN_PLACE, UNKNOWN_WORD, TWICE, TOTAL = (
    "no_text",
    "too_long",
    "no_date",
    "bad_date",
    "future",
    "too_old",
    "unknown_place",
    "unknown_word",
    "twice",
    "total",
)
OPTIONAL = ("unit", "goal")
"""Fields whose unknown words are left out; the row is taken."""
LONGEST_TEXT = 20_000
FIRST_YEAR = 1990
_TOTAL = re.compile(r"((genel|ara|alt|grand) )?(toplam|toplami|yekun|total|sum)( \w+){0,3}")
"""How the line begins that adds up a list."""
_SHORT = frozenset(
    [
        "mah",
        "mh",
        "cad",
        "cd",
        "sok",
        "sk",
        "blv",
        "bul",
        "apt",
        "no",
        "kat",
        "dr",
        "av",
        "sn",
        "vb",
        "vs",
        "bkz",
        "ort",
        "ilk",
        "ogr",
        "prof",
        "doc",
    ]
)
"""Words after whose dot a sentence goes on; so it does after a number."""
_FIGURE = re.compile(r"[\d.,\s%₺]+")
REJECT_UNDATED, TAKE_UNDATED = "reject", "today"
_PERSONAL = re.compile(
    r"\S@\S+\.\w|(?<!\d)(?:\+?90[ \-]?)?0?5\d{2}[ \-]?\d{3}[ \-]?\d{2}[ \-]?\d{2}(?!\d)|\btr\d{2}[ \d]{20,}|•••"
    r"|\b(ad[ıi]m|ismim|soyad[ıi]m|e[şs]im|annem|babam|o[ğg]lum|k[ıi]z[ıi]m|engelli kart[ıi]|raporlu|hastay[ıi]m)\b"
    r"|\b(daire|kap[ıi]) ?(no)?[ :.]*\d|\bplaka",
)


@dataclass(frozen=True)
class Taken:
    """A row that can be taken."""

    line: int
    record: OldRecord
    personal: bool
    contact: str


@dataclass(frozen=True)
class Rejected:
    """A row that can't, with the code of the reason and the word that is to blame."""

    line: int
    reason: str
    value: str
    cells: list[str]


class _No(Exception):
    """Inside of this file: why a row is not taken."""


class RowReader:
    """Reads rows as the person said that the columns and words are to be read."""

    def __init__(self, one: Import, lookups: Lookups) -> None:
        self.origin, self.answers, self.lookups = one.origin, one.answers, lookups
        self.places: dict[str, list[int]] = {}
        for x, column in enumerate(one.columns):
            if column["field"]:
                self.places.setdefault(column["field"], []).append(x)
        self.words: dict[str, dict[str, str]] = one.answers.get("words", {})
        self.known: dict[tuple[str, str], str] = {}
        """Words that were looked up before."""
        self.private = [x for x, column in enumerate(one.columns) if column["contact"]]

    def read(self, line: int, cells: Sequence[str]) -> Taken | Rejected:
        try:
            return self._taken(line, cells)
        except _No as no:
            reason, value = no.args
            return Rejected(line, reason, turkish.cut(value, 80), self.shown(cells))

    def shown(self, cells: Sequence[str]) -> list[str]:
        """The cells for the list of rejected rows: without contacts, and without texts that are far too long."""
        return ["" if x in self.private else cell[:1000] for x, cell in enumerate(cells)]

    def _taken(self, line: int, cells: Sequence[str]) -> Taken:
        if is_total(cells):
            raise _No(TOTAL, next(filter(None, cells)))
        title, text = self._words(cells)
        at, dated = self._date(cells)
        place = self._chosen("place", cells)
        state = self._chosen("state", cells) or State.RECEIVED
        answer, answered_at = self._answer(cells, at)
        if answer and not self._said("state", cells):
            state = State.ANSWERED
        goal = self._chosen("goal", cells)
        target = self.lookups.target_of(goal) if goal else None
        number = "" if is_shortened(self._said("number", cells)) else turkish.cut(self._said("number", cells), 60)
        address = turkish.cut(self._said("address", cells), 120)
        record = OldRecord(
            source=self._source(number, title, text, cells),
            origin=self.origin,
            number=number,
            kind=self._chosen("kind", cells) or self.answers["kind"],
            title=title,
            text=text,
            at=at,
            dated=dated,
            neighbourhood=self.lookups.place_ids.get(place),
            place_words=address,
            unit=self.lookups.unit_ids.get(self._chosen("unit", cells)),
            targets=[target] if target else [],
            state=state,
            answer=answer,
            answered_at=answered_at,
        )
        contacts = (cells[x] for x in self.places.get("contact", []))
        contact = " · ".join(one for one in contacts if one and not is_shortened(one))
        personal = _PERSONAL.search(turkish.lower(f"{title}\n{text}\n{answer}\n{address}")) is not None
        return Taken(line, record, personal, turkish.cut(contact, 120))

    def _said(self, field: str, cells: Sequence[str]) -> str:
        return cells[self.places[field][0]] if field in self.places else ""

    def _words(self, cells: Sequence[str]) -> tuple[str, str]:
        """Without a title the first sentence is one; a title that is too long stays whole in the text."""
        title, text = " ".join(self._said("title", cells).split()), self._said("text", cells)
        if not (title or text):
            raise _No(NO_TEXT, "")
        if len(text) > LONGEST_TEXT or len(title) > LONGEST_TEXT:
            raise _No(TOO_LONG, text or title)
        if not title:
            title = turkish.cut(first_sentence(text).rstrip("."), 140)
            return title, "" if text.strip().rstrip(".") == title else text
        short = turkish.cut(title, 140)
        return short, text if short == title else f"{title}\n\n{text}".strip()

    def _date(self, cells: Sequence[str]) -> tuple[datetime, bool]:
        said = self._said("date", cells)
        try:
            return self._moment("date", said), True
        except _No as no:
            if self.answers.get("undated") == TAKE_UNDATED and no.args[0] in {NO_DATE, BAD_DATE}:
                return clock.now(), False
            raise

    def _moment(self, field: str, said: str) -> datetime:
        if not said:
            raise _No(NO_DATE, "")
        found = dates.parse(said, self.answers.get("date_order", {}).get(field, dates.DAY_FIRST))
        if found is None:
            raise _No(BAD_DATE, said)
        if found.year < FIRST_YEAR:
            raise _No(OLD, said)
        moment = found if isinstance(found, datetime) else _midday(found)
        aware = moment if moment.tzinfo else timezone.make_aware(moment)
        if timezone.localdate(aware) > clock.today():
            raise _No(FUTURE, said)
        return min(aware, clock.now())

    def _answer(self, cells: Sequence[str], at: datetime) -> tuple[str, datetime | None]:
        """The old answer and its day; a day before the question is none."""
        answer = self._said("answer", cells)
        if len(answer) > LONGEST_TEXT:
            raise _No(TOO_LONG, answer)
        try:
            answered_at = self._moment("answered_on", self._said("answered_on", cells))
        except _No:
            return answer, None
        if timezone.localdate(answered_at) < timezone.localdate(at):
            return answer, None
        return answer, max(at, answered_at)

    def _chosen(self, field: str, cells: Sequence[str]) -> str:
        """The code that stands for the word of this row; empty where there is no word."""
        said = self._said(field, cells)
        if (field, said) not in self.known:
            self.known[field, said] = self._code(field, said)
        code = self.known[field, said]
        if code == REJECT:
            raise _No(UNKNOWN_PLACE if field == "place" else UNKNOWN_WORD, said)
        return code

    def _code(self, field: str, said: str) -> str:
        key, words = bare(said), self.words.get(field, {})
        if not key:
            return ""
        code = words[key] if key in words else self.lookups.match(field, said).code
        return "" if code == NONE else code or ("" if field in OPTIONAL else REJECT)

    def _source(self, number: str, title: str, text: str, cells: Sequence[str]) -> str:
        """What makes the row one of its kind: its number in its list, else what it says, when and where."""
        if number:
            named = f"old:{turkish.slug(self.origin, longest=40)}:{number}"
            return named if len(named) <= 120 else f"{named[:60]}#{_digest(number)}"
        when = dates.parse(self._said("date", cells))
        return f"old:#{_digest(bare(title), bare(text), str(when), bare(self._said('place', cells)))}"


def first_sentence(text: str) -> str:
    """
    >>> first_sentence("1203. Sok. no. 5 önünde çukur var. Lütfen bakın."), first_sentence("Üç lamba yanmıyor!\\nAkşam")
    ('1203. Sok. no. 5 önünde çukur var.', 'Üç lamba yanmıyor!')
    """
    text = text.strip()
    for found in re.finditer(r"([.!?…]+)\s+|\n", text):
        before = text[: found.start()].rsplit(maxsplit=1)[-1:]
        goes_on = found[1] == "." and before and (before[0].isdecimal() or turkish.fold(before[0]) in _SHORT)
        if not goes_on:
            return text[: found.end()].strip()
    return text


def is_total(cells: Sequence[str]) -> bool:
    """A line that adds up the list: it says so, and holds nothing else but numbers.

    >>> is_total(["TOPLAM", "", "1.842"]), is_total(["Genel toplam: 40 başvuru"]), is_total(["Toplam taşıma az", "Göksu"])
    (True, True, False)
    """
    first, *others = dict.fromkeys(filter(None, cells)) or [""]
    if not _TOTAL.fullmatch(bare(first)):
        return False
    return all(_FIGURE.fullmatch(one) and (dates.form(one) in {"words", "serial"}) for one in others)


def _midday(day: date) -> datetime:
    return datetime.combine(day, time(12))


def _digest(*parts: Any) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:40]


def sources_of(rows: Sequence[Taken | Rejected]) -> list[str]:
    return [row.record.source for row in rows if isinstance(row, Taken)]
