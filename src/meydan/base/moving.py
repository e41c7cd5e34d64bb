"""Questions that move with the clock. What is asked of now is written for now and for a little later; if only moments have moved on, the
same words are put for an hour with the moments of now, and nothing comes late (decisions 73 and 82)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from meydan.base import clock

STEP = timedelta(seconds=20)
"""A question is written for now and for so much later, to see which of its moments move with the clock. Where something else changes, it
is written anew after this time: what is shown because time has passed may come so much later."""
HOUR = timedelta(hours=1)
"""So long a question is put in the same words, with the moments of now."""
type Words = tuple[str, Sequence[Any]]
"""SQL and its values."""


def written_twice[T](write: Callable[[], T]) -> tuple[datetime, T, T]:
    """When it was written, for then, and for a step later. The clock, which runs on, stands still meanwhile. What does not look at it is
    written once."""
    at = clock.now()
    with clock.at(at), clock.watched() as looks:
        first = write()
    if not looks:
        return at, first, first
    with clock.at(at + STEP):
        return at, first, write()


class Moving:
    """Which values of a question move with the clock."""

    def __init__(self, at: datetime, words: Words, later: Words) -> None:
        self.at = at
        self.which = which_move(words[1], later[1]) if words[0] == later[0] else None

    @property
    def lasts(self) -> timedelta:
        return STEP if self.which is None else HOUR

    @property
    def holds(self) -> bool:
        return abs(clock.now() - self.at) < self.lasts

    def of_now(self, values: Sequence[Any]) -> list[Any]:
        """The values as they are to be asked now, as far as it is known which of them move."""
        if not self.which:
            return list(values)
        passed = clock.now() - self.at
        return [one + passed if moves else one for one, moves in zip(values, self.which, strict=True)]


def which_move(values: Sequence[Any], later: Sequence[Any]) -> list[bool] | None:
    """Which values are moments that move with the clock; None where something changes in another way, or where a moment that moves
    is the same now as one that stays (`Statement` would take both for one)."""
    moving = [one != other for one, other in zip(values, later, strict=True)]
    moments = [(one, moves) for one, moves in zip(values, moving, strict=True) if isinstance(one, datetime)]
    moved = {one for one, moves in moments if moves}
    if any(one in moved and not moves for one, moves in moments):
        return None
    expected = [one + STEP if moves and one in moved else one for one, moves in zip(values, moving, strict=True)]
    return moving if expected == list(later) else None
