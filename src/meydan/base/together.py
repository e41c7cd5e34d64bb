"""Several questions in one journey to the database. PostgreSQL answers statements that come together one after the other, each with
rows of its own; a page that shows a little of many slices need not travel once for each (decision 56)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from meydan.base.planned import Answer, Question, answers
from meydan.base.ready import Asked, Making


def ask_together(questions: Iterable[QuerySet[Any]]) -> None:
    """Afterwards each of these rows of a model knows its answer, as if it had been asked alone. They must not depend on each other."""
    asked: list[Asked] = []
    for rows in questions:
        compiler = rows.query.get_compiler(rows.db)
        try:
            question = compiler.as_sql()
            asked.append((rows, Making(rows, compiler), question))
        except EmptyResultSet:
            rows._result_cache = []
    travel(asked)


def values_together(*questions: QuerySet[Any, Any]) -> list[Answer]:
    """The values that answer several questions, in one journey."""
    return answers([rows.query.sql_with_params() for rows in questions])


def travel(asked: Sequence[Asked], *, behind: Question | None = None) -> None:
    """`behind`: a statement that takes a lock, asked first; each of the others then sees what was true when the lock was given."""
    if not asked:
        return
    before = [behind] if behind else []
    found = answers([*before, *(question for _rows, _making, question in asked)])
    for (rows, making, _question), answer in zip(asked, found[len(before) :], strict=True):
        rows._result_cache = making.things(answer)


def rows_together(*asked: Asked, behind: Question | None = None) -> list[list[Any]]:
    """The rows of several questions that are `ready`, in one journey."""
    travel(asked, behind=behind)
    return [list(rows) for rows, *_how in asked]
