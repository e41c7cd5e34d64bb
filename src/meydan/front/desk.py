"""The desk: what waits for a person today, from the queues of all cards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from meydan.base import clock
from meydan.base.cards import Queue, Task, cards, waiting_in
from meydan.people.models import Person

AT_MOST = 40
"""Tasks read per queue; the queue's own page has all of them."""
SHOWN = 12
URGENCIES = ["late", "today", "week", "later"]


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
    lines: Sequence[Line]

    @property
    def is_cut(self) -> bool:
        return bool(self.lines) and len(self.lines) >= AT_MOST

    @property
    def url(self) -> str:
        """The queue's own page, or this page with this queue alone."""
        return reverse(self.queue.url) if self.queue.url else f"?queue={self.queue.code}"


def waiting_for(person: Person) -> list[Waiting]:
    """The person's queues that are not empty."""
    queues = queues_of(person)
    counts = waiting_in(queues, person)
    found = []
    for queue in queues:
        if not counts[queue.code]:
            continue
        lines = [Line(task, queue, _urgency(task)) for task in queue.load(person, AT_MOST)]
        if lines:
            found.append(Waiting(queue, counts[queue.code], lines))
    return found


def queues_of(person: Person) -> list[Queue]:
    return [queue for card in cards() for queue in card.desk if person.has_role(*queue.roles)]


def merged(waiting: Sequence[Waiting]) -> list[Line]:
    """The most urgent first; a thing that waits in two queues is shown once."""
    lines: dict[tuple[str, str], Line] = {}
    for one in waiting:
        for line in one.lines:
            lines.setdefault((line.task.ref or line.task.url, str(line.task.verb)), line)
    return sorted(lines.values(), key=lambda line: (line.task.due is None, line.task.due or clock.now()))


def figures(waiting: Sequence[Waiting], lines: Sequence[Line]) -> dict[str, str]:
    """How many tasks of each urgency; with a plus where a queue has more of them than were read."""
    counted = Counter(line.urgency for line in lines)
    last = [URGENCIES.index(one.lines[-1].urgency) for one in waiting if one.is_cut]
    return {
        name: f"{counted[name]}{'+' if any(place <= rank for place in last) else ''}"
        for rank, name in enumerate(URGENCIES)
    }


def _urgency(task: Task) -> str:
    if task.due is None:
        return "later"
    if task.due < clock.now():
        return "late"
    days = (task.due - clock.now()) / timedelta(days=1)
    return "today" if days <= 1 else "week" if days <= 7 else "later"


def split(lines: Sequence[Line], person: Person) -> dict[str, list[Line]]:
    """Tabs of the desk: everything, what was given to me or to whom I stand in for, and what nobody has."""
    mine = [line for line in lines if line.task.assigned_to in person.answers_for]
    free = [line for line in lines if line.task.assigned_to is None]
    return {"all": list(lines), "mine": mine, "free": free}
