"""The fixed set of tables. What stands here, and nothing else, leaves the house as files."""

from meydan.opendata.queries.tables import calls, deciding, figures, people, threads, works
from meydan.opendata.queries.tables.shape import Column, Kind, Table

ALL = [*threads.TABLES, *works.TABLES, *deciding.TABLES, *people.TABLES, *figures.TABLES, *calls.TABLES]


def tables() -> list[Table]:
    """Those whose slices are on."""
    return [one for one in ALL if one.is_on]


__all__ = ["ALL", "Column", "Kind", "Table", "tables"]
