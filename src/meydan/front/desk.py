"""The desk: what waits for a person today, from the queues of all cards."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.cards import Queue, Task, queues_of
from meydan.base.waiting import AT_MOST, ENOUGH, Row, Waits, is_all, waits_in
from meydan.people.models import Person

SHOWN = 12
QUEUES_AT_ONCE = 5
"""From so many queues the page of today loads tasks: the list of the most urgent ends before the next one (decision 52)."""
URGENCIES = ["late", "today", "week", "later"]
TABS = ["all", "mine", "free"]


@dataclass(frozen=True)
class Line:
    """A task with the queue that it waits in and how urgent it is: late, today, week or later."""

    task: Task
    queue: Queue
    urgency: str


@dataclass(frozen=True)
class Waiting:
    """A queue, how many wait in it, and the most urgent of them."""

    queue: Queue
    count: int
    rows: Sequence[Row]

    @property
    def is_cut(self) -> bool:
        return len(self.rows) >= AT_MOST

    @property
    def url(self) -> str:
        """The queue's own page, or this page with this queue alone."""
        return address(self.queue.url) if self.queue.url else f"?queue={self.queue.code}"

    @property
    def all_of_it(self) -> str:
        """What the link says."""
        if is_all(self.count):
            return gettext("All %(count)s") % {"count": self.count}
        return gettext("All, more than %(count)s") % {"count": ENOUGH - 1}

    @property
    def link(self) -> tuple[str, str, str]:
        return str(self.queue.title), self.url, self.all_of_it


def waiting_for(person: Person, *, alone: str = "", changed: float | None = None) -> list[Waiting]:
    """The person's queues that are not empty; only the one with the code `alone`, if something waits there. What somebody else has
    done since may be missing for some seconds, where it is said when the person themselves last `changed` something."""
    queues = {queue.code: queue for queue in queues_of(person)}
    waits: Mapping[str, Waits] = waits_in([queues[alone]], person, changed=changed) if alone in queues else {}
    if not any(one.count for one in waits.values()):
        waits = waits_in(list(queues.values()), person, changed=changed)
    return [Waiting(queues[code], one.count, one.rows) for code, one in waits.items() if one.count]


def rows_of(waiting: Sequence[Waiting]) -> list[Row]:
    """The most urgent first; what waits in two queues for the same verb is there once."""
    rows: dict[tuple[str, str], Row] = {}
    for one in waiting:
        for row in one.rows:
            rows.setdefault(row.thing, row)
    now = clock.now()
    return sorted(rows.values(), key=lambda row: (row.due is None, row.due or now))


def first_of(rows: Sequence[Row]) -> list[Row]:
    """As many of the most urgent as are shown: they end before the first whose queue would be one too many."""
    chosen: list[Row] = []
    queues: set[str] = set()
    for row in rows[:SHOWN]:
        queues.add(row.queue.code)
        if len(queues) > QUEUES_AT_ONCE:
            break
        chosen.append(row)
    return chosen


def lines_of(rows: Sequence[Row], person: Person, tab: str = "all") -> list[Line]:
    """These rows as tasks, one loading for each of their queues."""
    last: dict[str, Row] = {}
    for row in rows:
        last[row.queue.code] = row
    found = (_loaded(row, person, tab) for row in last.values())
    return _once(line for lines in found for line in lines)[: len(rows)]


def _loaded(last: Row, person: Person, tab: str) -> list[Line]:
    """A queue's tasks as far as its last row that is wanted; those of a tab may lie anywhere among them."""
    tasks, belongs = last.queue.load(person, last.nth if tab == "all" else AT_MOST), belonging(tab, person)
    wanted = (task for task in tasks if belongs(task.assigned_to))
    return [Line(task, last.queue, urgency(task.due)) for task in wanted]


def _once(lines: Iterable[Line]) -> list[Line]:
    """The most urgent first; a thing that waits in two queues is there once."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        found.setdefault((line.task.ref or line.task.url, str(line.task.verb)), line)
    return sorted(found.values(), key=lambda line: (line.task.due is None, line.task.due or clock.now()))


def belonging(tab: str, person: Person) -> Callable[[int | None], bool]:
    """Tabs of the desk: everything, what was given to me or to whom I stand in for, and what nobody has."""
    mine = person.answers_for
    holds = {"mine": lambda holder: holder in mine, "free": lambda holder: holder is None}
    return holds.get(tab, lambda holder: True)


def figures(waiting: Sequence[Waiting], rows: Sequence[Row]) -> dict[str, str]:
    """How many tasks of each urgency; with a plus where a queue has more of them than were read."""
    counted = Counter(map(urgencies(), (row.due for row in rows)))
    last = [URGENCIES.index(urgency(one.rows[-1].due)) for one in waiting if one.is_cut]
    return {
        name: f"{counted[name]}{'+' if any(place <= rank for place in last) else ''}"
        for rank, name in enumerate(URGENCIES)
    }


def urgency(due: datetime | None) -> str:
    return urgencies()(due)


def urgencies() -> Callable[[datetime | None], str]:
    """How urgent what is due is now."""
    now = clock.now()
    day, week = now + timedelta(days=1), now + timedelta(days=7)

    def urgency_of(due: datetime | None) -> str:
        if due is None:
            return "later"
        return "late" if due < now else "today" if due <= day else "week" if due <= week else "later"

    return urgency_of
