"""Lists page by key, not by offset: page 1,000 costs what page 1 costs, and nothing is shown twice while a list grows."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

PER_PAGE = 20


@dataclass(frozen=True)
class Page[M: Model]:
    items: list[M]
    next: str
    """Key of the next page, or an empty string on the last page."""
    is_first: bool
    rows: QuerySet[M]
    """The whole list in its order, for a file of it; nothing is asked before somebody wants one."""

    def __iter__(self) -> Any:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def page_by_key[M: Model](
    rows: QuerySet[M], *, order: Sequence[str], after: str = "", per_page: int = PER_PAGE
) -> Page[M]:
    """One page of `rows` in `order` (field names, also those of what a row points to, "-" for descending; the last one unique). A broken key gives page 1."""
    start = _decode(after, len(order))
    ordered = found = rows.order_by(*order)
    if start is not None:
        try:
            found = found.filter(_later(order, start))
        except (ValueError, TypeError, ValidationError):  # a key of another list, or made up
            start = None
    return _page(list(found[: per_page + 1]), ordered, order, per_page, is_first=start is None)


def first_page[M: Model](
    found: list[M], rows: QuerySet[M], *, order: Sequence[str], per_page: int = PER_PAGE
) -> Page[M]:
    """The first page of `rows`, whose first `per_page + 1` in `order` were asked for together with something else."""
    return _page(found, rows.order_by(*order), order, per_page, is_first=True)


def _page[M: Model](
    found: list[M], ordered: QuerySet[M], order: Sequence[str], per_page: int, *, is_first: bool
) -> Page[M]:
    more, items = len(found) > per_page, found[:per_page]
    key = _encode([attrgetter(name.lstrip("-").replace("__", "."))(items[-1]) for name in order]) if more else ""
    return Page(items, key, is_first, ordered)


def _later(order: Sequence[str], start: Sequence[Any]) -> Q:
    """Rows after `start`: equal in the first k fields and beyond it in the next, for every k."""
    condition = Q()
    for position, name in enumerate(order):
        same = {other.lstrip("-"): start[i] for i, other in enumerate(order[:position])}
        beyond = f"{name.lstrip('-')}__{'lt' if name.startswith('-') else 'gt'}"
        condition |= Q(**same, **{beyond: start[position]})
    return condition


def _encode(values: Sequence[Any]) -> str:
    plain = [_plain(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _plain(value: Any) -> Any:
    """Times and dates with a mark of what they are; JSON knows neither, and no numbers of chance."""
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, UUID):
        return str(value)
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _decode(key: str, length: int) -> list[Any] | None:
    if not key:
        return None
    try:
        plain = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        values = [_value(one) for one in plain]
    except (ValueError, KeyError, TypeError, binascii.Error):
        return None
    simple = all(isinstance(value, (str, int, float, date)) for value in values)
    return values if len(values) == length and simple else None


def _value(one: Any) -> Any:
    if isinstance(one, dict):
        return datetime.fromisoformat(one["t"]) if "t" in one else date.fromisoformat(one["d"])
    return one
