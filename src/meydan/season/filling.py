"""How a season is filled: week by week, and in each week in rounds. Nobody gets a second shift of a week before everybody who can
take one has a first. Within a round `adil.matching` finds the best plan and proves it: as many seats as can be, then who served
least, then the nearest. What a person did not offer is never planned. See decision 23."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adil import matching

type Reason = tuple[str, int | str]
LIKED, PER_KM, PER_DUTY = 100, 10, 1_000
"""Points: a neighbourhood or field that somebody named; off for each kilometre; off for each shift served, which decides first."""
MOST_COUNTED = 50


@dataclass(frozen=True)
class Time:
    """A shift to fill. Minutes count from a common zero."""

    key: int
    duty: int
    day: date
    slot: int
    start: int
    end: int
    free: int
    place: int | None = None
    at: tuple[int, int] | None = None
    """The middle of its neighbourhood, in metres."""
    field: str = ""
    asks: frozenset[int] = frozenset()

    @property
    def week(self) -> tuple[int, int]:
        return self.day.isocalendar()[:2]

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass
class Someone:
    """A volunteer with what they offer, and what they have already."""

    key: int
    duties: set[int]
    slots: Collection[int] = ()
    places: Collection[int] = ()
    fields: Collection[str] = ()
    lives_in: int | None = None
    home: tuple[int, int] | None = None
    weekly_minutes: int | None = None
    served: int = 0
    """Shifts in the last months, and those that lie ahead."""
    holds: Mapping[int, date | None] = field(default_factory=dict)
    """Qualifications, each with the last day on which it is valid."""
    may_not_join: set[int] = field(default_factory=set)
    """Shifts at which age, a permission, or a paper that ends before says no."""
    taken: list[tuple[int, int, tuple[int, int], date]] = field(default_factory=list)
    """From and to, week and day of every seat and line."""

    def take(self, start: int, end: int, week: tuple[int, int], day: date) -> None:
        self.taken.append((start, end, week, day))

    def minutes_in(self, week: tuple[int, int]) -> int:
        return sum(end - start for start, end, its_week, _day in self.taken if its_week == week)


def hindered(person: Someone, time: Time, rest: int) -> str:
    """Why somebody can't be planned at a shift, whatever else is planned; empty: they could."""
    if not person.slots:
        return "silent"
    if time.slot not in person.slots:
        return "time"
    if any(one not in person.holds or ((until := person.holds[one]) and until < time.day) for one in time.asks):
        return "lacking"
    if time.key in person.may_not_join:
        return "not_allowed"
    return "busy" if is_busy(person, time, rest) else ""


def is_busy(person: Someone, time: Time, rest: int) -> bool:
    """One shift a day, with the rest between two."""
    return any(
        day == time.day or (start < time.end + rest and end + rest > time.start)
        for start, end, _week, day in person.taken
    )


def has_hours(person: Someone, time: Time) -> bool:
    return person.weekly_minutes is None or person.minutes_in(time.week) + time.minutes <= person.weekly_minutes


def liking(person: Someone, time: Time) -> int:
    return (time.place is not None and time.place in person.places) + (time.field in person.fields)


@dataclass
class Filled:
    lines: list[tuple[int, int]]
    """(person, shift)."""
    gaps: dict[int, tuple[int, list[Reason]]]
    """shift → how many seats stay empty, and what became of those who are ready."""
    left_out: dict[int, list[Reason]]
    served: dict[int, int]
    """person → shifts before this plan."""


def fill(people: Sequence[Someone], times: Sequence[Time], *, rest: int, seed: int = 0) -> Filled:
    """Who could serve when, who stays out and what stays empty, each with its reasons."""
    work = _Season(people, times, rest, seed)
    for week in sorted({time.week for time in times}):
        work.fill_week([time for time in times if time.week == week])
    return work.result()


class _Season:
    def __init__(self, people: Sequence[Someone], times: Sequence[Time], rest: int, seed: int) -> None:
        self.people = {person.key: person for person in people}
        self.times, self.rest, self.seed = {time.key: time for time in times}, rest, seed
        self.free = {time.key: time.free for time in times}
        self.lines: list[tuple[int, int]] = []
        self.given: Counter[int] = Counter()
        self.why_not: dict[int, Counter[str]] = {time.key: Counter() for time in times}
        self.fitting: Counter[int] = Counter()
        self.hindrances: dict[int, Counter[str]] = defaultdict(Counter)
        self.members: dict[int, list[Someone]] = defaultdict(list)
        for person in people:
            for duty in person.duties:
                self.members[duty].append(person)

    def fill_week(self, times: Sequence[Time]) -> None:
        """In rounds, until nobody can take another shift of this week."""
        could = list(self._could(times))
        while found := self._round(could):
            for person, time in found:
                self.lines.append((person.key, time.key))
                self.free[time.key] -= 1
                self.given[person.key] += 1
                person.take(time.start, time.end, time.week, time.day)
            could = [(person, time) for person, time in could if self._still(person, time)]

    def _could(self, times: Iterable[Time]) -> Iterator[tuple[Someone, Time]]:
        for time in times:
            for person in self.members[time.duty]:
                why = hindered(person, time, self.rest)
                if not why:
                    self.fitting[person.key] += 1
                    if self._still(person, time):
                        yield person, time
                        continue
                    why = "hours"
                self.hindrances[person.key][why] += 1
                self.why_not[time.key]["elsewhere" if why == "hours" else why] += 1

    def _still(self, person: Someone, time: Time) -> bool:
        return self.free[time.key] > 0 and not is_busy(person, time, self.rest) and has_hours(person, time)

    def _round(self, could: Sequence[tuple[Someone, Time]]) -> list[tuple[Someone, Time]]:
        """At most one shift for each."""
        if not could:
            return []
        served = {person.key: min(person.served + self.given[person.key], MOST_COUNTED) for person, _time in could}
        plan = best(could, served, self.free, self.seed)
        return [(self.people[int(one.person)], self.times[int(one.shift)]) for one in plan.assignments]

    def result(self) -> Filled:
        gaps = {key: (free, self._why_empty(key)) for key, free in self.free.items() if free > 0}
        out = {key: self._why_out(key) for key in self.people if not self.given[key]}
        return Filled(self.lines, gaps, out, {key: person.served for key, person in self.people.items()})

    def _why_empty(self, key: int) -> list[Reason]:
        ready, why = self.members[self.times[key].duty], self.why_not[key]
        if not ready:
            return [("nobody", 0)]
        planned = self.times[key].free - self.free[key]
        elsewhere = len(ready) - planned - sum(why.values()) + why["elsewhere"]
        counts = {**why, "elsewhere": elsewhere}
        return [
            (code, counts[code])
            for code in ("silent", "time", "lacking", "not_allowed", "busy", "elsewhere")
            if counts.get(code)
        ]

    def _why_out(self, key: int) -> list[Reason]:
        """The first thing that would have to change; that all seats went to others only when nothing else is in the way."""
        why = self.hindrances[key]
        if self.fitting[key] > why["hours"]:
            return [("full", self.fitting[key] - why["hours"])]
        first = next(
            (code for code in ("silent", "hours", "busy", "lacking", "not_allowed", "time") if why[code]), None
        )
        return [(first, why[first])] if first else []


def best(
    could: Sequence[tuple[Someone, Time]], served: Mapping[int, int], free: Mapping[int, int], seed: int
) -> "matching.Plan":
    """The best plan in which each takes one of these shifts at most."""
    from adil import matching  # loads the solver; only where a plan is worked out

    return matching.match(*_asked(could, served, free), seed=seed)


def mended(
    before: Iterable[tuple[int, int]], could: Sequence[tuple[Someone, Time]], served: Mapping[int, int],
    free: Mapping[int, int], seed: int,
) -> "matching.Repair":  # fmt: skip
    """The plan of one day after a change: as few as can be lose what they had."""
    from adil import matching

    pairs = [(str(person), str(shift)) for person, shift in before]
    return matching.repair(pairs, *_asked(could, served, free), seed=seed)


def _asked(
    could: Sequence[tuple[Someone, Time]], served: Mapping[int, int], free: Mapping[int, int]
) -> tuple[list["matching.Person"], list["matching.Shift"], list["matching.Wish"], "matching.Weights"]:
    from adil import matching

    people = {person.key: person for person, _time in could}
    times = {time.key: time for _person, time in could}
    return (
        [matching.Person(str(one.key), place=_point(one.home), past_duties=served[one.key]) for one in people.values()],
        [matching.Shift(str(one.key), free[one.key], place=_point(one.at)) for one in times.values()],
        [matching.Wish(str(person.key), str(time.key), preference=liking(person, time)) for person, time in could],
        matching.Weights(preference=LIKED, per_km=PER_KM, per_duty=PER_DUTY),
    )


def _point(at: tuple[int, int] | None) -> "matching.Point | None":
    from adil import matching

    return matching.Point(*at) if at else None
