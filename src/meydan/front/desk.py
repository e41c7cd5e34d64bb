"""The desk: what waits for a person today, from the queues of all cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from meydan.base import clock
from meydan.base.cards import Queue, Task, cards
from meydan.people.models import Person

AT_MOST = 60
"""Tasks read per queue for the page of today; the queue's own page has all of them."""


@dataclass(frozen=True)
class Line:
    """A task with the queue that it waits in and how urgent it is: late, today, week or later."""

    task: Task
    queue: Queue
    urgency: str


def queues_of(person: Person) -> list[Queue]:
    return [queue for card in cards() for queue in card.desk if person.has_role(*queue.roles)]


def lines_of(person: Person) -> list[Line]:
    """Everything that waits for the person, the most urgent first; a thing that waits in two queues is shown once."""
    lines: dict[tuple[str, str], Line] = {}
    for queue in queues_of(person):
        for task in queue.load(person, AT_MOST):
            line = Line(task, queue, _urgency(task))
            lines.setdefault((task.ref or task.url, str(task.verb)), line)
    return sorted(lines.values(), key=lambda line: (line.task.due is None, line.task.due or clock.now()))


def _urgency(task: Task) -> str:
    if task.due is None:
        return "later"
    if task.due < clock.now():
        return "late"
    days = (task.due - clock.now()) / timedelta(days=1)
    return "today" if days <= 1 else "week" if days <= 7 else "later"


def split(lines: Sequence[Line], person: Person) -> dict[str, list[Line]]:
    """Tabs of the desk: mine (given to me or to nobody yet in my unit), my team's, and those that nobody has."""
    mine = [line for line in lines if line.task.assigned_to == person.pk]
    free = [line for line in lines if line.task.assigned_to is None]
    return {"all": list(lines), "mine": mine, "free": free}
