"""Finding things in Turkish text: folded words and stems in one vector, and trigrams for typing mistakes."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import BooleanField, F, Func, QuerySet, Value

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


class Found(NamedTuple):
    """An entry without its words: those of two hundred are much to read."""

    ref: str
    kind: str


def find(text: str, *, kinds: Sequence[str] = (), all_words: bool = True) -> list[Found]:
    """Public entries that match `text`, best first, at most `BEST`. With `all_words=False` one common word is enough."""
    folded = " ".join(re.findall(r"\w+", languages.fold(text))[:LONGEST])
    if not folded:
        return []
    asked: dict[str, Any] = {"folded": folded, "words": _words(text), "any": not all_words, "kinds": list(kinds)}
    with connection.cursor() as cursor:  # planned for these words: some are rare, some common
        cursor.execute(BY_FITNESS, asked | {"weighed": WEIGHED, "like": LIKE, "best": BEST})
        return list(starmap(Found, cursor.fetchall()))


BY_FITNESS = """
WITH worded AS MATERIALIZED (
    SELECT ref, kind, words, folded, at FROM base_searchentry
    WHERE public AND (%(kinds)s = '{}' OR kind = ANY(%(kinds)s)) AND words @@ meydan_query(%(words)s, %(any)s)
    ORDER BY at DESC LIMIT %(weighed)s
), enough AS MATERIALIZED (
    SELECT count(*) = %(weighed)s AS so FROM worded
), alike AS (
    SELECT ref, kind, words, folded, at FROM base_searchentry
    WHERE NOT (SELECT so FROM enough) AND public AND (%(kinds)s = '{}' OR kind = ANY(%(kinds)s)) AND folded %%> %(folded)s
    ORDER BY at DESC LIMIT %(like)s
), titled AS (
    SELECT ref, kind, words, folded, at FROM base_searchentry
    WHERE (SELECT so FROM enough) AND public AND (%(kinds)s = '{}' OR kind = ANY(%(kinds)s))
        AND string_to_array(folded, ' ') @> string_to_array(%(folded)s, ' ')
    ORDER BY at DESC LIMIT %(like)s
), found AS (
    SELECT * FROM worded
    UNION ALL SELECT * FROM alike WHERE NOT EXISTS (SELECT FROM worded WHERE worded.ref = alike.ref)
    UNION ALL SELECT * FROM titled WHERE NOT EXISTS (SELECT FROM worded WHERE worded.ref = titled.ref)
)
SELECT ref, kind FROM found
ORDER BY ts_rank(words, meydan_query(%(words)s, %(any)s)) * 2 + word_similarity(%(folded)s, folded) DESC, at DESC LIMIT %(best)s
"""
"""The newest with these words are weighed. Titles that look like the words are looked for only where few entries have them, because it
costs most; otherwise those that hold them as they are, which may be older than the newest with these words in their text. In SQL, because
the first are read once and asked three times, which Django has no words for."""


def with_words(text: str, *, kinds: Sequence[str] = ()) -> QuerySet[SearchEntry]:
    """All public entries with all these words, in no order: for counting. Nothing where there are no words."""
    entries = SearchEntry.objects.filter(public=True)
    if not re.search(r"\w", text):
        return entries.none()
    query = Func(Value(_words(text)), Value(False), function="meydan_query", output_field=SearchQueryField())
    has = Func(F("words"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
    return (entries.filter(kind__in=kinds) if kinds else entries).filter(has)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", turkish.lower(languages.without_points(text)))[:LONGEST])
