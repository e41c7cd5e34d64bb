"""Questions that were written lately. To write those of a whole page takes Django long and some megabytes meanwhile, so one thread does
it, and the others wait for what it has written (decision 74)."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import TYPE_CHECKING

from meydan.base import clock, remembered

if TYPE_CHECKING:
    from meydan.people.models import Person

PATIENCE = 10
"""Seconds after which a thread writes by itself what another one is writing, so that nothing ever hangs on somebody else."""
_writing = RLock()


def asker(person: "Person") -> tuple[Hashable, ...]:
    """What a question may know of who asks: their number and the roles they hold now."""
    return person.pk, *((grant.pk, grant.role, grant.unit_id, grant.neighbourhood_id) for grant in person.grants)


class Lately[T]:
    """What was written on this day under the same stamps, for as long as it knows that it holds (`holds`), and at most so many; what
    was written first goes first."""

    def __init__(self, most: int, holds: Callable[[T], bool]) -> None:
        self._most, self._holds = most, holds
        self._moment: object = None
        self._known: OrderedDict[Hashable, T] = OrderedDict()

    def written(self, key: Hashable, write: Callable[[], T]) -> T:
        known = self._of_today()
        if (found := known.get(key)) is not None and self._holds(found):
            return found
        held = _writing.acquire(timeout=PATIENCE)
        try:
            if (found := known.get(key)) is None or not self._holds(found):
                known.pop(key, None)  # the latest stands last
                found = known[key] = write()
                if len(known) > self._most:
                    known.popitem(last=False)
            return found
        finally:
            if held:
                _writing.release()

    def _of_today(self) -> OrderedDict[Hashable, T]:
        """A new one for each day: whoever still holds the last one is not disturbed, and it goes when they do."""
        moment = remembered.version(), clock.today()
        if self._moment != moment:
            self._moment, self._known = moment, OrderedDict()
        return self._known
