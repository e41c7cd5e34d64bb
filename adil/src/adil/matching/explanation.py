"""Why each wish was granted or not: codes and facts, never sentences; a page speaks its own language.

A refused wish has every reason that holds, in this order:

* `skill`: skills that the shift asks for and the person lacks
* `too_long`: the shift alone has more minutes than the person's limit
* `full`: all places are taken; by how many with more points (`ahead`), as many (`level`) and fewer (`behind`: they are there
  because the plan as a whole would lose more without them)
* `overlap`: shifts granted to the person that meet this one or leave too little rest
* `hours`: minutes granted, minutes of this shift, and the limit
* `enough`: the person has as many shifts as the limit allows
* `open`: none of these. It happens only where a plan is not proved the best.

With prices, `cost` says what any plan that grants the wish would lose at least: (places, points).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from adil.matching.optimum import Plan
from adil.matching.scores import Score, score

Code = Literal["skill", "too_long", "full", "overlap", "hours", "enough", "open"]
type Fact = int | str | tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """One reason against a wish: its code and its facts."""

    code: Code
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True)
class Explanation:
    """What became of one wish. `reasons` is empty where it was granted; `cost` is None where no price is known."""

    person: str
    shift: str
    granted: bool
    score: Score
    reasons: tuple[Reason, ...] = ()
    cost: tuple[int, int] | None = None


def explain(plan: Plan, person: str | None = None) -> Iterator[Explanation]:
    """Every wish, or those of one person, in the order of people and shifts.

    >>> from adil.matching import Person, Shift, Wish, match
    >>> plan = match([Person("ayşe"), Person("can")], [Shift("bazaar", 1)], [Wish("ayşe", "bazaar", 9), Wish("can", "bazaar", 5)])
    >>> ayse, can = explain(plan)
    >>> ayse.granted, can.reasons[0].code, dict(can.reasons[0].facts), can.cost
    (True, 'full', {'places': 1, 'ahead': 1, 'level': 0, 'behind': 0}, (0, 400))
    """
    record = _Record(plan)
    for wish, asked in enumerate(plan.programme.wishes):
        if person is None or asked.person == person:
            yield record.explanation(wish)


class _Record:
    def __init__(self, plan: Plan) -> None:
        self.plan, self.programme = plan, plan.programme
        granted = np.flatnonzero(plan.chosen).tolist()
        self.of_person: dict[int, list[int]] = {}
        self.points_at: dict[int, list[int]] = {}
        for wish in granted:
            self.of_person.setdefault(int(self.programme.of_person[wish]), []).append(wish)
            self.points_at.setdefault(int(self.programme.of_shift[wish]), []).append(int(self.programme.points[wish]))

    def explanation(self, wish: int) -> Explanation:
        programme, asked = self.programme, self.programme.wishes[wish]
        person, shift = programme.people[programme.of_person[wish]], programme.shift_of(wish)
        worth = score(asked, person, shift, programme.weights)
        if self.plan.chosen[wish]:
            return Explanation(asked.person, asked.shift, True, worth)
        reasons = tuple(self._reasons(wish, worth.points)) or (Reason("open"),)
        return Explanation(asked.person, asked.shift, False, worth, reasons, self._cost(wish))

    def _reasons(self, wish: int, points: int) -> Iterator[Reason]:
        at = int(self.programme.of_person[wish])
        person, shift = self.programme.people[at], self.programme.shift_of(wish)
        if lacking := shift.skills - person.skills:
            yield Reason("skill", (("lacking", tuple(sorted(lacking))),))
        if person.max_minutes is not None and shift.length > person.max_minutes:
            yield Reason("too_long", (("minutes", shift.length), ("limit", person.max_minutes)))
        there = self.points_at.get(int(self.programme.of_shift[wish]), [])
        if len(there) >= shift.capacity:
            ahead, level = sum(other > points for other in there), there.count(points)
            counts = (("ahead", ahead), ("level", level), ("behind", len(there) - ahead - level))
            yield Reason("full", (("places", shift.capacity), *counts))
        mine = [self.programme.shift_of(other) for other in self.of_person.get(at, [])]
        if meeting := [other.key for other in mine if self.programme.overlap(other, shift)]:
            yield Reason("overlap", (("shifts", tuple(meeting)),))
        minutes = sum(other.length for other in mine)
        if person.max_minutes is not None and mine and minutes + shift.length > person.max_minutes:
            facts = (("granted", minutes), ("minutes", shift.length), ("limit", person.max_minutes))
            yield Reason("hours", facts)
        if len(mine) >= person.max_shifts:
            yield Reason("enough", (("limit", person.max_shifts), ("shifts", tuple(other.key for other in mine))))

    def _cost(self, wish: int) -> tuple[int, int] | None:
        """What granting it costs at least, by the prices; the nearest whole number of places, the rest in points.

        The best plan with this wish differs from the plan by one cycle, and `in_ranks` makes a unit so heavy that the points
        of a cycle stay below half of it. So a true loss reads as its own places and points, and a smaller sum as less.
        """
        if self.plan.prices is None or self.plan.kept is not None or not self.programme.able[wish]:
            return None
        loss = max(0, -int(self._surplus[wish]))
        places = (2 * loss + self.plan.unit) // (2 * self.plan.unit)
        return places, loss - places * self.plan.unit

    @cached_property
    def _surplus(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """By the prices of a plan in which places come first and points second."""
        assert self.plan.prices is not None
        weight = self.plan.unit + self.programme.points
        own = self.plan.prices.left[self.programme.of_person]
        return weight - own - self.plan.prices.right[self.programme.of_shift]
