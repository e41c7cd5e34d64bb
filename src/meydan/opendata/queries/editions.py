"""Reading editions of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from meydan.opendata import files
from meydan.opendata.models import Edition, Waiting
from meydan.opendata.queries.tables import Table, tables


def editions() -> QuerySet[Edition]:
    """The latest number of each table first."""
    return Edition.objects.order_by("table", "-number")


def editions_of(table: str) -> QuerySet[Edition]:
    return editions().filter(table=table)


def latest_of(table: str) -> Edition | None:
    return editions_of(table).first()


@dataclass(frozen=True)
class Told:
    """A table with the edition that stands; None as long as there is none."""

    table: Table
    edition: Edition | None
    waiting: Waiting | None = None


def catalogue() -> list[Told]:
    """The tables that are on; one query."""
    latest = _latest()
    return [Told(table, latest.get(table.code)) for table in tables()]


def at_desk() -> list[Told]:
    """The same with what waits; two queries."""
    latest, waiting = _latest(), Waiting.objects.in_bulk()
    return [Told(table, latest.get(table.code), waiting.get(table.code)) for table in tables()]


def _latest() -> dict[str, Edition]:
    return {one.table: one for one in editions().distinct("table")}


def newest(limit: int) -> list[Edition]:
    """Of all tables that are on, the last made first."""
    return list(Edition.objects.filter(table__in=[one.code for one in tables()]).order_by("-made_at", "-pk")[:limit])


def first_rows(edition: Edition, limit: int = 5) -> Sequence[Sequence[str]]:
    found = files.read(files.file_of(edition.table, edition.number, "csv"))
    return [list(row.values()) for row in islice(found, limit)]


def title_of(edition: Edition) -> str:
    return next((str(one.title) for one in tables() if one.code == edition.table), edition.table)
