"""From people, shifts and wishes to arrays: the input is checked, points are worked out, and wishes that can't be are set apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from adil.errors import AdilError
from adil.matching.scores import points_of
from adil.matching.shifts import Person, Shift, Weights, Wish
from adil.matching.transport import Chosen, Integers
from adil.tables import shortened

MILLION, FARTHEST, LATEST = 10**6, 10**7, 10**11
PERSON_RANGES = {"max_shifts": (0, MILLION), "max_minutes": (0, LATEST), "past_duties": (0, MILLION)}
SHIFT_RANGES = {
    "capacity": (0, MILLION),
    "start": (-LATEST, LATEST),
    "end": (-LATEST, LATEST),
    "minutes": (0, LATEST),
}
WISH_RANGES = {"preference": (0, MILLION), "metres": (0, 10 * FARTHEST)}
MAY_BE_NONE = {"max_minutes", "start", "end", "minutes", "metres"}
WEIGHT_RANGES = dict.fromkeys(("preference", "per_km", "per_duty"), (-MILLION, MILLION))


@dataclass(frozen=True)
class Programme:
    """Checked input. Wishes are sorted by person, then shift, in the order in which these are given.

    `of_person`, `of_shift`, `points`: of each wish; `able`: the person has the skills and the hours for this shift alone.
    """

    people: tuple[Person, ...]
    shifts: tuple[Shift, ...]
    wishes: tuple[Wish, ...]
    weights: Weights
    rest_minutes: int
    of_person: Integers
    of_shift: Integers
    points: Integers
    able: Chosen

    @cached_property
    def binding(self) -> tuple[int, ...]:
        """People, by place, whose shifts may overlap or exceed their hours, so that prices alone can't decide."""
        return tuple(
            at
            for at, wishes in self.of_each_person.items()
            if self.people[at].max_shifts > 1 and (self.cliques(wishes) or self._may_exceed(at, wishes))
        )

    @cached_property
    def of_each_person(self) -> Mapping[int, tuple[int, ...]]:
        """Wishes that can be, by the place of their person."""
        found: dict[int, list[int]] = {}
        for wish in np.flatnonzero(self.able).tolist():
            found.setdefault(int(self.of_person[wish]), []).append(wish)
        return {at: tuple(wishes) for at, wishes in found.items()}

    def shift_of(self, wish: int) -> Shift:
        """The shift that a wish, by its place, is for."""
        return self.shifts[int(self.of_shift[wish])]

    def overlap(self, one: Shift, other: Shift) -> bool:
        """Whether nobody can take both: their times meet, or leave less than the rest between them."""
        if one.start is None or one.end is None or other.start is None or other.end is None:
            return False
        return one.start < other.end + self.rest_minutes and other.start < one.end + self.rest_minutes

    def cliques(self, wishes: Iterable[int]) -> list[frozenset[int]]:
        """Largest sets of wishes of which a person can take one only. For intervals, all that hold one and the same moment."""
        timed = sorted((wish for wish in wishes if self.shift_of(wish).start is not None), key=self._start)
        found: list[frozenset[int]] = []
        for at, wish in enumerate(timed):
            together = frozenset(
                [wish, *(other for other in timed[:at] if self.overlap(self.shift_of(other), self.shift_of(wish)))]
            )
            if len(together) > 1:
                found = [clique for clique in found if not clique <= together] + [together]
        return found

    def lots(self, seed: int) -> Integers:
        """A lot for each wish: the first 30 bits of BLAKE2b of `seed|person|shift`, the two keys with their lengths."""
        drawn = (blake2b(_lot_text(seed, wish), digest_size=4).digest() for wish in self.wishes)
        return np.array([int.from_bytes(lot) >> 2 for lot in drawn], dtype=np.int64)

    def _start(self, wish: int) -> tuple[int, int]:
        return self.shift_of(wish).start or 0, wish

    def _may_exceed(self, at: int, wishes: Sequence[int]) -> bool:
        person = self.people[at]
        lengths = sorted((self.shift_of(wish).length for wish in wishes), reverse=True)
        return person.max_minutes is not None and sum(lengths[: person.max_shifts]) > person.max_minutes


def programme(
    people: Iterable[Person],
    shifts: Iterable[Shift],
    wishes: Iterable[Wish],
    weights: Weights,
    rest_minutes: int = 0,
) -> Programme:
    """The programme of a matching. Raises AdilError for everything that can't be used, see `adil.matching.optimum.match`."""
    people, shifts, wishes = tuple(people), tuple(shifts), tuple(wishes)
    _check(people, shifts, wishes, weights, rest_minutes)
    person_at = {person.key: at for at, person in enumerate(people)}
    shift_at = {shift.key: at for at, shift in enumerate(shifts)}
    of_person, of_shift = _places(wishes, person_at, shift_at)
    order = np.lexsort((of_shift, of_person))
    of_person, of_shift, wishes = of_person[order], of_shift[order], tuple(wishes[at] for at in order.tolist())
    for at in np.flatnonzero((np.diff(of_person) == 0) & (np.diff(of_shift) == 0))[:1].tolist():
        raise AdilError("doubled_wish", person=shortened(wishes[at].person), shift=shortened(wishes[at].shift))
    able = [
        shifts[shift].skills <= people[person].skills and _short_enough(people[person], shifts[shift])
        for person, shift in zip(of_person.tolist(), of_shift.tolist(), strict=True)
    ]
    points = points_of(wishes, people, shifts, of_person, of_shift, weights)
    return Programme(
        people, shifts, wishes, weights, rest_minutes, of_person, of_shift, points, np.array(able, dtype=np.bool_)
    )


def _short_enough(person: Person, shift: Shift) -> bool:
    return person.max_minutes is None or shift.length <= person.max_minutes


def _lot_text(seed: int, wish: Wish) -> bytes:
    return f"{seed}|{len(wish.person)}:{wish.person}|{len(wish.shift)}:{wish.shift}".encode("utf-8", "surrogatepass")


def _places(
    wishes: Sequence[Wish], person_at: Mapping[str, int], shift_at: Mapping[str, int]
) -> tuple[Integers, Integers]:
    for wish in wishes:
        if wish.person not in person_at:
            raise AdilError("unknown_person", person=shortened(wish.person), shift=shortened(wish.shift))
        if wish.shift not in shift_at:
            raise AdilError("unknown_shift", person=shortened(wish.person), shift=shortened(wish.shift))
    of_person = np.array([person_at[wish.person] for wish in wishes], dtype=np.int64)
    return of_person, np.array([shift_at[wish.shift] for wish in wishes], dtype=np.int64)


def _check(
    people: Sequence[Person], shifts: Sequence[Shift], wishes: Sequence[Wish], weights: Weights, rest_minutes: int
) -> None:
    if not people:
        raise AdilError("no_people_to_match")
    if not shifts:
        raise AdilError("no_shifts")
    for key in _doubled(person.key for person in people):
        raise AdilError("doubled_person", key=shortened(key))
    for key in _doubled(shift.key for shift in shifts):
        raise AdilError("doubled_shift", key=shortened(key))
    for person in people:
        for field, value, low, high in _outside(person, PERSON_RANGES) + _astray(person):
            raise AdilError("person_number", key=shortened(person.key), field=field, value=value, low=low, high=high)
    for shift in shifts:
        for field, value, low, high in _outside(shift, SHIFT_RANGES) + _astray(shift):
            raise AdilError("shift_number", key=shortened(shift.key), field=field, value=value, low=low, high=high)
        if (shift.start is None) != (shift.end is None):
            raise AdilError("half_a_time", key=shortened(shift.key))
        if shift.start is not None and shift.end is not None and shift.end <= shift.start:
            raise AdilError("ends_before_start", key=shortened(shift.key))
    for wish in wishes:
        for field, value, low, high in _outside(wish, WISH_RANGES):
            names = {"person": shortened(wish.person), "shift": shortened(wish.shift)}
            raise AdilError("wish_number", field=field, value=value, low=low, high=high, **names)
    _check_weights(weights, rest_minutes)


def _check_weights(weights: Weights, rest_minutes: int) -> None:
    wrong = _outside(weights, WEIGHT_RANGES)
    wrong += [
        ("bonus", bonus.points, -MILLION, MILLION) for bonus in weights.bonuses if _bad(bonus.points, -MILLION, MILLION)
    ]
    wrong += [("rest_minutes", rest_minutes, 0, LATEST)] if _bad(rest_minutes, 0, LATEST) else []
    for field, value, low, high in wrong:
        raise AdilError("weight_number", field=field, value=shortened(str(value)), low=low, high=high)


type Wrong = list[tuple[str, object, int, int]]


def _outside(thing: object, ranges: Mapping[str, tuple[int, int]]) -> Wrong:
    return [
        (field, shortened(str(value)), low, high)
        for field, (low, high) in ranges.items()
        if _bad(value := getattr(thing, field), low, high) and not (value is None and field in MAY_BE_NONE)
    ]


def _astray(thing: Person | Shift) -> Wrong:
    ends = () if thing.place is None else (("x", thing.place.x), ("y", thing.place.y))
    return [
        (name, shortened(str(value)), -FARTHEST, FARTHEST) for name, value in ends if _bad(value, -FARTHEST, FARTHEST)
    ]


def _bad(value: object, low: int, high: int) -> bool:
    return type(value) is not int or not low <= value <= high


def _doubled(keys: Iterable[str]) -> list[str]:
    return [one for one, other in pairwise(sorted(keys)) if one == other][:1]
