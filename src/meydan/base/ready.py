"""Questions that many requests put, with other numbers each time. Django writes the SQL of a question anew whenever it is asked, which
takes longer than the database needs to answer; a question that is `ready` is written once in each process (decision 50)."""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import UTC, datetime
from functools import update_wrapper
from types import SimpleNamespace
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

from meydan.base.planned import BLANKS, Answer, Question, Statement, answers

type Blank = int | str | datetime
type Asked = tuple[QuerySet[Any], Any, Question]
"""Rows, what makes them of an answer, and what is asked."""


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


def first[M: Model](rows: Sequence[M]) -> M | None:
    return rows[0] if rows else None


def _blank(given: Blank, place: int) -> Blank:
    """A value of the same type that stands in no other question."""
    if isinstance(given, datetime):
        return datetime(1900, 1, 1, 0, 0, place, tzinfo=UTC)
    return f"ready blank {BLANKS[place]}" if isinstance(given, str) else BLANKS[place]


class _Written[M: Model]:
    """SQL with places for what is given."""

    def __init__(self, rows: QuerySet[M], blanks: Sequence[Blank]) -> None:
        self.rows, self.compiler = rows, rows.query.get_compiler(rows.db)
        self.statement = Statement(*self.compiler.as_sql())
        read_alike(self.compiler)
        self.places = [blanks.index(one) if one in blanks else None for one in self.statement.params]

    def about(self, given: Sequence[Blank]) -> Asked:
        params = self.statement.params
        filled = [one if at is None else given[at] for one, at in zip(params, self.places, strict=True)]
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[self.rows.db]  # of this thread
        return self.rows.all(), compiler, (self.statement, filled)

    def ask(self, given: Sequence[Blank]) -> list[M]:
        rows, compiler, question = self.about(given)
        (answer,) = answers([question])
        return things(rows, compiler, answer)


def read_alike(compiler: Any) -> None:
    """How each column becomes a value is found once for a question that was written, not with each answer."""
    converters = compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])
    compiler.get_converters = lambda _fields: converters
    has_composite = compiler.has_composite_fields([one[0] for one in compiler.select[: compiler.col_count]])
    compiler.has_composite_fields = lambda _fields: has_composite


def things[M: Model](rows: QuerySet[M], compiler: Any, answer: Answer) -> list[M]:
    """What Django makes of the answer to what a compiler has written."""
    compiler.execute_sql = lambda *_how, **_more: [answer]
    asked: Any = SimpleNamespace(
        db=rows.db, model=rows.model, query=SimpleNamespace(get_compiler=lambda **_using: compiler),
        _fetch_mode=rows._fetch_mode, _known_related_objects={},  # type: ignore[attr-defined]
    )  # fmt: skip
    return list(ModelIterable(asked))
