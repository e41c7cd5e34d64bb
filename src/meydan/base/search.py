"""Finding things in Turkish text: folded words and stems in one vector, and trigrams for typing mistakes."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import starmap
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQueryField, SearchRank
from django.db.models import BooleanField, Exists, F, FloatField, Func, QuerySet, TextField, Value

from meydan.base import languages, turkish
from meydan.base.models import SearchEntry
from meydan.base.planned import answers

BEST = 200
"""Relevance search gives the best this many."""
WEIGHED, LIKE = 300, 100
"""So many of the newest with these words, and with a title like them, are weighed against each other: weighing is what costs."""
LONGEST = 12
"""Words of a question that count."""


def index(ref: str, *, title: str, body: str = "", at: datetime, public: bool = True) -> None:
    """Make a thing findable, or renew its entry. Call it in the action that writes the thing."""
    SearchEntry.objects.update_or_create(
        ref=ref,
        defaults={"kind": ref.partition(":")[0], "title": title, "body": body, "at": at, "public": public},
    )


@dataclass(frozen=True)
class Findable:
    """What `index` takes, for many things at once."""

    ref: str
    title: str
    body: str
    at: datetime
    public: bool = True


def index_many(things: Iterable[Findable]) -> None:
    """Make new things findable."""
    SearchEntry.objects.bulk_create(
        SearchEntry(ref=one.ref, kind=one.ref.partition(":")[0], title=one.title, body=one.body, at=one.at, public=one.public)
        for one in things
    )  # fmt: skip


def show_many(refs: Collection[str]) -> None:
    """From now on everybody finds them."""
    SearchEntry.objects.filter(ref__in=refs).update(public=True)


def remove(ref: str) -> None:
    SearchEntry.objects.filter(ref=ref).delete()


def remove_many(refs: Collection[str]) -> None:
    SearchEntry.objects.filter(ref__in=refs).delete()


class Found(NamedTuple):
    """An entry without its words: those of two hundred are much to read."""

    ref: str
    kind: str


def find(text: str, *, kinds: Sequence[str] = (), all_words: bool = True) -> list[Found]:
    """Public entries that match `text`, best first, at most `BEST`. With `all_words=False` one common word is enough."""
    folded = " ".join(re.findall(r"\w+", languages.fold(text))[:LONGEST])
    if not folded:
        return []
    sql, params = _written(tuple(kinds), not all_words)
    said = {_FOLDED: folded, _WORDS: _words(text)}
    asked = sql, [said.get(one, one) for one in params]  # planned for these words: some are rare, some common
    (found,) = answers([asked])
    return list(starmap(Found, found))


_FOLDED, _WORDS = "folded words of the question", "words of the question"


@cache
def _written(kinds: tuple[str, ...], any_word: bool) -> tuple[str, Sequence[Any]]:
    """The question with these marks in the place of words: Django needs as long to write it as PostgreSQL to answer it."""
    entries = SearchEntry.objects.filter(public=True)
    if kinds:
        entries = entries.filter(kind__in=kinds)
    query, matches = _question(_WORDS, any_word=any_word)
    likeness = Func(Value(_FOLDED), F("folded"), function="word_similarity", output_field=FloatField())
    with_words = entries.filter(matches).order_by("-at").values("ref")
    by_words, enough = with_words[:WEIGHED], Exists(with_words[WEIGHED - 1 : WEIGHED])
    # Titles that look like the words are looked for only where few entries have them, because it costs most; otherwise those that
    # hold them as they are, which may be older than the newest with these words in their text.
    by_likeness = entries.filter(~enough, folded__trigram_word_similar=_FOLDED).order_by("-at").values("ref")[:LIKE]
    title, held = (
        Func(one, Value(" "), function="string_to_array", output_field=ArrayField(TextField()))
        for one in (F("folded"), Value(_FOLDED))
    )
    holding = entries.alias(title_words=title).filter(enough, title_words__contains=held)
    by_title = holding.order_by("-at").values("ref")[:LIKE]
    found = SearchEntry.objects.filter(ref__in=by_words.union(by_likeness, by_title))
    best = (SearchRank(F("words"), query) * 2 + likeness).desc()  # not shown, so weighed once
    return found.values_list("ref", "kind").order_by(best, "-at")[:BEST].query.sql_with_params()


def with_words(text: str, *, kinds: Sequence[str] = ()) -> QuerySet[SearchEntry]:
    """All public entries with all these words, in no order: for counting. Nothing where there are no words."""
    entries = SearchEntry.objects.filter(public=True)
    if not re.search(r"\w", text):
        return entries.none()
    return (entries.filter(kind__in=kinds) if kinds else entries).filter(_question(_words(text), any_word=False)[1])


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", turkish.lower(languages.without_points(text)))[:LONGEST])


def _question(words: str, *, any_word: bool) -> tuple[Any, Func]:
    """The words as PostgreSQL looks for them, and whether an entry has them."""
    query = Func(Value(words), Value(any_word), function="meydan_query", output_field=SearchQueryField())
    return query, Func(F("words"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
