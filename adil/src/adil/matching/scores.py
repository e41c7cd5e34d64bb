"""The points of a wish, part by part, in whole numbers.

    points = preference · wish − ⌊per_km · metres / 1000⌋ − per_duty · past duties + bonuses that fit

The way is the wish's own `metres` or else the straight line between the two places, cut to whole metres; without both places
it counts nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np
import numpy.typing as npt

from adil.matching.shifts import Person, Point, Shift, Weights, Wish

type Integers = npt.NDArray[np.int64]
FAR = 2**40  # stands for a missing coordinate; never reaches a score


@dataclass(frozen=True)
class Score:
    """The points of one wish: `preference + travel + fairness + bonuses`, where travel and fairness are 0 or less.

    `metres`: the way that `travel` is taken for, None where it is not known; `named`: the bonuses that fit, with their points.
    """

    preference: int
    travel: int
    fairness: int
    named: tuple[tuple[str, int], ...] = ()
    metres: int | None = None

    @property
    def bonuses(self) -> int:
        """Points of all bonuses that fit."""
        return sum(points for _, points in self.named)

    @property
    def points(self) -> int:
        """What the wish is worth."""
        return self.preference + self.travel + self.fairness + self.bonuses


def score(wish: Wish, person: Person, shift: Shift, weights: Weights) -> Score:
    """The points of one wish, with their parts.

    >>> from adil.matching.shifts import Bonus
    >>> ayse = Person("ayşe", place=Point(0, 0), past_duties=2, tags=frozenset({"göksu"}))
    >>> bazaar = Shift("bazaar", 5, place=Point(3000, 4000), tags=frozenset({"göksu"}))
    >>> score(Wish("ayşe", "bazaar", 7), ayse, bazaar, Weights(bonuses=(Bonus("neighbours", 25, "göksu", "göksu"),)))
    Score(preference=700, travel=-50, fairness=-40, named=(('neighbours', 25),), metres=5000)
    """
    metres = _way(wish, person.place, shift.place)
    return Score(
        preference=weights.preference * wish.preference,
        travel=-(weights.per_km * (metres or 0) // 1000),
        fairness=-weights.per_duty * person.past_duties,
        named=tuple(
            (bonus.name, bonus.points)
            for bonus in weights.bonuses
            if _fits(bonus.person_tag, person.tags) and _fits(bonus.shift_tag, shift.tags)
        ),
        metres=metres,
    )


def points_of(
    wishes: Sequence[Wish],
    people: Sequence[Person],
    shifts: Sequence[Shift],
    of_person: Integers,
    of_shift: Integers,
    weights: Weights,
) -> Integers:
    """`score(…).points` for many wishes at once; `of_person[i]` and `of_shift[i]` say whose the i-th wish is."""
    metres = _metres(wishes, [p.place for p in people], [s.place for s in shifts], of_person, of_shift)
    points = weights.preference * _whole([wish.preference for wish in wishes])
    points -= weights.per_km * np.maximum(metres, 0) // 1000
    points -= weights.per_duty * _whole([person.past_duties for person in people])[of_person]
    for bonus in weights.bonuses:
        who = np.array([_fits(bonus.person_tag, person.tags) for person in people], dtype=bool)
        where = np.array([_fits(bonus.shift_tag, shift.tags) for shift in shifts], dtype=bool)
        points += bonus.points * (who[of_person] & where[of_shift])
    return points


def _fits(tag: str | None, tags: frozenset[str]) -> bool:
    return tag is None or tag in tags


def _way(wish: Wish, home: Point | None, place: Point | None) -> int | None:
    if wish.metres is not None or home is None or place is None:
        return wish.metres
    return isqrt((home.x - place.x) ** 2 + (home.y - place.y) ** 2)


def _metres(
    wishes: Sequence[Wish],
    homes: Sequence[Point | None],
    places: Sequence[Point | None],
    of_person: Integers,
    of_shift: Integers,
) -> Integers:
    """The way of each wish, −1 where it is not known. Squares stay below 2^52, where a float's root is exact when cut."""
    home, place = _coordinates(homes)[of_person], _coordinates(places)[of_shift]
    known = (home[:, 0] != FAR) & (place[:, 0] != FAR)
    apart = np.where(known[:, None], home - place, 0)
    straight = np.sqrt((apart * apart).sum(axis=1)).astype(np.int64)
    own = _whole([-1 if wish.metres is None else wish.metres for wish in wishes])
    return np.where(own >= 0, own, np.where(known, straight, -1))


def _coordinates(points: Sequence[Point | None]) -> Integers:
    return np.array([(FAR, FAR) if at is None else (at.x, at.y) for at in points], dtype=np.int64).reshape(-1, 2)


def _whole(numbers: Sequence[int]) -> Integers:
    return np.array(numbers, dtype=np.int64)
