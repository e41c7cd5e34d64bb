"""What the cards know about one person: how much, why, how long. The content itself is in the file (`own_file.py`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet, Value
from django.utils.translation import gettext

from meydan.base.cards import cards_of_all
from meydan.base.personal_data import PersonalData
from meydan.base.prepared import values_of_person
from meydan.people.models import Person


@dataclass
class Known:
    """One purpose of a card for which something is kept."""

    data: PersonalData
    rows: int

    @property
    def kept(self) -> str:
        """Until when, and what stays."""
        return gettext(str(self.data.basis))


@dataclass
class KnownByCard:
    code: str
    name: Any
    icon: str
    lines: list[Known]

    @property
    def rows(self) -> int:
        return sum(line.rows for line in self.lines)


def known_about(person: Person) -> tuple[list[KnownByCard], list[Any]]:
    """Cards that know something about the person, with their lines; and the names of those that know nothing."""
    counts = dict(_counted(person))
    some, none = [], []
    for name, card in cards_of_all().items():
        if not card.personal_data:
            continue
        lines = _joined([Known(data, counts.get((name, place), 0)) for place, data in enumerate(card.personal_data)])
        some += [KnownByCard(name, card.name, card.icon, lines)] if lines else []
        none += [] if lines else [card.name]
    return some, none


def _joined(lines: list[Known]) -> list[Known]:
    """Lines with something in them; several tables with one purpose and one reason are one line to a reader."""
    found: dict[tuple[str, str], Known] = {}
    for line in lines:
        if line.rows:
            first = found.setdefault((str(line.data.purpose), str(line.data.basis)), Known(line.data, 0))
            first.rows += line.rows
    return list(found.values())


def _counted(person: Person) -> Iterator[tuple[tuple[str, int], int]]:
    """How many rows each line has. All that link by a foreign key are counted in one query; the few others by reading them."""
    linked: list[tuple[tuple[str, int], PersonalData]] = []
    others: list[tuple[tuple[str, int], PersonalData]] = []
    for name, card in cards_of_all().items():
        for place, data in enumerate(card.personal_data):
            (linked if _links(data) else others).append(((name, place), data))
    for nth, rows in values_of_person(
        "my data", person, lambda blank: _all_rows([data for _key, data in linked], blank)
    ):
        yield linked[nth][0], rows
    for key, data in others:
        yield key, sum(1 for _row in data.export(person))


def _links(data: PersonalData) -> bool:
    if not data.fields:
        return False
    model = apps.get_model(data.model)
    return all(model._meta.get_field(column).related_model is Person for column in data.fields)


def _all_rows(several: Sequence[PersonalData], person: Person) -> QuerySet[Any, Any]:
    first, *others = (_rows(data, person, nth) for nth, data in enumerate(several))
    rows: QuerySet[Any, Any] = first.union(*others, all=True)
    return rows


def _rows(data: PersonalData, person: Person, nth: int) -> Any:
    mine = reduce(or_, (Q(**{column: person}) for column in data.fields))
    rows = apps.get_model(data.model)._default_manager.filter(mine).order_by()
    return rows.values(nth=Value(nth)).annotate(rows=Count("pk")).values_list("nth", "rows")
