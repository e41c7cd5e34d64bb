"""What the sections of a page ask, in two journeys. It is written once for all things of a page, whose numbers alone differ, and of
persons for all without a role: Django needs longer to write the SQL of twenty questions than PostgreSQL to answer them (decisions 52,
66, 77 and 82)."""

from collections.abc import Callable, Collection, Hashable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, Prefetch, QuerySet, Value

from meydan.base import clock, languages
from meydan.base.fragments import kept
from meydan.base.lately import Lately, asker
from meydan.base.moving import HOUR, STEP, Moving, Words, written_twice
from meydan.base.planned import BLANKS, Answer, Statement, answers
from meydan.base.ready import Asked, Making, unanswered
from meydan.base.together import ask_together, travel

if TYPE_CHECKING:
    from meydan.base.cards import Kind, Section, Viewer

SIZES = (1, 2, 4, 8, 16, 32)
"""Of so many numbers a question is written; it is filled up with the same ones again."""
type Answered = list[tuple["Section", Sequence[QuerySet[Any]]]]
"""Sections that have something to show, each with the answers to what it asks."""
MOST = 250
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
    """Rows of a model that hang on one thing, and how they were asked for a little later."""

    def __init__(self, rows: QuerySet[Any], at: datetime, later: QuerySet[Any]) -> None:
        self.rows, compiler = rows, rows.query.get_compiler(rows.db)
        try:
            words = compiler.as_sql()
            self.making: Making[Any] = Making(rows, compiler)
        except EmptyResultSet:
            words = None
        self.statement = Statement(*words) if words else None
        self.moving = Moving(at, words or NOTHING, _words(later) or NOTHING)
        hanging = [_hanging(one) for one in (rows, later)]
        self.lasts = self.moving.lasts if hanging[0] == hanging[1] else STEP

    def about(self, *numbers: int) -> tuple[QuerySet[Any], Asked | None]:
        rows = unanswered(self.rows)
        if self.statement is None:
            rows._result_cache = []
            return rows, None
        return rows, (rows, self.making, (self.statement, self.moving.of_now(self.statement.filled(*numbers))))


NOTHING: Words = ("", [])


def _words(rows: QuerySet[Any]) -> Words | None:
    """None where Django knows without asking that there are no such rows."""
    try:
        return cast("Words", rows.query.get_compiler(rows.db).as_sql())
    except EmptyResultSet:
        return None


def _hanging(rows: QuerySet[Any]) -> list[Words | None]:
    """What is asked afterwards about things that hang on the rows: always in the words in which it was written."""
    lookups: Sequence[Any] = rows._prefetch_related_lookups  # type: ignore[attr-defined]
    asked = [one.queryset for one in lookups if getattr(one, "queryset", None) is not None]
    return [words for one in asked for words in (_words(one), *_hanging(one))]


def _questions(write: Callable[[], Sequence[QuerySet[Any]]]) -> list[_Question]:
    at, first, later = written_twice(write)
    return [_Question(rows, at, then) for rows, then in zip(first, later, strict=True)]


class Prepared:
    """The questions of a page's sections."""

    def __init__(self, offered: Sequence["Section"], blank: Any) -> None:
        self.offered = offered
        self.among = [one for one in offered if one.among]
        self.filled: _Values | None = None
        if len(self.among) > 1:  # to ask first about one alone would cost as much as to load
            self.filled = _Values(lambda: _rows_among([one.among(blank) for one in self.among if one.among]))
        self.asks = [_questions(partial(one.asks, blank)) if one.asks else [] for one in offered]

    @property
    def parts(self) -> "list[_Question | _Values]":
        return [*([self.filled] if self.filled else []), *(one for several in self.asks for one in several)]

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
        full = {place for (place,) in self.filled.answer(number)}
        return [one for place, one in enumerate(self.among) if place not in full]


class _Values:
    """Values that are asked for, and not rows of a model."""

    def __init__(self, rows: Callable[[], QuerySet[Any, Any]]) -> None:
        at, words, later = written_twice(lambda: rows().query.sql_with_params())
        self.statement, self.moving = Statement(*words), Moving(at, words, later)
        self.lasts = self.moving.lasts

    def answer(self, *numbers: int) -> Answer:
        (found,) = answers([(self.statement, self.moving.of_now(self.statement.filled(*numbers)))])
        return found


def prepared(page: str, offered: Sequence["Section"], thing: Any) -> Prepared | None:
    """None where the page is about no thing, or about a person of whose roles a section wants to know more than which they are."""
    if thing is None:
        return None
    if getattr(thing, "grants", []):
        return _prepared_with_roles(page, offered, thing)
    return _lately(
        lambda: Prepared(offered, _blank(thing)), lambda written: written.parts, "sections", page, thing.__class__
    )


def _prepared_with_roles(page: str, offered: Sequence["Section"], person: Any) -> Prepared | None:
    """Whoever holds a role may see more: what is asked about them is written for nobody else. It still leaves their number blank, so that
    PostgreSQL plans it once for all with the same roles."""

    def write() -> Prepared | None:
        try:
            return Prepared(offered, _blank_with_roles(person))
        except AsksAlready:
            return None

    return _lately(write, lambda written: written.parts if written else [], "sections with roles", page, asker(person))


def of_page(
    page: str, questions: Callable[..., Sequence[QuerySet[Any]]], *numbers: int | None
) -> Sequence[QuerySet[Any]]:
    """What a page that says the same to everybody asks about things that are known by their numbers, in one journey. None stays None."""
    there = [one for one in numbers if one is not None]

    def write() -> Sequence[QuerySet[Any]]:
        blanks = iter(BLANKS)
        return questions(*(one if one is None else next(blanks) for one in numbers))

    return _answers(
        _lately(lambda: _questions(write), list, "of a page", page, *(one is None for one in numbers)), *there
    )


def of_viewer(
    page: str, viewer: "Viewer", questions: Callable[..., Sequence[QuerySet[Any]]], *numbers: int
) -> Sequence[QuerySet[Any]]:
    """What a page asks about things that are known by their numbers, as far as `viewer` may see them, in one journey: written once for
    visitors, once for all without a role, and for each person with roles as long as they hold the same."""
    places: Sequence[int] = BLANKS[: len(numbers)]
    if viewer is None:
        written = _lately(lambda: _questions(lambda: questions(None, *places)), list, "of a visitor", page)
    elif viewer.grants:
        written = _lately(
            lambda: _questions(lambda: questions(viewer, *places)), list, "of a role", page, asker(viewer)
        )
    else:
        numbers, places = (viewer.pk, *numbers), BLANKS[1 : len(numbers) + 1]
        written = _lately(lambda: _questions(lambda: questions(_blank(viewer), *places)), list, "of a viewer", page)
    return _answers(written, *numbers)


def values_of_page(page: str, question: Callable[..., QuerySet[Any, Any]], *numbers: int) -> Answer:
    """The values that answer a question about things that are known by their numbers, the same for everybody."""
    written = _lately(
        lambda: _Values(lambda: question(*BLANKS[: len(numbers)])), lambda one: [one], "values of a page", page
    )
    return written.answer(*numbers)


def of_many(
    page: str, questions: Callable[[Sequence[int]], Sequence[QuerySet[Any]]], numbers: Collection[int]
) -> Sequence[QuerySet[Any]]:
    """The same about some things of one kind, in one journey; written for so many of them or a few more."""
    size = _size(numbers)
    if not size:
        asked_anew = questions(list(numbers))
        ask_together(asked_anew)
        return asked_anew
    written = _lately(lambda: _questions(lambda: questions(BLANKS[:size])), list, "of many", page, size)
    return _answers(written, *islice(cycle(numbers), size))


def bring(page: str, thing: Model, lookups: Callable[[], "Sequence[Prefetch[Any, Any, Any] | str]"]) -> None:
    """What hangs on one thing, as `prefetch_related` brings it for many, in one journey; written once for all things of a page. One
    step from the thing and to many rows."""
    written = _lately(lambda: _Hanging(_blank(thing), lookups), lambda one: one.parts, "hanging", page, thing.__class__)
    for one, rows in zip(written.lookups, _answers(written.parts, thing.pk), strict=True):
        hang(thing, one.prefetch_through, rows, one.to_attr)


def hang(thing: Model, through: str, rows: QuerySet[Any], to_attr: str | None = None) -> None:
    """Let a thing know the rows that hang on it, as `prefetch_related` does."""
    manager: Any = getattr(thing, through)
    if field := getattr(manager, "field", None):  # the way back from each row
        for row in rows:
            setattr(row, field.name, thing)
    if to_attr:
        setattr(thing, to_attr, list(rows))
        return
    kept_with: dict[str, Any] = thing.__dict__.setdefault("_prefetched_objects_cache", {})
    kept_with[getattr(manager, "prefetch_cache_name", "") or manager.field.remote_field.cache_name] = rows


class _Hanging:
    """What hangs on one thing."""

    def __init__(self, blank: Any, lookups: Callable[[], Sequence[Any]]) -> None:
        self.lookups = _each(lookups)
        self.parts = _questions(lambda: [_rows_of(blank, one) for one in _each(lookups)])


def _each(lookups: Callable[[], Sequence[Any]]) -> list[Any]:
    return [one if isinstance(one, Prefetch) else Prefetch(one) for one in lookups()]


def _rows_of(thing: Any, one: Any) -> QuerySet[Any]:
    manager = getattr(thing, one.prefetch_through)
    rows: QuerySet[Any] = manager.all() if one.queryset is None else one.queryset.filter(**manager.core_filters)
    return rows


def _answers(written: Sequence[_Question], *numbers: int) -> list[QuerySet[Any]]:
    found = [question.about(*numbers) for question in written]
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


def rows_lately(page: str, person: Any, question: Callable[[], QuerySet[Any]], *chosen: Hashable) -> list[Any]:
    """The rows of a list as the same person opens it with the same choice: the question is written once."""
    try:
        written = _lately(lambda: _questions(lambda: [question()]), list, page, asker(person), *chosen)
    except AsksAlready:
        return list(question())
    return list(_answers(written)[0])


def values_lately(page: str, question: Callable[[], QuerySet[Any, Any]], *asked: Hashable) -> Answer:
    """The values that answer a question which is the same for everybody who may put it, or for who is named as `asked`."""
    return _lately(lambda: _Values(question), lambda one: [one], "values", page, *asked).answer()


def by_numbers(kind: "Kind", viewer: "Viewer", numbers: Collection[int]) -> tuple[QuerySet[Any], Asked | None] | None:
    """The names of what `kind.load_many` asks for, for visitors and people without a role. None where it does not leave its question to others, knows
    more of the viewer than their number, or is asked for too many."""
    size = _size(numbers)
    if not size or (viewer is not None and viewer.grants):
        return None
    written = _lately(lambda: _of_kind(kind, viewer, size), list, "of a kind", kind.name, viewer is None, size)
    number = viewer.pk if viewer else 0
    return written[0].about(number, *islice(cycle(numbers), size)) if written else None


def _size(numbers: Collection[int]) -> int:
    """For how many a question is written; 0 where there are too many, or none."""
    return next((one for one in SIZES if len(numbers) <= one), 0) if numbers else 0


def _of_kind(kind: "Kind", viewer: "Viewer", size: int) -> list[_Question]:
    """Nothing where it can't be written beforehand."""

    def write() -> Sequence[QuerySet[Any]]:
        rows = kind.load_many(viewer and _blank(viewer), BLANKS[1 : size + 1])
        return [kind.names(rows)] if isinstance(rows, QuerySet) else []

    try:
        return _questions(write)
    except AsksAlready:
        return []


def _blank(thing: Any) -> Any:
    blank = thing.__class__.from_db(connection.alias, [thing._meta.pk.attname], [BLANKS[0]])
    blank.grants = []  # of a person; nobody looks for them at other things
    return blank


def _blank_with_roles(person: Any) -> Any:
    blank = _blank(person)
    for grant in map(copy, person.grants):
        if grant.person_id == person.pk:
            grant.person_id = blank.pk
        blank.grants.append(grant)
    return blank


@dataclass(frozen=True)
class _Held:
    """What was written, and for how long it is put in these words."""

    value: Any
    at: datetime
    lasts: timedelta

    @property
    def holds(self) -> bool:
        return abs(clock.now() - self.at) < self.lasts


_kept: Lately[_Held] = Lately(MOST, holds=lambda held: held.holds)


def _lately[T](write: Callable[[], T], parts: Callable[[T], Sequence[_Question | _Values]], *key: object) -> T:
    """What was written lately in the same language, for as long as all of its parts hold."""

    def write_alone() -> _Held:
        at = clock.now()
        with connection.execute_wrapper(_refuse):
            value = write()
        return _Held(value, at, min((one.lasts for one in parts(value)), default=HOUR))

    return cast("T", _kept.written((languages.current(), *key), write_alone).value)


def _refuse(*_statement: Any) -> None:
    raise AsksAlready
