"""How a thread is told: the road of seven stations, and the timeline of its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from meydan.base.refs import Found
from meydan.threads.models import Station, Step, Thread

ICONS = {
    Station.PROBLEM: "alert",
    Station.IDEA: "bulb",
    Station.DELIBERATION: "chat",
    Station.DECISION: "scale",
    Station.PROJECT: "flag",
    Station.WORK: "hand",
    Station.IMPACT: "chart",
}


@dataclass(frozen=True)
class Stop:
    """A station on the road of one thread. `state`: done, now, next (still to come) or skipped (not needed so far)."""

    station: Station
    state: str
    at: datetime | None

    @property
    def word(self) -> str:
        return str(self.station.label)

    @property
    def icon(self) -> str:
        return "check" if self.state == "done" else ICONS[self.station]


@dataclass(frozen=True)
class Entry:
    """A step on the timeline. `mark`: past, now or next; `found` is None when the thing is removed, hidden or switched off."""

    step: Step
    found: Found | None
    mark: str

    @property
    def template(self) -> str:
        return (self.found.kind.step_template if self.found else "") or "threads/_plain_step.html"

    @property
    def station(self) -> str:
        return str(Station(self.step.station).label) if self.step.station else ""

    @property
    def icon(self) -> str:
        return ICONS[Station(self.step.station)] if self.step.station else "info"


def road(thread: Thread, steps: Sequence[Step]) -> list[Stop]:
    """Seven stops. A station counts as passed when something really happened there."""
    first: dict[str, datetime] = {}
    for step in steps:
        if step.station and not step.promised:
            first.setdefault(step.station, step.at)
    present = Station.values.index(thread.station)
    return [
        Stop(station, _state(place, present, station in first), first.get(station))
        for place, station in enumerate(Station)
    ]


def _state(place: int, present: int, happened: bool) -> str:
    if place == present:
        return "now"
    if place > present:
        return "next"
    return "done" if happened else "skipped"


def timeline(thread: Thread, steps: Sequence[Step], found: dict[str, Found]) -> list[Entry]:
    """Steps in order; the last thing that happened is "now" while something is still to come."""
    happened = [step for step in steps if not step.promised]
    still_to_come = len(happened) < len(steps) or thread.station != Station.IMPACT
    latest = happened[-1].pk if happened and still_to_come else None
    return [
        Entry(step, found.get(step.ref), "next" if step.promised else "now" if step.pk == latest else "past")
        for step in steps
    ]
