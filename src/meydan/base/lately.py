"""Questions that were written in these seconds. To write those of a whole page takes Django long and some megabytes meanwhile, so one
thread does it, and the others wait for what it has written (decision 74)."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from meydan.base import clock, remembered

if TYPE_CHECKING:
    from meydan.people.models import Person

SECONDS = 20
"""So long a question is put in the same words: rows are always those of now, but what is shown because time has passed (a day's end,
so many days without news) may come so much later (decision 52)."""
PATIENCE = 10
"""Seconds after which a thread writes by itself what another one is writing, so that nothing ever hangs on somebody else."""
_writing = RLock()


def asker(person: "Person") -> tuple[Hashable, ...]:
    """What a question may know of who asks: their number and the roles they hold now."""
    return person.pk, *((grant.pk, grant.role, grant.unit_id, grant.neighbourhood_id) for grant in person.grants)


@dataclass(frozen=True, slots=True)
class _Found[T]:
    """What was written may be nothing."""

    value: T


class Lately[T]:
    """What was written in these seconds under the same stamps, at most so many; what was written first goes first. What knows by itself
    whether it still holds (`holds`) is kept for as long on this day."""

    def __init__(self, most: int, holds: Callable[[T], bool] | None = None) -> None:
        self._most, self._holds = most, holds
        self._moment: object = None
        self._known: OrderedDict[Hashable, _Found[T]] = OrderedDict()

    def written(self, key: Hashable, write: Callable[[], T]) -> T:
        known = self._of_now()
        if (found := self._valid(known.get(key))) is not None:
            return found.value
        held = _writing.acquire(timeout=PATIENCE)
        try:
            if (found := self._valid(known.get(key))) is None:
                found = known[key] = _Found(write())
                if len(known) > self._most:
                    known.popitem(last=False)
            return found.value
        finally:
            if held:
                _writing.release()

    def _valid(self, found: "_Found[T] | None") -> "_Found[T] | None":
        return found if found is None or self._holds is None or self._holds(found.value) else None

    def _of_now(self) -> OrderedDict[Hashable, _Found[T]]:
        """A new one for each piece of time: whoever still holds the last one is not disturbed, and it goes when they do."""
        piece = clock.now().timestamp() // SECONDS if self._holds is None else clock.today()
        moment = remembered.version(), piece
        if self._moment != moment:
            self._moment, self._known = moment, OrderedDict()
        return self._known
