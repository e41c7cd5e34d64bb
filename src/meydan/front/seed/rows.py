"""Writing many rows at once: PostgreSQL's COPY, with the defaults that the models name."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def reserve(model: type[Model], count: int) -> range:
    """So many ids that nobody else will get."""
    if not count:
        return range(0)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence(%s, 'id'))", [table])
        (first,) = cursor.fetchone()
        cursor.execute("select setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + count - 1])
    return range(first, first + count)


def copy(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], **same: Any) -> None:
    """Write `rows` (values of `columns`) into the table of `model`. `same` are values that all rows share; every other
    column gets the default of its field."""
    constant = _defaults(model, {*columns, *same}) | same
    names = ", ".join(f'"{_column(model, name)}"' for name in [*columns, *constant])
    rest = tuple(constant.values())
    with connection.cursor() as cursor, cursor.copy(f'copy "{model._meta.db_table}" ({names}) from stdin') as target:
        for row in rows:
            target.write_row((*row, *rest))


def _column(model: type[Model], name: str) -> str:
    return next(field.column for field in model._meta.concrete_fields if field.attname == name)


def _defaults(model: type[Model], given: set[str]) -> dict[str, Any]:
    """By column; not the ids that the database gives, nor what it computes."""
    found = {}
    for field in model._meta.concrete_fields:
        if (
            field.attname in given
            or field.generated
            or field.has_db_default()
            or field.get_internal_type() == "BigAutoField"
        ):
            continue
        value = field.get_default()
        found[field.attname] = json.dumps(value) if isinstance(value, dict) else value
    return found
