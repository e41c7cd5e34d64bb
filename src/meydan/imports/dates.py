"""Dates as people and programs write them. Day first, unless a column shows or a person says otherwise."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from meydan.base import turkish

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
_MONTHS = ["oca", "sub", "mar", "nis", "may", "haz", "tem", "agu", "eyl", "eki", "kas", "ara"]
_ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TIME = r"(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?"
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})" + _TIME)
_NUMBERS = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_WORDS = re.compile(r"(\d{1,2})[ .\-/]+([a-z]{3,9})[ .\-/,]+(\d{4}|\d{2})(?: [a-z]+)?" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 60_000  # 1970 to 2064 in days of a spreadsheet
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (days of a spreadsheet know no zone)


def parse(text: str, order: str = DAY_FIRST) -> datetime | date | None:
    """
    >>> parse("31.12.2024"), parse("3 Şub 24"), parse("45325")
    (datetime.date(2024, 12, 31), datetime.date(2024, 2, 3), datetime.date(2024, 2, 3))
    >>> parse("12/31/24", MONTH_FIRST), parse("31.02.2024"), parse("2024-02-05 14:30")
    (datetime.date(2024, 12, 31), None, datetime.datetime(2024, 2, 5, 14, 30))
    """
    if _ZONED.fullmatch(text):
        return _with_zone(text)
    clean = re.sub(r"(?<=\d)t(?=\d)", " ", turkish.fold(" ".join(text.split())))
    if found := _YEAR_FIRST.fullmatch(clean):
        return _moment(found[1], found[2], found[3], found.groups()[3:])
    if found := _NUMBERS.fullmatch(clean):
        day, month = (found[1], found[3])
        if found[2] == "/" and order == MONTH_FIRST:
            day, month = month, day
        return _moment(found[4], month, day, found.groups()[4:])
    if (found := _WORDS.fullmatch(clean)) and (month := _month(found[2])):
        return _moment(found[3], str(month), found[1], found.groups()[3:])
    if found := _COMPACT.fullmatch(clean):
        return _moment(found[1], found[2], found[3], (None, None, None))
    if (found := _SERIAL.fullmatch(clean)) and _FIRST_SERIAL <= int(found[1]) < _LAST_SERIAL:
        moment = _EPOCH + timedelta(seconds=round(float(clean) * 86400))
        return moment if found[2] else moment.date()
    return None


def form(text: str) -> str:
    """The form in which a date is written: a word for counting how many forms a column has."""
    clean = " ".join(text.split())
    if _YEAR_FIRST.match(clean):
        return "year first"
    if found := _NUMBERS.match(clean):
        return f"numbers {found[2]} {len(found[4])}"
    return "serial" if _SERIAL.fullmatch(clean) else "words"


def order_of(texts: Iterable[str]) -> str:
    """Whether dates with slashes begin with the day or the month, where one of them shows it; empty where none does."""
    shown, open_ = set(), False
    for text in texts:
        found = _NUMBERS.match(" ".join(text.split()))
        if found and found[2] == "/":
            first, second = int(found[1]), int(found[3])
            shown |= {DAY_FIRST} if first > 12 else {MONTH_FIRST} if second > 12 else set()
            open_ = open_ or (first <= 12 and second <= 12 and first != second)
    if len(shown) == 1:
        return shown.pop()
    return "" if open_ or shown else DAY_FIRST


def _with_zone(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _month(word: str) -> int:
    return next((names.index(word[:3]) + 1 for names in (_MONTHS, _ENGLISH) if word[:3] in names), 0)


def _moment(year: str, month: str, day: str, clock: tuple[str | None, ...]) -> datetime | date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    try:
        on = date(number, int(month), int(day))
        if clock[0] is None:
            return on
        return datetime(number, int(month), int(day), int(clock[0]), int(clock[1] or 0), int(clock[2] or 0))  # noqa: DTZ001 (made aware by who reads it)
    except ValueError:
        return None
