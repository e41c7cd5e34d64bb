"""Questions that PostgreSQL plans once in a connection. What a page asks of many slices is said in the same words each time, and to plan
it takes longer than to answer it (decision 58)."""

import re
import sys
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connection

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


MOST = 400_000
"""Signs of all that a connection has planned, whose plans take a hundred times as much memory; what was not asked for longest goes first."""
type Question = tuple[str | Statement, Sequence[Any]]
"""What is asked, and its values."""
type Answer = list[tuple[Any, ...]]

_plans: WeakKeyDictionary[Any, OrderedDict[str, str]] = WeakKeyDictionary()
"""Connection to PostgreSQL → words of a statement → its name there."""
_numbers = count(1)
"""A name is never given again: what was planned in a journey that failed may be there or not, and is never asked for."""


def answers(questions: Sequence[Question]) -> list[Answer]:
    """The rows that answer each of them, in one journey."""
    with connection.cursor() as cursor:
        plans = _plans.setdefault(connection.connection, OrderedDict())
        fresh: dict[str, str] = {}
        words, values = _forgotten(plans), []
        for asked, given in questions:
            if isinstance(asked, Statement) and settings.PLAN_ONCE and all(map(_fits, given)):
                if asked.words not in plans and asked.words not in fresh:
                    fresh[asked.words] = name = f"meydan_{next(_numbers)}"
                    words.append(f"PREPARE {name} {asked.words}")
                words.append(f"EXECUTE {fresh.get(asked.words) or plans[asked.words]} {asked.places}")
                values += [given[at] for at in asked.changing]
            else:
                words.append(asked.sql if isinstance(asked, Statement) else asked)
                values += given
        cursor.execute(";\n".join(words), values)
        found = [_rows(cursor)]
        while cursor.nextset():
            found.append(_rows(cursor))
    plans.update(fresh)
    for asked, _given in questions:
        if isinstance(asked, Statement) and asked.words in plans:
            plans.move_to_end(asked.words)
    return [rows for rows in found if rows is not None]


def _fits(value: object) -> bool:
    """Whether it is a number that PostgreSQL takes as one; an address may hold any."""
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def _rows(cursor: Any) -> Answer | None:
    """None where nothing was asked. `description` would make a thing of each column to say so."""
    return cursor.fetchall() if cursor.statusmessage.startswith("SELECT") else None


def _forgotten(plans: OrderedDict[str, str]) -> list[str]:
    words, long = [], sum(map(len, plans))
    while long > MOST:
        said, name = plans.popitem(last=False)
        words.append(f"DEALLOCATE {name}")
        long -= len(said)
    return words
