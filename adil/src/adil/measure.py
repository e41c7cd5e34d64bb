"""Who took part against who lives here.

For each group: its share of the population, its share of the participants, and the gap between the two. Small numbers are
protected: a count of participants from 1 to `hide_below - 1` is hidden, and so is as much more as is needed so that no hidden
count follows from what is published. Source: primary and complementary cell suppression as in statistical disclosure control
(Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, ch. 4), with the sum of all participants published.

Pure Python; fractions inside, so that no share depends on rounding; floats only at the edge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from adil.errors import AdilError


@dataclass(frozen=True)
class Group:
    """`key` of a group, people who live in it (None: not known) and people of it who took part."""

    key: str
    population: int | None
    participants: int


@dataclass(frozen=True)
class Row:
    """One group of the result. Shares are of the known total, as fractions from 0 to 1; None where unknown or hidden."""

    key: str
    population: int | None
    population_share: Fraction | None
    participants: int | None
    participant_share: Fraction | None
    hidden: bool

    @property
    def gap(self) -> Fraction | None:
        """Share of participants minus share of population; negative: the group is missing people."""
        if self.participant_share is None or self.population_share is None:
            return None
        return self.participant_share - self.population_share

    @property
    def per_thousand(self) -> Fraction | None:
        """Participants per thousand inhabitants."""
        return (
            Fraction(self.participants * 1000, self.population)
            if self.participants is not None and self.population
            else None
        )


@dataclass(frozen=True)
class Representation:
    """Rows with a visible gap first, most under-represented first; then groups without population; hidden ones last, by key.

    `participants` counts everybody, also `unknown` people whose group is not known; shares leave the unknown out.
    """

    rows: tuple[Row, ...]
    participants: int
    unknown: int
    population: int
    hide_below: int

    @property
    def visible(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.gap is not None)

    @property
    def hidden(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.hidden)

    @property
    def without_population(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.population is None and not row.hidden)

    @property
    def nobody(self) -> tuple[Row, ...]:
        """Groups that nobody came from, and that may be named."""
        return tuple(row for row in self.rows if row.participants == 0)

    def missing(self, most: int = 3) -> tuple[Row, ...]:
        """The most under-represented visible groups."""
        return tuple(row for row in self.visible if row.gap is not None and row.gap < 0)[:most]

    def people_to_share(self, row: Row) -> int | None:
        """How many more people of the group would bring it to its share, if only they came; 0 when it has its share.

        With p of n participants and a population share s, the smallest m with (p + m) / (n + m) ≥ s is
        ceil((s·n − p) / (1 − s)). None where the row is hidden, or the group is the whole population.
        """
        if row.participants is None or row.population_share is None or row.population_share == 1:
            return None
        lacking = row.population_share * (self.participants - self.unknown) - row.participants
        return max(0, -int(-lacking // (1 - row.population_share))) if lacking > 0 else 0


def represent(groups: Iterable[Group], *, hide_below: int = 10, unknown: int = 0) -> Representation:
    """Compare participants with population, group by group.

    `groups`: keys must differ, numbers must not be negative. `hide_below`: counts from 1 to one less are hidden (0: hide
    nothing); zero is shown, since nobody is behind it. `unknown`: participants whose group is not known. Raises AdilError
    with code `doubled_key`, `negative_number` or `negative_unknown`.

    What is published: the number of all participants and of the unknown, every population, and the counts of the rows that
    are not hidden. Guarantee: whoever knows all this and the rule can't tell any hidden count exactly, because at least two
    groups are hidden whenever one is, and more than one way to divide the hidden sum among them fits the rule. Limit: somebody
    who belongs to a hidden group, or knows one hidden count from elsewhere, may learn more.

    >>> result = represent([Group("a", 600, 80), Group("b", 300, 15), Group("c", 100, 5)], hide_below=0)
    >>> [(row.key, float(row.gap)) for row in result.rows]
    [('b', -0.15), ('c', -0.05), ('a', 0.2)]
    >>> result.people_to_share(result.rows[0])
    22
    """
    groups = list(groups)
    _check(groups, unknown)
    hidden = _to_hide(groups, hide_below)
    population = sum(group.population or 0 for group in groups)
    known = sum(group.participants for group in groups)
    rows = [_row(group, group.key in hidden, population, known) for group in groups]
    seen = sorted((row for row in rows if row.gap is not None), key=lambda row: (row.gap, row.key))
    rest = [row for row in rows if row.gap is None and not row.hidden]
    tail = sorted((row for row in rows if row.hidden), key=lambda row: row.key)
    return Representation((*seen, *rest, *tail), known + unknown, unknown, population, hide_below)


def dissimilarity(groups: Sequence[Group]) -> Fraction:
    """Share of the participants who would have to come from other groups for all shares to agree, from 0 (as the town) to 1.

    Half the sum of the absolute gaps (Duncan and Duncan 1955). Groups without population are left out. Raises AdilError
    `no_people` where nobody lives or took part.

    >>> dissimilarity([Group("a", 500, 75), Group("b", 500, 25)])
    Fraction(1, 4)
    """
    known = [group for group in groups if group.population is not None]
    people = sum(group.population or 0 for group in known)
    took_part = sum(group.participants for group in known)
    if not people or not took_part:
        raise AdilError("no_people")
    gaps = (abs(Fraction(g.participants, took_part) - Fraction(g.population or 0, people)) for g in known)
    return sum(gaps, Fraction(0)) / 2


def percent(share: Fraction, digits: int = 1) -> float:
    """A share from 0 to 1 as a percentage, rounded half to even on the exact fraction.

    >>> percent(Fraction(1, 8))
    12.5
    """
    return float(round(share * 100, digits))


def _row(group: Group, hidden: bool, population: int, known: int) -> Row:
    lives = Fraction(group.population, population) if group.population is not None and population else None
    came = None if hidden or not known else Fraction(group.participants, known)
    return Row(group.key, group.population, lives, None if hidden else group.participants, came, hidden)


def _check(groups: Sequence[Group], unknown: int) -> None:
    seen = set()
    for group in groups:
        if group.key in seen:
            raise AdilError("doubled_key", key=group.key)
        if group.participants < 0 or (group.population or 0) < 0:
            raise AdilError("negative_number", key=group.key)
        seen.add(group.key)
    if unknown < 0:
        raise AdilError("negative_unknown", value=unknown)


def _to_hide(groups: Sequence[Group], hide_below: int) -> set[str]:
    """Keys of the rows to hide: the small ones, and companions until no hidden count is certain.

    Companions are taken from the visible rows with the fewest participants, zero included, ties by key. A companion's count
    is not bounded by the rule, so two hidden rows with one companion among them leave more than one solution as soon as the
    hidden sum allows the small ones at least two values.
    """
    small = [g for g in groups if 0 < g.participants < hide_below]
    if not small:
        return set()
    hidden = {group.key for group in small}
    others = sorted(
        (g for g in groups if g.key not in hidden), key=lambda g: (-(g.participants > 0), g.participants, g.key)
    )
    chosen = list(small)
    while others and not _uncertain(chosen, small, hide_below):
        companion = others.pop(0)
        chosen.append(companion)
        hidden.add(companion.key)
    return hidden


def _uncertain(chosen: Sequence[Group], small: Sequence[Group], hide_below: int) -> bool:
    """Whether each hidden count could be at least two values, given their sum and the rule.

    Somebody who knows the rule knows that small rows lie in 1 … hide_below − 1. Among small rows alone each one can take
    at least two values exactly when there are two or more of them and their sum is neither the smallest nor the largest
    possible. With a companion, whose count has no upper bound but the sum, each small row can take any value that leaves
    the rest at least its minimum; the observer can't tell companions from small rows.
    """
    if len(chosen) < 2:
        return False
    total = sum(group.participants for group in chosen)
    low, high = len(chosen), len(chosen) * (hide_below - 1)
    if len(chosen) == len(small):
        return low < total < high
    return total > low
