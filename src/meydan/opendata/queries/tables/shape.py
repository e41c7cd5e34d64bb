"""What a table of open data is: columns whose type and source are read off the models, and rows that are streamed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from meydan.base.cards import is_on

AT_ONCE = 2000
TYPES: "Sequence[tuple[type[models.Field[Any, Any]], str]]" = (
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.DecimalField, "number"),
    (models.FloatField, "number"),
    (models.IntegerField, "integer"),
    (models.AutoField, "integer"),
)


class Kind(StrEnum):
    """What the rows of a table are, and so when a new edition may take the place of the last one."""

    ACTS = "acts"
    """Each row is something that a person did and that has a page."""
    THINGS = "things"
    """Each row is a thing of the town: a project, a value of an indicator."""
    PEOPLE = "people"
    """Rows hold counts of people: each figure moves by ten or not at all (see `holding_back`)."""


@dataclass(frozen=True)
class Column:
    name: str
    meaning: Any
    path: str = ""
    """Where it is read, as seen from the rows; its name where it is the same."""
    source: str = ""
    """`slice.Model.field` that it is made of."""
    unit: Any = ""
    type: str = ""
    """Only where it is not that of the source."""

    @property
    def read_from(self) -> str:
        return self.path or self.name

    @property
    def field(self) -> "models.Field[Any, Any]":
        name, _dot, field = self.source.rpartition(".")
        found = apps.get_model(name)._meta.get_field(field)
        assert isinstance(found, models.Field)  # a source names a column, not what points to it
        return found

    @property
    def datatype(self) -> str:
        if self.type:
            return self.type
        return next((word for kind, word in TYPES if isinstance(self.field, kind)), "string")

    @property
    def codes(self) -> Mapping[str, Any]:
        """Code → word, where the column holds one of a list."""
        return dict(self.field.flatchoices) if not self.type else {}


@dataclass(frozen=True)
class Table:
    code: str
    needs: Sequence[str]
    """Slices without which it is not there."""
    theme: str
    """Of the European Union's list of data themes."""
    title: Any
    words: Any
    kind: Kind
    columns: Sequence[Column]
    rows: Callable[[], "QuerySet[Any] | Iterable[Sequence[Any]]"]
    key: Sequence[str] = ()
    """Of counts of people: the columns that name a figure; what they begin with names the frame."""
    stands: str = ""
    """Of counts of people: the column that says since when a figure stands."""

    @property
    def is_on(self) -> bool:
        return all(is_on(name) for name in self.needs)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def read(self) -> Iterator[Sequence[Any]]:
        """Its rows as they are now, few at a time."""
        found = self.rows()
        if isinstance(found, QuerySet):
            found = found.values_list(*(column.read_from for column in self.columns)).iterator(chunk_size=AT_ONCE)
        return iter(found)
