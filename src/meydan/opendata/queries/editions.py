"""Reading editions of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from meydan.opendata import files
from meydan.opendata.models import Edition
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


def catalogue() -> list[Told]:
    """The tables that are on; one query."""
    latest = {one.table: one for one in editions().distinct("table")}
    return [Told(table, latest.get(table.code)) for table in tables()]


def newest(limit: int) -> list[Edition]:
    """Of all tables that are on, the last made first."""
    return list(Edition.objects.filter(table__in=[one.code for one in tables()]).order_by("-made_at", "-pk")[:limit])


def first_rows(edition: Edition, limit: int = 5) -> Sequence[Sequence[str]]:
    path = files.file_of(edition.table, edition.number, "csv")
    return [list(row.values()) for row in islice(files.read(path), limit)] if path.exists() else []
