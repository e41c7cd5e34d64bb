"""Seats of an event that more people want than there are: by lot, groups together, with priorities and weights that are stated."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from adil.errors import AdilError
from adil.lottery.randomness import PublicStream
from adil.tables import shortened

MOST_WEIGHT = 1000


@dataclass(frozen=True)
class Application:
    """`people`: who come together or not at all. `priority`: class, the lowest number first. `weight`: tickets in the drum; any
    other than 1 needs a `reason` that can be published."""

    id: str
    people: int = 1
    priority: int = 0
    weight: int = 1
    reason: str = ""


@dataclass(frozen=True)
class Place:
    """What became of an application. `turn`: its place in the order by lot, from 1; `free`: seats that were free at its turn."""

    application: Application
    turn: int
    free: int
    outcome: Literal["seated", "waiting"]


def seat_lottery(
    applications: Sequence[Application], capacity: int, *, committed: str = "", public: str
) -> tuple[Place, ...]:
    """All applications in the order of their turns; who waits moves up in this order.

    **Rule.** Class after class; within a class each application has as many tickets as its weight, all tickets are shuffled, and the
    first one of an application counts (drawing without putting back). At its turn a group is seated if there are seats for all of it;
    otherwise it waits, and the next gets its turn. Hence at the end a small group may find seats that a large one before it did not. The
    order does not depend on the order of the applications given, and groups of the same weight have equal chances of each turn.
    **Errors.** AdilError `bad_capacity`, `doubled_application`, `bad_people`, `bad_priority`, `bad_weight` (1 to 1000) or `no_reason`.

    >>> asked = [Application("ada", 2), Application("bob", 3), Application("cem"), Application("eda", priority=-1)]
    >>> [(place.application.id, place.free, place.outcome) for place in seat_lottery(asked, 4, public="17 23 42")]
    [('eda', 4, 'seated'), ('bob', 3, 'seated'), ('ada', 0, 'waiting'), ('cem', 0, 'waiting')]
    """
    _check(applications, capacity)
    places: list[Place] = []
    free = capacity
    for priority in sorted({application.priority for application in applications}):
        stream = PublicStream(committed, public, f"seats of class {priority}")
        of_class = sorted((a for a in applications if a.priority == priority), key=lambda a: a.id)
        tickets = stream.shuffled([application for application in of_class for _ in range(application.weight)])
        for application in dict.fromkeys(tickets):
            seated = application.people <= free
            places.append(Place(application, len(places) + 1, free, "seated" if seated else "waiting"))
            free -= application.people if seated else 0
    return tuple(places)


def _check(applications: Sequence[Application], capacity: int) -> None:
    if type(capacity) is not int or capacity < 0:
        raise AdilError("bad_capacity", capacity=capacity)
    seen = set()
    for application in applications:
        name = shortened(application.id)
        if application.id in seen:
            raise AdilError("doubled_application", id=name)
        seen.add(application.id)
        if type(application.people) is not int or application.people < 1:
            raise AdilError("bad_people", id=name, people=application.people)
        if type(application.priority) is not int:
            raise AdilError("bad_priority", id=name, priority=application.priority)
        if type(application.weight) is not int or not 1 <= application.weight <= MOST_WEIGHT:
            raise AdilError("bad_weight", id=name, weight=application.weight, most=MOST_WEIGHT)
        if application.weight != 1 and not application.reason.strip():
            raise AdilError("no_reason", id=name)
