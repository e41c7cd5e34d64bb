"""New rows. Django writes the SQL of each anew; here it is written once for a model, and rows that nobody asks for before an action ends go
together in one journey (decision 70)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model


@cache
def _row_of(model: type[Model]) -> tuple[str, Sequence["Field[Any, Any]"]]:
    """How a new row is written, and the fields that it gets from us."""
    fields = [
        one for one in model._meta.concrete_fields if not (one.primary_key or one.generated or one.has_db_default())
    ]
    names = (model._meta.db_table, model._meta.pk.column, *(field.column for field in fields))
    table, key, *columns = (connection.ops.quote_name(str(one)) for one in names)
    places = ", ".join(["%s"] * len(columns))
    return f"insert into {table} ({', '.join(columns)}) values ({places}) returning {key}", fields  # noqa: S608 (our own names)


def insert(*things: Model) -> None:
    """Save what is new in one journey, as `save` does for a model that does nothing of its own when it is saved."""
    statements, values = [], []
    for thing in things:
        sql, fields = _row_of(type(thing))
        statements.append(sql)
        values += [one.get_db_prep_save(one.pre_save(thing, True), connection) for one in fields]
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(statements), values)
        for place, thing in enumerate(things):
            if place:
                cursor.nextset()
            (thing.pk,) = cursor.fetchone()
            thing._state.adding, thing._state.db = False, connection.alias


@dataclass(frozen=True)
class _Notes:
    depth: int
    rows: list[Model] = field(default_factory=list)


_notes: ContextVar[_Notes | None] = ContextVar("notes", default=None)


def _depth() -> int:
    """How many points to go back to the transaction has: what is noted below one of them may be taken back with it."""
    return sum(point is not None for point in connection.savepoint_ids)


def note(thing: Model) -> None:
    """Save what is new and nobody asks for before the action ends: at once, or where `noted_together` ends."""
    notes = _notes.get()
    if notes is None or notes.depth != _depth():
        insert(thing)
    else:
        notes.rows.append(thing)


@contextmanager
def noted_together() -> Iterator[None]:
    """What is noted inside is written in one journey at the end, in its order. For actions that others wait for, inside their
    transaction."""
    around = _notes.get()
    if around is not None and around.depth == _depth():  # an action inside of another one
        yield
        return
    notes = _Notes(_depth())
    before = _notes.set(notes)
    try:
        yield
    finally:
        _notes.reset(before)
    if notes.rows:
        insert(*notes.rows)
