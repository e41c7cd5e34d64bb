"""What on a page is the reader's own: what they wrote, support or follow. Templates ask with `{% own "supports" 412 %}`, which also
works in a part that is made for everybody (`base/same_for_all.py`, decision 66)."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest

from meydan.base.fragments import kept
from meydan.base.planned import BLANKS, Statement, answers

type Rows = Sequence[QuerySet[Any, tuple[str, int]]]
type Questions = Callable[[Any, Any], Rows]
"""(person, thing) → rows. They know both by their numbers alone, and not what time it is."""
INVOLVED = "involved"
"""Whoever is involved in a thing sees more of it than everybody does."""


def own_rows(word: str, rows: QuerySet[Any], column: str = "pk") -> QuerySet[Any, tuple[str, int]]:
    """What of these rows a template may ask for with `{% own word … %}`."""
    return rows.order_by().values_list(Value(word), column)


def ask_own(request: HttpRequest, page: str, thing: Any, questions: Questions) -> None:
    """The request knows from now on what is the reader's own on a page, by one query that is written once for all readers."""
    person = request.person  # type: ignore[attr-defined]
    asked = kept(
        lambda: _written(questions(person.__class__(pk=BLANKS[0]), thing.__class__(pk=BLANKS[1]))), "own", page
    )
    if asked is None:
        return say_own(request)
    (own,) = answers([(asked, asked.filled(person.pk, thing.pk))])
    return say_own(request, *own)


def _written(questions: Rows) -> Statement | None:
    """None where nothing on the page is anybody's own."""
    if not questions:
        return None
    first, *others = questions
    return Statement(*first.union(*others, all=True).query.sql_with_params())


def say_own(request: HttpRequest, *own: tuple[str, int]) -> None:
    request.own = frozenset(key(*one) for one in own)  # type: ignore[attr-defined]


def own_of(request: HttpRequest) -> frozenset[str]:
    """With what the reader's roles let them do."""
    from meydan.base.cards import rights_of  # it asks the cards, which ask this module

    own: frozenset[str] = getattr(request, "own", frozenset())
    person = getattr(request, "person", None)
    return own if person is None else own | rights_of(person)


def key(word: str, number: object) -> str:
    return f"{word} {number}"


def is_involved(request: HttpRequest) -> bool:
    return any(one.startswith(f"{INVOLVED} ") for one in own_of(request))
