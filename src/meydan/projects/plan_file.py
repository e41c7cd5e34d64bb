"""The plan as a table: its columns, reading it row by row, and what is wrong with each row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import turkish
from meydan.places.models import Unit
from meydan.projects.models.plan import UNDER, Counting, PlanLevel, PlanLine

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "level": ("level", "duzey", "tur"),
    "code": ("code", "kod"),
    "parent": ("parent", "ust", "ust_kod"),
    "name_tr": ("name_tr", "ad", "adi"),
    "name_en": ("name_en", "ad_en", "ingilizce_adi"),
    "unit": ("unit", "birim", "sorumlu_birim"),
    "measure_tr": ("measure_tr", "olcu", "olcu_birimi"),
    "measure_en": ("measure_en", "olcu_en"),
    "counting": ("counting", "sayim"),
    "baseline": ("baseline", "baslangic", "baslangic_degeri"),
    "moves": ("moves", "gosterge_kodu"),
}
"""Column → how its heading may be written; a year as heading holds the targets of that year."""
NEEDED = ("level", "code", "name_tr")
LEVELS: Mapping[str, str] = {
    **{level.value: level.value for level in PlanLevel},
    "amac": PlanLevel.GOAL,
    "hedef": PlanLevel.OBJECTIVE,
    "gosterge": PlanLevel.INDICATOR,
    "performans gostergesi": PlanLevel.INDICATOR,
    "faaliyet": PlanLevel.ACTIVITY,
}
COUNTINGS = {"": Counting.YEARLY, "yearly": Counting.YEARLY, "yillik": Counting.YEARLY}
COUNTINGS |= {"level": Counting.LEVEL, "durum": Counting.LEVEL}
WORDS = {
    "heading": _("A column is missing: %(word)s."),
    "level": _("The level must be goal, objective, indicator or activity: “%(word)s”."),
    "empty": _("Code and name must not be empty."),
    "long": _("This is too long: “%(word)s”."),
    "twice": _("The code stands here twice: %(word)s."),
    "parent": _("There is no line above it with the code “%(word)s”, or that line is of the wrong level."),
    "unit": _("There is no unit “%(word)s”."),
    "counting": _("It is counted either “yearly” or as a “level”: “%(word)s”."),
    "number": _("This is not a number: “%(word)s”."),
    "moves": _("There is no indicator with the code “%(word)s”."),
    "targets": _("An indicator needs a target for at least one year of the plan."),
}


@dataclass(frozen=True)
class Line:
    """A row that was understood."""

    level: str
    code: str
    parent: str
    name_tr: str
    name_en: str
    unit: Unit | None
    measure_tr: str
    measure_en: str
    counting: str
    baseline: Decimal | None
    moves: str
    targets: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """What is wrong in which row (as a spreadsheet counts them)."""

    row: int
    code: str
    reason: str
    word: str

    @property
    def sentence(self) -> str:
        return str(WORDS[self.reason]) % {"word": self.word}


def as_dicts(rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """Cells under the names of their columns; columns that we don't know are left out."""
    names = [_column(cell) for cell in rows[0]]
    return [{name: cell for name, cell in zip(names, row, strict=False) if name} for row in rows[1:]]


def _column(heading: str) -> str:
    plain = re.sub(r"\W+", "_", turkish.fold(heading)).strip("_")
    if re.fullmatch(r"(hedef_)?20\d\d", plain):
        return plain[-4:]
    return next((name for name, written in COLUMNS.items() if plain in written), "")


def read(
    rows: Sequence[Mapping[str, str]], years: Sequence[int], units: Sequence[Unit]
) -> tuple[list[Line], list[Problem]]:
    """The lines of a plan, and everything that is wrong; nothing is taken over while there is a problem."""
    reader = _Reader(rows, years, units)
    missing = [Problem(1, "", "heading", name) for name in NEEDED if not any(name in row for row in rows)]
    if missing:
        return [], missing
    lines = [reader.line(number, row) for number, row in enumerate(rows, 2)]
    return lines, reader.problems


class _Reader:
    def __init__(self, rows: Sequence[Mapping[str, str]], years: Sequence[int], units: Sequence[Unit]) -> None:
        self.years = years
        self.levels: dict[str, str] = {}
        for row in rows:
            self.levels.setdefault(row.get("code", ""), LEVELS.get(turkish.fold(row.get("level", "")), ""))
        self.units = {turkish.fold(name): one for one in units for name in (one.slug, one.name_tr, one.name_en)}
        self.seen: set[str] = set()
        self.problems: list[Problem] = []

    def line(self, number: int, row: Mapping[str, str]) -> Line:
        def wrong(reason: str, word: str = "") -> None:
            self.problems.append(Problem(number, code, reason, word))

        code, level = row.get("code", ""), LEVELS.get(turkish.fold(row.get("level", "")), "")
        if not level:
            wrong("level", row.get("level", ""))
        if not code or not row.get("name_tr"):
            wrong("empty")
        if code and code in self.seen:
            wrong("twice", code)
        self.seen.add(code)
        for word in _too_long(row):
            wrong("long", turkish.cut(word, 40))
        parent = row.get("parent", "")
        if level and (bool(parent) != bool(UNDER[level]) or (parent and self.levels.get(parent) not in UNDER[level])):
            wrong("parent", parent)
        unit = self.units.get(turkish.fold(row.get("unit", "")))
        if row.get("unit") and unit is None:
            wrong("unit", row["unit"])
        counting = COUNTINGS.get(turkish.fold(row.get("counting", "")), "")
        if not counting:
            wrong("counting", row["counting"])
        moves = row.get("moves", "")
        if moves and self.levels.get(moves) != PlanLevel.INDICATOR:
            wrong("moves", moves)
        numbers: dict[str, Decimal | None] = {}
        for name in ("baseline", *map(str, self.years)):
            try:
                numbers[name] = number_of(row.get(name, ""))
            except ValueError:
                wrong("number", row[name])
        targets = {year: value for year in self.years if (value := numbers.get(str(year))) is not None}
        if level == PlanLevel.INDICATOR and not targets:
            wrong("targets")
        texts = {name: row.get(name, "") for name in ("name_tr", "name_en", "measure_tr", "measure_en")}
        return Line(
            level=level,
            code=code,
            parent=parent,
            unit=unit,
            counting=counting or Counting.YEARLY,
            baseline=numbers.get("baseline"),
            moves=moves,
            targets=targets,
            **texts,
        )


def _too_long(row: Mapping[str, str]) -> Iterator[str]:
    for name in ("code", "name_tr", "name_en", "measure_tr", "measure_en"):
        most: Any = PlanLine._meta.get_field(name).max_length  # type: ignore[union-attr]
        if len(row.get(name, "")) > most:
            yield row[name]


def number_of(text: str) -> Decimal | None:
    """`1.250,5`, `1250.5`, `1.250` → a number; None for an empty cell. Raises ValueError for anything else.

    >>> number_of("1.250"), number_of("12,5"), number_of("12.5")
    (Decimal('1250'), Decimal('12.5'), Decimal('12.5'))
    """
    plain = re.sub(r"[\s%]", "", text)
    if not plain:
        return None
    if "," in plain or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 12:
        raise ValueError(text)
    return round(number, 4)
