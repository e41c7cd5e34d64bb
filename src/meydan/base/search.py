"""Finding things in Turkish text: folded words and stems in one vector, and trigrams for typing mistakes."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQueryField, SearchRank
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, Value

from meydan.base import languages, turkish
from meydan.base.models import SearchEntry

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


def find(text: str, *, kinds: list[str] | None = None, all_words: bool = True) -> QuerySet[SearchEntry]:
    """Public entries that match `text`, best first, at most `BEST`, with ref and kind alone: the words of two hundred things are much
    to read. With `all_words=False` one common word is enough."""
    entries = SearchEntry.objects.filter(public=True)
    if kinds:
        entries = entries.filter(kind__in=kinds)
    folded = " ".join(re.findall(r"\w+", languages.fold(text))[:LONGEST])
    if not folded:
        return entries.none()
    query, matches = _question(text, any_word=not all_words)
    likeness = Func(Value(folded), F("folded"), function="word_similarity", output_field=FloatField())
    by_words = entries.filter(matches).order_by("-at").values("ref")[:WEIGHED]
    by_title = entries.filter(folded__trigram_word_similar=folded).order_by("-at").values("ref")[:LIKE]
    return (
        SearchEntry.objects.filter(ref__in=by_words.union(by_title))
        .only("ref", "kind")
        .order_by((SearchRank(F("words"), query) * 2 + likeness).desc(), "-at")[:BEST]  # not shown, so weighed once
    )


def with_words(text: str, *, kinds: Sequence[str] = ()) -> QuerySet[SearchEntry]:
    """All public entries with all these words, in no order: for counting. Nothing where there are no words."""
    entries = SearchEntry.objects.filter(public=True)
    if not re.search(r"\w", text):
        return entries.none()
    return (entries.filter(kind__in=kinds) if kinds else entries).filter(_question(text, any_word=False)[1])


def _question(text: str, *, any_word: bool) -> tuple[Any, Func]:
    """The words as PostgreSQL looks for them, and whether an entry has them."""
    words = " ".join(re.findall(r"\w+", turkish.lower(languages.without_points(text)))[:LONGEST])
    query = Func(Value(words), Value(any_word), function="meydan_query", output_field=SearchQueryField())
    return query, Func(F("words"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
