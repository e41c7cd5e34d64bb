"""Questions that many requests put, with other numbers each time. Django writes the SQL of a question anew whenever it is asked, which
takes longer than the database needs to answer; a question that is `ready` is written once in each process (decision 50)."""

import re
import sys
from collections.abc import Callable, Sequence
from copy import copy
from datetime import UTC, date, datetime
from functools import cached_property, wraps
from types import SimpleNamespace
from typing import Any

from django.db import connection, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

type Blank = int | str | datetime


def ready[M: Model](question: Callable[..., QuerySet[M]]) -> Callable[..., list[M]]:
    """The rows of a question about numbers, texts and moments. It must depend on nothing else: neither on the clock nor on who asks."""
    written: list[_Written[M]] = []

    @wraps(question)
    def ask(*given: Blank) -> list[M]:
        if not written:
            blanks = [_blank(one, place) for place, one in enumerate(given)]
            written.append(_Written(question(*blanks), blanks))
        return written[0].ask(given)

    return ask


def first[M: Model](rows: Sequence[M]) -> M | None:
    return rows[0] if rows else None


def _blank(given: Blank, place: int) -> Blank:
    """A value of the same type that stands in no other question."""
    if isinstance(given, datetime):
        return datetime(1900, 1, 1, 0, 0, place, tzinfo=UTC)
    return f"ready blank {place}" if isinstance(given, str) else 2_000_000_000 + place


class _Written[M: Model]:
    """SQL with places for what is given."""

    def __init__(self, rows: QuerySet[M], blanks: Sequence[Blank]) -> None:
        self.rows, self.compiler = rows, rows.query.get_compiler(rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.places = [blanks.index(one) if one in blanks else None for one in self.params]

    def ask(self, given: Sequence[Blank]) -> list[M]:
        filled = [one if at is None else given[at] for one, at in zip(self.params, self.places, strict=True)]
        rows: Any = self.rows
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[self.rows.db]  # of this thread
        compiler.as_sql = lambda *_rest: (self.sql, tuple(filled))
        return things(rows, compiler)


BLANKS = range(2_000_000_001, 2_000_000_100)
"""Numbers of things that nobody has, in whose place those of now are put."""
INSIDE = re.compile(r"20000000\d\d")
PLACE = re.compile("%[s%]")


TYPES = ((datetime, "timestamptz"), (date, "date"), (int, "bigint"), (str, "text"))
"""Of what PostgreSQL is given for each question that it has planned."""


class Statement:
    """One question about numbers of things: SQL that was written once. The numbers may also stand inside texts (`thread:7`)."""

    def __init__(self, sql: str, params: Sequence[Any]) -> None:
        self.sql, self.params = sql, params
        if INSIDE.search(sql):
            raise TypeError("a number stands in the SQL itself")
        for one in params:
            if not isinstance(one, int | str) and INSIDE.search(str(one)):
                raise TypeError(f"{one!r} holds a number in another way")

    def filled(self, *numbers: int) -> list[Any]:
        def number(blank: int) -> int:
            return numbers[BLANKS.index(blank)]

        def text(said: str) -> str:
            return INSIDE.sub(lambda found: str(number(int(found[0]))), said) if "20000000" in said else said

        return [
            text(one) if isinstance(one, str) else number(one) if isinstance(one, int) and one in BLANKS else one
            for one in self.params
        ]

    @cached_property
    def changing(self) -> list[int]:
        """Where something stands that is another one each time, a moment, a day or a number; the same thing is there once, because
        PostgreSQL knows only so that what it groups by is what it shows."""
        found: dict[Any, int] = {}
        for at, one in enumerate(self.params):
            if _changes(one):
                found.setdefault(one, at)
        return list(found.values())

    @cached_property
    def words(self) -> str:
        """What PREPARE makes a plan of. All that stays the same stands in it, so that the plan is made for that."""
        given = [self.params[at] for at in self.changing]
        params, rest = iter(self.params), []

        def placed(found: re.Match[str]) -> str:
            if found[0] == "%s" and _changes(one := next(params)):
                return f"${given.index(one) + 1}"
            rest.extend([one] if found[0] == "%s" else [])
            return found[0]

        sql = connection.ops.compose_sql(PLACE.sub(placed, self.sql), rest)  # type: ignore[attr-defined]  # of PostgreSQL
        types = ", ".join(next(name for of, name in TYPES if isinstance(one, of)) for one in given)
        return sys.intern((f"({types}) AS {sql}" if types else f"AS {sql}").replace("%", "%%"))

    @cached_property
    def places(self) -> str:
        return f"({', '.join(['%s'] * len(self.changing))})" if self.changing else ""


def _changes(param: object) -> bool:
    return isinstance(param, date) or (isinstance(param, int | str) and bool(INSIDE.search(str(param))))


def things[M: Model](rows: QuerySet[M], compiler: Any) -> list[M]:
    """What Django makes of the answer that a compiler brings."""
    asked: Any = SimpleNamespace(
        db=rows.db, model=rows.model, query=SimpleNamespace(get_compiler=lambda **_using: compiler),
        _fetch_mode=rows._fetch_mode, _known_related_objects={},  # type: ignore[attr-defined]
    )  # fmt: skip
    return list(ModelIterable(asked))
