"""The frame of every answer: lists, pages and problems."""

from collections.abc import Callable

from django.db.models import Model
from ninja import Schema

from meydan.base.paging import Page


class Problem(Schema):
    """Problem details, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str = ""


class Listed[T](Schema):
    """One page of a list. `next` is the value of `after` for the next page; empty on the last one."""

    items: list[T]
    next: str


def listed[M: Model, T](page: Page[M], show: Callable[[M], T]) -> "dict[str, object]":
    return {"items": [show(item) for item in page.items], "next": page.next}
