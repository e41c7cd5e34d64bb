"""Questions that PostgreSQL plans once in a connection. What a page asks of many slices is said in the same words each time, and to plan
it takes longer than to answer it (decision 58)."""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connection

from meydan.base.ready import Statement

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
            if isinstance(asked, Statement) and settings.PLAN_ONCE:
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
