"""What the sections of a page ask, in two journeys. It is written once for all things of a page, whose numbers alone differ, and of
persons for all without a role: Django needs longer to write the SQL of twenty questions than PostgreSQL to answer them (decisions 52,
66 and 77)."""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet, Value

from meydan.base import languages
from meydan.base.fragments import kept
from meydan.base.lately import Lately
from meydan.base.planned import BLANKS, Answer, Statement, answers
from meydan.base.ready import Asked, read_alike
from meydan.base.together import ask_together, travel

if TYPE_CHECKING:
    from meydan.base.cards import Kind, Section, Viewer

SIZES = (1, 2, 4, 8, 16, 32)
"""Of so many numbers a question is written; it is filled up with the same ones again."""
type Answered = list[tuple["Section", Sequence[QuerySet[Any]]]]
"""Sections that have something to show, each with the answers to what it asks."""
MOST = 500
"""Questions that a process keeps."""


def answered(page: str, offered: Sequence["Section"], thing: Any) -> Answered:
    written = prepared(page, offered, thing)
    return written.answers(thing.pk) if written else asked_now(offered, thing)


def asked_now(offered: Sequence["Section"], thing: Any) -> Answered:
    shown = _with_something(offered, thing)
    asked = [one.asks(thing) if one.asks else () for one in shown]
    ask_together(rows for several in asked for rows in several)
    return list(zip(shown, asked, strict=True))


def _with_something(offered: Sequence["Section"], thing: Any) -> list["Section"]:
    asked = [one for one in offered if one.among]
    if len(asked) < 2:  # to ask first would cost as much as to load
        return list(offered)
    found = filled([one.among(thing) for one in asked if one.among])
    empty = [one for place, one in enumerate(asked) if place not in found]
    return [one for one in offered if one not in empty]


def filled(several: Sequence[QuerySet[Any]]) -> set[int]:
    """Places of those that have a row; one query for all."""
    return {place for (place,) in _rows_among(several)}


def _rows_among(several: Sequence[QuerySet[Any]]) -> QuerySet[Any, tuple[int]]:
    first, *others = (rows.order_by().values_list(Value(place))[:1] for place, rows in enumerate(several))
    return first.union(*others, all=True).order_by()


class AsksAlready(Exception):
    """Whoever writes a question wants to know something of the thing besides its number."""


class _Question:
    """Rows of a model that hang on one thing."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows, self.compiler = rows, rows.query.get_compiler(rows.db)
        try:
            self.statement: Statement | None = Statement(*self.compiler.as_sql())
            read_alike(self.compiler)
        except EmptyResultSet:
            self.statement = None

    def about(self, *numbers: int) -> tuple[QuerySet[Any], Asked | None]:
        rows = self.rows.all()
        if self.statement is None:
            rows._result_cache = []
            return rows, None
        compiler = copy(self.compiler)
        compiler.connection = connections[rows.db]  # of this thread
        return rows, (rows, compiler, (self.statement, self.statement.filled(*numbers)))


class Prepared:
    """The questions of a page's sections."""

    def __init__(self, offered: Sequence["Section"], blank: Any) -> None:
        self.offered = offered
        self.among = [one for one in offered if one.among]
        self.filled: Statement | None = None
        if len(self.among) > 1:  # to ask first about one alone would cost as much as to load
            found = _rows_among([one.among(blank) for one in self.among if one.among])
            self.filled = Statement(*found.query.sql_with_params())
        self.asks = [[_Question(rows) for rows in one.asks(blank)] if one.asks else [] for one in offered]

    def answers(self, number: int) -> Answered:
        empty = self._empty(number)
        shown = [
            (one, [question.about(number) for question in asks])
            for one, asks in zip(self.offered, self.asks, strict=True)
            if one not in empty
        ]
        travel([asked for _one, several in shown for _rows, asked in several if asked])
        return [(one, [rows for rows, _asked in several]) for one, several in shown]

    def _empty(self, number: int) -> list["Section"]:
        if self.filled is None:
            return []
        (found,) = answers([(self.filled, self.filled.filled(number))])
        full = {place for (place,) in found}
        return [one for place, one in enumerate(self.among) if place not in full]


def prepared(page: str, offered: Sequence["Section"], thing: Any) -> Prepared | None:
    """None where the page is about no thing, or about a person who holds a role: they may see more, and are asked about by themselves."""
    if thing is None or getattr(thing, "grants", []):
        return None
    return _lately(lambda: Prepared(offered, _blank(thing)), page, thing.__class__)


def of_person(page: str, person: Any, questions: Callable[[Any], Sequence[QuerySet[Any]]]) -> Sequence[QuerySet[Any]]:
    """What a page of a person's own asks besides its sections, in one journey; written once for all without a role."""
    if person.grants:
        asked_anew = questions(person)
        ask_together(asked_anew)
        return asked_anew
    written = _lately(lambda: [_Question(rows) for rows in questions(_blank(person))], page)
    found = [question.about(person.pk) for question in written]
    travel([asked for _rows, asked in found if asked])
    return [rows for rows, _asked in found]


def values_of_person(page: str, person: Any, question: Callable[[Any], QuerySet[Any, Any]]) -> Answer:
    """The values that answer a question about a person's number alone, written once in a process: it must not know of the clock."""

    def write() -> Statement:
        with connection.execute_wrapper(_refuse):
            return Statement(*question(_blank(person)).query.sql_with_params())

    statement = kept(write, "values of a person", page)
    (found,) = answers([(statement, statement.filled(person.pk))])
    return found


def values_lately(page: str, question: Callable[[], QuerySet[Any, Any]]) -> Answer:
    """The values that answer a question of a page which is the same for everybody who may put it; written once in twenty seconds."""
    statement = _lately(lambda: Statement(*question().query.sql_with_params()), "values", page)
    (found,) = answers([(statement, statement.filled())])
    return found


def by_numbers(kind: "Kind", viewer: "Viewer", numbers: Collection[int]) -> tuple[QuerySet[Any], Asked | None] | None:
    """What `kind.load_many` asks, for visitors and people without a role. None where it does not leave its question to others, knows
    more of the viewer than their number, or is asked for too many."""
    size = next((one for one in SIZES if len(numbers) <= one), 0)
    if not size or (viewer is not None and viewer.grants):
        return None
    question = _lately(lambda: _of_kind(kind, viewer, size), kind.name, viewer is None, size)
    number = viewer.pk if viewer else 0
    return question.about(number, *islice(cycle(numbers), size)) if question else None


def _of_kind(kind: "Kind", viewer: "Viewer", size: int) -> _Question | None:
    try:
        rows = kind.load_many(viewer and _blank(viewer), BLANKS[1 : size + 1])
    except AsksAlready:
        return None
    return _Question(rows) if isinstance(rows, QuerySet) else None


def _blank(thing: Any) -> Any:
    blank = thing.__class__.from_db(connection.alias, [thing._meta.pk.attname], [BLANKS[0]])
    blank.grants = []  # of a person; nobody looks for them at other things
    return blank


_kept: Lately[Any] = Lately(MOST)


def _lately[T](write: Callable[[], T], *key: object) -> T:
    """What was written in these seconds, in the same language."""

    def write_alone() -> T:
        with connection.execute_wrapper(_refuse):
            return write()

    return cast("T", _kept.written((languages.current(), *key), write_alone))


def _refuse(*_statement: Any) -> None:
    raise AsksAlready
