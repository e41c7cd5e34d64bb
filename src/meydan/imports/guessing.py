"""What the columns of a table are: told by their headings and by what stands in them. A person confirms it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import partial
from typing import Any

from meydan.base import turkish
from meydan.imports import dates
from meydan.imports.matching import ASKED, Lookups
from meydan.imports.reading import Table
from meydan.imports.reading.cells import is_shortened
from meydan.imports.words import HEADINGS, bare, field_of

SURE, ASK, OUT = "sure", "ask", "out"
SHORTENED = "shortened"
TELLING = 300
"""Values of a column that are looked at."""
MOST_WORDS = 400
"""Different words of a column that are matched; where there are more it is no column of names."""
_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.\w+|\+?[\d\s().\-]{10,17}")
_NAMES = re.compile(r"\b(ad|adi|soyad|soyadi|isim|name|surname|basvuran|vatandas|dogum)\b")
_KNOWN = {word: field for field, words in HEADINGS.items() for word in words.split("|")}


@dataclass(frozen=True)
class Column:
    """A column as it is shown. `note` is a code for the sentence below its samples."""

    name: str
    field: str
    certainty: str
    samples: list[str]
    filled: int
    identity: bool = False
    contact: bool = False
    note: str = ""
    forms: int = 0
    """In how many forms its dates are written."""


def guess(table: Table, lookups: Lookups) -> list[dict[str, Any]]:
    """One entry a column, each field at most once."""
    values = [[row[x] for _line, row in table.rows if row[x]] for x in range(len(table.columns))]
    scores: list[tuple[float, int, str]] = []
    for x, name in enumerate(table.columns):
        if not table.unread[x]:
            own = table.own_words[x] if table.own_words else ""
            scores += [(score, x, field) for field, score in _scores(name, values[x], lookups, own).items()]
    chosen: dict[int, tuple[str, float]] = {}
    for score, x, field in sorted(scores, key=lambda one: (-one[0], one[1])):
        taken = {other for other, _score in chosen.values()}
        if x not in chosen and (field not in taken or field == "contact"):
            chosen[x] = (field, score)
    return [
        asdict(_column(name, values[x], table.unread[x], *chosen.get(x, ("", 0.0))))
        for x, name in enumerate(table.columns)
    ]


def _column(name: str, values: Sequence[str], identity: bool, field: str, score: float) -> Column:
    if identity:
        return Column(name, "", OUT, [], 0, identity=True, note="identity")
    cut_short = any(is_shortened(one) for one in values[:TELLING])
    if field == "contact":
        shown = [hidden(one) for one in values[:2]]
        note = SHORTENED if cut_short else "contact"
        return Column(name, "", ASK, shown, len(values), contact=True, note=note)
    samples = [turkish.cut(one, 40) for one in list(dict.fromkeys(values[:TELLING]))[:3]]
    if not field and _NAMES.search(bare(name)):
        return Column(name, "", OUT, [], len(values), note="names")
    forms = len({dates.form(one) for one in values[:2000]}) if field in {"date", "answered_on"} else 0
    certainty = SURE if score >= 1 else ASK if field else OUT
    if field == "number" and cut_short:
        return Column(name, field, ASK, samples, len(values), note=SHORTENED)
    note = "forms" if forms > 1 else "guess" if certainty == ASK else "" if field else "unknown"
    return Column(name, field, certainty, samples, len(values), note=note, forms=forms)


def _scores(name: str, values: Sequence[str], lookups: Lookups, own: str = "") -> dict[str, float]:
    """Field → how likely; 1 and more is certain. A heading that its values contradict is not certain. `own` is what it says
    below a group: that counts where both together say nothing (“Cevap” above “Tarih” is not the day it came)."""
    if _NAMES.search(bare(name)) and not field_of(name):
        return {}
    fit = _fitting(values[:TELLING], lookups)
    scores = {field: share * 0.8 for field, share in fit.items() if share >= 0.6}
    said = field_of(name)
    near = "" if said else next((_KNOWN[word] for word in get_close_matches(bare(name), _KNOWN, 1, 0.85)), "")
    if near in {"", field_of(own)}:
        said = said or field_of(own)
    if said:
        agrees = fit.get("date" if said == "answered_on" else said, 1.0)
        scores[said] = 1.0 + agrees if agrees >= 0.5 or not values else 0.75
    elif near:
        scores[near] = 0.7 + 0.2 * fit.get(near, 0)
    return scores


def _fitting(values: Sequence[str], lookups: Lookups) -> dict[str, float]:
    """For each field that can be told by its values: the share of values that fit."""
    if not values:
        return {}
    tests: dict[str, Callable[[str], bool]] = {"date": _is_date, "contact": is_contact}
    tests |= {field: partial(_is_sure, lookups, field) for field in ASKED if field != "goal"}
    told = Counter(values)
    fit = {field: sum(n for one, n in told.items() if test(one)) / len(values) for field, test in tests.items()}
    if dates.parse(values[0]) and fit["date"] < 0.6:  # days of a spreadsheet: enough beside a heading
        fit["date"] = max(fit["date"], sum(dates.parse(one) is not None for one in values) / len(values) * 0.6)
    if sum(map(len, values)) / len(values) > 60:
        fit["text"] = 0.8
    return fit


def _is_date(said: str) -> bool:
    """Days of a spreadsheet look like any other number."""
    return dates.parse(said) is not None and dates.form(said) != "serial"


def is_contact(said: str) -> bool:
    return _CONTACT.fullmatch(said) is not None and dates.parse(said) is None


def _is_sure(lookups: Lookups, field: str, said: str) -> bool:
    return lookups.match(field, said).sure


def hidden(contact: str) -> str:
    """
    >>> hidden("0532 123 45 21"), hidden("ayse@example.org")
    ('05… 21', 'a…@…')
    """
    return f"{contact[:1]}…@…" if "@" in contact else f"{contact[:2]}… {contact[-2:]}"


def words_of(values: Counter[str], field: str, lookups: Lookups) -> list[dict[str, Any]]:
    """The different words of a column with what is thought of each, the most frequent first."""
    merged: dict[str, list[Any]] = {}
    for said, count in values.items():
        merged.setdefault(bare(said), [said, 0])[1] += count
    ordered = sorted(merged.items(), key=lambda one: -one[1][1])[:MOST_WORDS]
    found = []
    for key, (said, count) in ordered:
        word = lookups.match(field, said)
        found.append({"key": key, "said": turkish.cut(said, 60), "count": count, "code": word.code, "sure": word.sure})
    return found
