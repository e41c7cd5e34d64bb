"""What the cards know about one person: how much, why, how long. The content itself is in the file (`own_file.py`)."""

from collections.abc import Callable, Iterator, Sequence
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
    cards = [(name, card) for name, card in cards_of_all().items() if card.personal_data]
    known = _known("my data", person, lambda _data: True)
    return known, [card.name for name, card in cards if name not in {one.code for one in known}]


def staying(person: Person) -> list[KnownByCard]:
    """What stays, without the person, when the account is erased."""
    return _known("staying", person, lambda data: data.stays)


def _known(page: str, person: Person, wanted: Callable[[PersonalData], bool]) -> list[KnownByCard]:
    cards = {
        name: (card, [data for data in card.personal_data if wanted(data)]) for name, card in cards_of_all().items()
    }
    asked = [((name, place), data) for name, (_card, several) in cards.items() for place, data in enumerate(several)]
    counts = dict(_counted(page, person, asked))
    found = []
    for name, (card, several) in cards.items():
        lines = _joined([Known(data, counts.get((name, place), 0)) for place, data in enumerate(several)])
        found += [KnownByCard(name, card.name, card.icon, lines)] if lines else []
    return found


def _joined(lines: list[Known]) -> list[Known]:
    """Lines with something in them; several tables with one purpose and one reason are one line to a reader."""
    found: dict[tuple[str, str], Known] = {}
    for line in lines:
        if line.rows:
            first = found.setdefault((str(line.data.purpose), str(line.data.basis)), Known(line.data, 0))
            first.rows += line.rows
    return list(found.values())


type Line = tuple[str, int]


def _counted(page: str, person: Person, asked: Sequence[tuple[Line, PersonalData]]) -> Iterator[tuple[Line, int]]:
    """How many rows each line has. All that link by a foreign key are counted in one query; the few others by reading them."""
    linked: list[tuple[Line, PersonalData]] = []
    others: list[tuple[Line, PersonalData]] = []
    for line, data in asked:
        (linked if _links(data) else others).append((line, data))
    for nth, rows in values_of_person(page, person, lambda blank: _all_rows([data for _line, data in linked], blank)):
        yield linked[nth][0], rows
    for line, data in others:
        yield line, sum(1 for _row in data.export(person))


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
