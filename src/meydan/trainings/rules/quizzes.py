"""Whether an answer of a quiz is right. Pure: what is right comes from the server's own table and goes nowhere."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from meydan.base import turkish
from meydan.trainings.models import Item, ItemKind


def is_right(item: Item, given: Any) -> bool:
    """Several: exactly the right ones. A number: the same number, however it is written. Words: without regard to case and blanks."""
    if given in (None, "", []):
        return False
    if item.kind == ItemKind.SEVERAL:
        return set(map(str, given)) == set(item.right)
    if item.kind == ItemKind.NUMBER:
        number = as_number(given)
        return number is not None and number in {as_number(one) for one in item.right}
    if item.kind == ItemKind.SHORT:
        return folded(given) in {folded(one) for one in item.right}
    return str(given) in item.right


def as_number(given: Any) -> Decimal | None:
    """3, 3,0 and 3.0 are the same."""
    try:
        number = Decimal(str(given).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def folded(words: Any) -> str:
    return " ".join(turkish.fold(str(words)).split())


def percent_right(items: Sequence[Item], given: Mapping[str, Any]) -> int:
    """Cut, not rounded."""
    right = sum(is_right(one, given.get(name_of(one))) for one in items)
    return right * 100 // len(items) if items else 0


def name_of(item: Item) -> str:
    """Of its field in the form."""
    return f"i{item.pk}"
