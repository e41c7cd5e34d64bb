"""What waits in the queues of the desk: how many, by when, and with whom. One query for all queues, however many there are."""

import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db.models import Case, DateField, DateTimeField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.db.models.sql.datastructures import Join

from meydan.base import clock, remembered
from meydan.base.cards import DueBy, Queue
from meydan.base.lately import Lately, asker
from meydan.base.moving import Moving, Words, written_twice
from meydan.base.planned import Statement, answers
from meydan.base.workdays import end_of

if TYPE_CHECKING:
    from meydan.people.models import Person

AT_MOST = 40
"""Rows read of each kind in a queue; the queue's own page has all of them."""
ENOUGH = 1000
"""So many rows are counted of each kind. More would cost more each time and tell nobody anything new: it says 999+ (decision 73)."""
MOST = 40
"""Questions that a process keeps."""


def is_all(count: int) -> bool:
    """Whether as many wait as were counted, and no more."""
    return count < ENOUGH


def as_counted(count: int) -> str:
    """12; 999+ where counting ended."""
    return str(count) if is_all(count) else f"{ENOUGH - 1}+"


class Row(NamedTuple):
    """One that waits, before its task is made."""

    queue: Queue
    due: datetime | None
    holder: int | None
    thing: tuple[str, str]
    """What is done once, though it waits in two queues."""
    nth: int
    """Which of its queue, from 1; the most urgent first."""


@dataclass(frozen=True)
class Waits:
    """How many rows wait in a queue, as far as they were counted, and the most urgent of them."""

    count: int
    rows: Sequence[Row]


def waiting_in(queues: Sequence[Queue], person: "Person", *, changed: float | None = None) -> dict[str, int]:
    """How many rows wait in each queue, by its code: one query for all, asked once for the same person object, because the side
    menu and the page of today both want to know. `changed`: see `_for_a_moment`."""
    known = _known(person)
    if new := [queue for queue in queues if queue.code not in known]:
        known.update(_for_a_moment("counts", new, person, changed, lambda: _counted(new, person)))
    return {queue.code: known[queue.code] for queue in queues}


def waits_in(queues: Sequence[Queue], person: "Person", *, changed: float | None = None) -> dict[str, Waits]:
    """What waits in each queue, by its code, with the most urgent rows: one query for all."""
    found = _for_a_moment("rows", queues, person, changed, lambda: _asked(queues, person))
    _known(person).update({code: one.count for code, one in found.items()})
    return found


def _for_a_moment[T](
    what: str, queues: Sequence[Queue], person: "Person", changed: float | None, ask: Callable[[], T]
) -> T:
    """What was answered to the same person as long ago as a visitor's page may be, but never before they last changed something
    themselves, at `changed` by the clock of the machine; without it, what is true now (decision 84)."""
    seconds = settings.PAGE_CACHE_SECONDS
    if changed is None or not seconds:
        return ask()
    key, now = (remembered.version(), *_key(what, queues, person)), time.time()
    found = _answers.get(key)
    if found is None or not max(changed, now - seconds) < found[0] <= now:
        for old in [one for one, (at, _said) in list(_answers.items()) if at < now - seconds]:
            _answers.pop(old, None)
        found = _answers[key] = now, ask()
    value: T = found[1]
    return value


def _known(person: "Person") -> dict[str, int]:
    known: dict[str, int] = person.__dict__.setdefault("_waiting", {})
    return known


def _counted(queues: Sequence[Queue], person: "Person") -> dict[str, int]:
    found = dict.fromkeys((queue.code for queue in queues), 0)
    for kind, count in _written("counts", queues, person).answer():
        found[kind.queue.code] += count
    return found


def _asked(queues: Sequence[Queue], person: "Person") -> dict[str, Waits]:
    counts: Counter[str] = Counter()
    rows: dict[str, list[Row]] = {queue.code: [] for queue in queues}
    before = None
    for kind, count, when, holder, pk in _written("rows", queues, person).answer():
        code = kind.queue.code
        if kind is not before:
            before = kind
            counts[code] += count
        thing = kind.queue.same or f"{code} {kind.place}", pk
        rows[code].append(Row(kind.queue, kind.moment(when), holder, thing, len(rows[code]) + 1))
    return {
        code: Waits(counts[code], found[:1] if found and found[0].queue.as_one else found)
        for code, found in rows.items()
    }


def _written(what: str, queues: Sequence[Queue], person: "Person") -> "_Written":
    """The question about these queues, as it was written for the same person with the same roles on this day."""
    return _lately.written(_key(what, queues, person), lambda: _Written(what, queues, person))


def _key(what: str, queues: Sequence[Queue], person: "Person") -> tuple[Hashable, ...]:
    return what, tuple(queue.code for queue in queues), asker(person)


class _Written:
    """SQL about many queues. Django needs longer to write it than the database to answer it (decisions 52 and 73)."""

    def __init__(self, what: str, queues: Sequence[Queue], person: "Person") -> None:
        self.kinds: list[_Kind] = []
        said: list[Words] = []
        then: list[Words] = []
        at = clock.now()
        with clock.at(at):
            for queue in queues:
                first = len(self.kinds)
                _at, (kinds, words), (_kinds, later) = written_twice(lambda: _parts(what, queue, person, first))  # noqa: B023
                self.kinds += kinds
                said += words
                then += later
        words_now, words_then = _together(said), _together(then)
        self.moving = Moving(at, words_now, words_then)
        self.statement = Statement(*words_now) if said else None

    def answer(self) -> Iterator[tuple[Any, ...]]:
        """(kind, what was asked of it, …), kind by kind."""
        if self.statement is None:
            return
        (found,) = answers([(self.statement, self.moving.of_now(self.statement.params))])
        for place, *rest in found:
            yield self.kinds[place], *rest


def _parts(what: str, queue: Queue, person: "Person", first: int) -> tuple[list["_Kind"], list[Words]]:
    """What is asked about in a queue, the `first` of all, in which words, with which values."""
    kinds: list[_Kind] = []
    words: list[Words] = []
    for rows, due, holder in _kinds(queue, person):
        kind = _Kind(first + len(kinds), queue, due, rows)
        kinds.append(kind)
        with suppress(EmptyResultSet):
            words.append(kind.count(rows) if what == "counts" else kind.rows(rows, holder))
    return kinds, words


def _together(several: Sequence[Words]) -> Words:
    return " UNION ALL ".join(sql for sql, _values in several), [one for _sql, values in several for one in values]


def _kinds(queue: Queue, person: "Person") -> list[tuple[QuerySet[Any], DueBy, str]]:
    rows = queue.count(person)
    several = [rows] if isinstance(rows, QuerySet) else rows
    dues, holders = ([one] * len(several) if isinstance(one, str | DueBy) else one for one in (queue.due, queue.holder))
    return [
        (rows, DueBy(due) if isinstance(due, str) else due, str(holder))
        for rows, due, holder in zip(several, dues, holders, strict=True)
    ]


class _Kind:
    """Rows of one table in a queue."""

    def __init__(self, place: int, queue: Queue, due: DueBy, rows: QuerySet[Any]) -> None:
        self.place, self.queue, self.due = place, queue, due
        column = rows.query.resolve_ref(due.column).output_field if due.column else None
        self.is_of_days = isinstance(column, DateField) and not isinstance(column, DateTimeField)

    def count(self, rows: QuerySet[Any]) -> tuple[str, Sequence[Any]]:
        """(place, how many)"""
        some, params = _each_once(rows).values_list("pk")[:ENOUGH].query.sql_with_params()
        return f"SELECT {self.place}, COUNT(*) FROM ({some}) AS found", params  # noqa: S608 (made by the ORM)

    def rows(self, rows: QuerySet[Any], holder: str) -> tuple[str, Sequence[Any]]:
        """(place, how many, when due, person, key) of the most urgent."""
        column = F(self.due.column) if self.due.column else Value(None)
        found = _each_once(rows).annotate(
            sorted_by=Cast(column, DateTimeField()),
            lies_with=Cast(F(holder) if holder else Value(None), IntegerField()),
            has_a_day=Case(When(self.due.only, then=True), default=False) if self.due.only else Value(True),
        )
        found = found.order_by(F("sorted_by").asc(nulls_last=True), "pk")
        some, params = found.values_list("sorted_by", "has_a_day", "lies_with", "pk")[:ENOUGH].query.sql_with_params()
        return _MOST_URGENT.format(place=self.place, some=some, at_most=AT_MOST), params

    def moment(self, when: datetime | None) -> datetime | None:
        """By when a row is to be done whose column says `when`."""
        if when is None:
            return None
        if self.due.moment:
            return self.due.moment(when)
        return end_of(when.date()) if self.is_of_days else when


_MOST_URGENT = """
(SELECT {place}, COUNT(*) OVER (), CASE WHEN has_a_day THEN due END, lies_with, key::text
FROM ({some}) AS found (due, has_a_day, lies_with, key) ORDER BY due NULLS LAST, found.key LIMIT {at_most})
"""


def _each_once(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows in no order. Where none can come twice they are asked for as they are; others are looked for by their key."""
    query = rows.query
    tables = (one for alias, one in query.alias_map.items() if query.alias_refcount[alias])
    ways: list[Any] = [one.join_field for one in tables if isinstance(one, Join)]
    grows = any(way.one_to_many or way.many_to_many for way in ways)
    if grows or query.distinct or query.combinator or query.is_sliced or query.group_by is not None:
        rows = rows.model._default_manager.filter(pk__in=rows.order_by().values("pk"))
    return rows.order_by()


_answers: dict[tuple[Hashable, ...], tuple[float, Any]] = {}
"""When it was asked, and what was answered: numbers and keys of rows, no words."""
_lately: Lately[_Written] = Lately(MOST, holds=lambda found: found.moving.holds)
