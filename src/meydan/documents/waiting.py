"""What waits for a letter to a unit, narrowed to what somebody looks for."""

from collections.abc import Collection, Iterable

from meydan.base import turkish
from meydan.base.cards import Waiting
from meydan.places.models import Unit

WITH_LETTER, WITHOUT_LETTER = "with", "without"


def narrowed(
    waiting: Iterable[tuple[Unit, list[Waiting]]],
    sent: Collection[str],
    *,
    text: str = "",
    unit: str = "",
    state: str = "",
) -> list[tuple[Unit, list[Waiting]]]:
    """Those of `waiting` that fit: by words of title or place, by the number, by unit, with or without a letter."""
    wanted = turkish.fold(text)

    def fits(one: Waiting) -> bool:
        is_sent = one.ref in sent
        by_letter = not state or is_sent == (state == WITH_LETTER)
        return by_letter and (not wanted or wanted in turkish.fold(f"{one.number} {one.title} {one.place}"))

    found = [(its, [one for one in rows if fits(one)]) for its, rows in waiting if not unit or its.slug == unit]
    return [(its, rows) for its, rows in found if rows]
