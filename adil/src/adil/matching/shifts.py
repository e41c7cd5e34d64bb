"""What a matching is about: people, shifts, and wishes that join the two.

Times are whole minutes from any common zero, places are points of a plane in metres (UTM, for instance), preferences whole
numbers of which more is better. Nothing here is a float.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Point:
    """A place in metres east (`x`) and north (`y`) of any common zero, −10,000,000 to 10,000,000."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may take shifts.

    `skills`: what this person can do; `tags`: what a bonus may ask for; `place`: where the way begins; `max_shifts` and
    `max_minutes`: at most so many and so long in all (None: no limit of minutes); `past_duties`: shifts served before.
    """

    key: str
    skills: frozenset[str] = frozenset()
    place: Point | None = None
    max_shifts: int = 1
    max_minutes: int | None = None
    past_duties: int = 0
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shift:
    """Work for up to `capacity` people.

    `start` and `end` in minutes; a shift that ends when another begins does not overlap it; without times it overlaps none.
    `minutes` is what counts towards a person's hours: None takes end − start, or 0 without times. `skills`: all are required.
    """

    key: str
    capacity: int
    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    skills: frozenset[str] = frozenset()
    place: Point | None = None
    tags: frozenset[str] = frozenset()

    @property
    def length(self) -> int:
        """Minutes that count.

        >>> Shift("night", 2, start=1320, end=1440).length, Shift("anytime", 2, minutes=90).length, Shift("open", 2).length
        (120, 90, 0)
        """
        if self.minutes is not None:
            return self.minutes
        return self.end - self.start if self.start is not None and self.end is not None else 0


@dataclass(frozen=True, slots=True)
class Wish:
    """`person` would take `shift`. `preference`: 0 to 1,000,000, more is better; `metres`: the way, where it is known."""

    person: str
    shift: str
    preference: int = 0
    metres: int | None = None


@dataclass(frozen=True, slots=True)
class Bonus:
    """Points set by rule for everybody alike: for people with `person_tag` on shifts with `shift_tag` (None: any)."""

    name: str
    points: int
    person_tag: str | None = None
    shift_tag: str | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How many points each thing is worth, −1,000,000 to 1,000,000.

    `preference`: for each unit of a wish's preference; `per_km`: taken off for each kilometre of the way; `per_duty`: taken
    off for each past duty, so that those who served less come first; `bonuses`: given where their tags fit.
    """

    preference: int = 100
    per_km: int = 10
    per_duty: int = 20
    bonuses: tuple[Bonus, ...] = field(default=())
