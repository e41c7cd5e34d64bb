"""The lines that stand on many pages and the newest of the news, as the stamps keep them. Every page reads the stamps anyway, so
they cost no query of their own."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import override

from meydan.base import clock, languages
from meydan.base.remembered import remembered
from meydan.editorial.models import Article, Placed

STAMP = "editorial:lines"
NEWS = "news"


@dataclass(frozen=True)
class Shown:
    title: str
    more: str
    address: str
    language: str
    at: datetime | None
    """From when on it stands there."""


def as_kept(one: Placed) -> dict[str, Any]:
    moments = {
        name: at.isoformat() if at else None for name, at in (("starts_at", one.starts_at), ("ends_at", one.ends_at))
    }
    return {"where": one.where, "words": one.words, "address": one.address, **moments}


def news_as_kept(one: Article) -> dict[str, Any]:
    titles = {code: {"title": said["title"]} for code, said in one.words.items()}
    with override(languages.BINDING):
        address = one.get_absolute_url()
    began = one.first_published_at.isoformat() if one.first_published_at else None
    return {"where": NEWS, "words": titles, "address": address, "starts_at": began, "ends_at": None}


@lru_cache(maxsize=4)
def _read(kept: str) -> list[Placed]:
    moments = ("starts_at", "ends_at")
    return [
        Placed(**{**one, **{name: datetime.fromisoformat(one[name]) if one[name] else None for name in moments}})
        for one in json.loads(kept or "[]")
    ]


def standing(where: str) -> list[Shown]:
    """What stands there now, in the reader's language; without a query."""
    now = clock.now()
    found = (one for one in _read(remembered(STAMP)) if one.where == where and one.stands_at(now))
    return [Shown(one.title, one.said("more"), inner(one.address), one.language, one.starts_at) for one in found]


def inner(address: str) -> str:
    """A path here leads to the page in the reader's language."""
    language = languages.current()
    return f"/{language}{address}" if address.startswith("/") and language != languages.BINDING else address
