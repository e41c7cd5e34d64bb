"""Questions that many requests put, with other numbers each time. Django writes the SQL of a question anew whenever it is asked, which
takes longer than the database needs to answer; a question that is `ready` is written once in each process (decision 50)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import update_wrapper
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from meydan.base.planned import BLANKS, Answer, Question, Statement, answers

type Blank = int | str | datetime
type Asked = tuple[QuerySet[Any], Making[Any], Question]
"""Rows, what makes things of the answer, and what is asked."""


class Ready[M: Model]:
    """A question that is written once; calling it gives its rows."""

    def __init__(self, question: Callable[..., QuerySet[M]]) -> None:
        update_wrapper(self, question)
        self._question = question
        self._written: _Written[M] | None = None

    def __call__(self, *given: Blank) -> list[M]:
        return self._for(given).ask(given)

    def about(self, *given: Blank) -> Asked:
        """To be asked together with others (`base/together.py`)."""
        return self._for(given).about(given)

    def _for(self, given: Sequence[Blank]) -> "_Written[M]":
        if self._written is None:
            blanks = [_blank(one, place) for place, one in enumerate(given)]
            self._written = _Written(self._question(*blanks), blanks)
        return self._written


def ready[M: Model](question: Callable[..., QuerySet[M]]) -> Ready[M]:
    """The rows of a question about numbers, texts and moments. It must depend on nothing else: neither on the clock nor on who asks."""
    return Ready(question)


def first[M: Model](rows: Iterable[M]) -> M | None:
    return next(iter(rows), None)


def _blank(given: Blank, place: int) -> Blank:
    """A value of the same type that stands in no other question."""
    if isinstance(given, datetime):
        return datetime(1900, 1, 1, 0, 0, place, tzinfo=UTC)
    return f"ready blank {BLANKS[place]}" if isinstance(given, str) else BLANKS[place]


class _Written[M: Model]:
    """SQL with places for what is given."""

    def __init__(self, rows: QuerySet[M], blanks: Sequence[Blank]) -> None:
        self.rows, compiler = rows, rows.query.get_compiler(rows.db)
        self.statement = Statement(*compiler.as_sql())
        self.making = Making(rows, compiler)
        self.places = [blanks.index(one) if one in blanks else None for one in self.statement.params]

    def about(self, given: Sequence[Blank]) -> Asked:
        return unanswered(self.rows), self.making, (self.statement, self._filled(given))

    def ask(self, given: Sequence[Blank]) -> list[M]:
        (answer,) = answers([(self.statement, self._filled(given))])
        return self.making.things(answer)

    def _filled(self, given: Sequence[Blank]) -> list[Any]:
        params = self.statement.params
        return [one if at is None else given[at] for one, at in zip(params, self.places, strict=True)]


def unanswered[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """The same rows without an answer. `all` would copy the question as well, which nobody changes."""
    fresh: Any = rows.__class__(rows.model, rows.query, rows.db)
    fresh._prefetch_related_lookups = rows._prefetch_related_lookups  # type: ignore[attr-defined]
    return fresh  # type: ignore[no-any-return]


class Making[M: Model]:
    """What Django makes of an answer, row by row. How a column becomes a value, which columns are whose and what hangs on what is found
    when a question is written, not with each answer to it."""

    def __init__(self, rows: QuerySet[M], compiler: Any) -> None:
        info, select = compiler.klass_info, compiler.select
        self.db, self.model = rows.db, info["model"]
        self.columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        self.names = [one[0].target.attname for one in select[self.columns]]
        self.added = list(compiler.annotation_col_map.items()) if compiler.annotation_col_map else []
        self.hanging = get_related_populators(info, select, rows.db, rows._fetch_mode)  # type: ignore[attr-defined]
        fields = [one[0] for one in select[: compiler.col_count]]
        if compiler.has_composite_fields(fields):
            raise TypeError(f"a key of {self.model.__name__} has several columns")
        self.converters = list(compiler.get_converters(fields).items())

    def things(self, answer: Answer) -> list[M]:
        return [self._thing(self._read(row) if self.converters else row) for row in answer]

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        read, connection = list(row), connections[self.db]  # of this thread
        for at, (converters, column) in self.converters:
            for convert in converters:
                read[at] = convert(read[at], column, connection)
        return read

    def _thing(self, row: Sequence[Any]) -> M:
        thing: M = self.model.from_db(self.db, self.names, row[self.columns])
        for one in self.hanging:
            one.populate(row, thing)
        for name, at in self.added:
            setattr(thing, name, row[at])
        return thing
