"""A table of who lives here, row by row: area; category; value; people; date; source."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NoReturn

from meydan.base import turkish
from meydan.base.errors import Refused
from meydan.insight.models import Population
from meydan.insight.rules import NO_TABLE
from meydan.people.models import AgeBand, Sex
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods

COLUMNS = ("alan", "kategori", "değer", "kişi", "tarih", "kaynak")
Category = Population.Category
CATEGORIES: Mapping[str, str] = {
    "toplam": Category.TOTAL, "total": Category.TOTAL, "yas": Category.AGE, "age": Category.AGE, "cinsiyet": Category.SEX,
    "sex": Category.SEX, "ogrenci": Category.STUDENT, "student": Category.STUDENT,
}  # fmt: skip
VALUES: Mapping[str, Mapping[str, str]] = {
    Category.AGE: {**{band.value: band.value for band in AgeBand}, "0-17": AgeBand.UNDER_18.value},
    Category.SEX: {"kadin": Sex.WOMAN, "woman": Sex.WOMAN, "erkek": Sex.MAN, "man": Sex.MAN},
}
WHOLE_TOWN = {"", "ilce", "town"}


def read(rows: Sequence[Sequence[str]]) -> list[Population]:
    """What the rows below the headings say. Raises Refused with the line and the word that was not understood."""
    if len(rows) < 2 or [_plain(word) for word in rows[0][:6]] != [_plain(word) for word in COLUMNS]:
        _refuse(1, "; ".join(COLUMNS))
    places = {_plain(one.name): one for one in neighbourhoods()}
    told: dict[tuple[object, ...], Population] = {}
    for line, row in enumerate(rows[1:], 2):
        one = _row(line, [*row, *[""] * 6][:6], places)
        key = (one.place_id, one.category, one.value, one.on)
        if key in told:
            _refuse(line, "; ".join(row[:5]))
        told[key] = one
    return list(told.values())


def _plain(text: str) -> str:
    return turkish.fold(text.strip())


def _row(line: int, row: Sequence[str], places: Mapping[str, Neighbourhood]) -> Population:
    area, category, value, people, day, source = row
    code, place = CATEGORIES.get(_plain(category), ""), places.get(_plain(area))
    if place is None and _plain(area) not in WHOLE_TOWN:
        _refuse(line, area)
    if not code:
        _refuse(line, category)
    group = VALUES[code].get(_plain(value).replace("–", "-")) if code in VALUES else ""
    if group is None:
        _refuse(line, value)
    if not source.strip():
        _refuse(line, COLUMNS[-1])
    return Population(
        place=place, category=code, value=group, people=_number(line, people), on=_day(line, day), source=source[:200]
    )


def _number(line: int, text: str) -> int:
    """29.709 or 29709"""
    plain = re.sub(r"[.\s]", "", text)
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        _refuse(line, text)
    return int(plain)


def _day(line: int, text: str) -> date:
    """31.12.2025 or 2025-12-31"""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.strip())
    plain = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text.strip()[:10]
    try:
        return date.fromisoformat(plain)
    except ValueError:
        _refuse(line, text)


def _refuse(line: int, word: str) -> NoReturn:
    raise Refused(NO_TABLE, line=line, word=word or "–", field="file")
