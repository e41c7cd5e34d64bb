"""Participation against population: shares, gaps, and who is missing.

Shares are exact fractions inside, so that no row changes its place or its status by rounding; `percent` rounds at the edge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from adil.errors import AdilError
from adil.measure.intervals import Interval, wilson
from adil.measure.suppression import SMALLEST_THRESHOLD, Group, rows_to_hide

Status = Literal["over", "under", "near", "no_population"]
FOUR_FIFTHS = Fraction(4, 5)


@dataclass(frozen=True)
class Row:
    """One group of the result. What is hidden or not known is None.

    * `population`: people; `population_share`: of all people in groups with a population, a fraction from 0 to 1
    * `participants`: people; `participant_share`: of all participants from groups with a population, from 0 to 1
    * `status`: `near` when the group has between 4/5 and 5/4 of the participants that its share asks for, or is less than one
      participant away; `under` or `over` otherwise; `no_population` when there is nothing to compare with; None when hidden
      or while nobody took part. The 4/5 is the usual rule of thumb (29 CFR 1607.4 D), not a test of significance.
    * `missing_people`: how many of the present number of participants would have to be of this group, beyond those who are,
      for it to have its share; 0 when it has
    * `hidden`: the count is too small to be shown, or protects one that is
    * `share_interval`: for `participant_share`, see `adil.measure.intervals`; None where the share is

    >>> row = Row("a", 300, Fraction(3, 10), 15, Fraction(3, 20), "under", 15)
    >>> row.gap, row.per_thousand
    (Fraction(-3, 20), Fraction(50, 1))
    """

    key: str
    population: int | None
    population_share: Fraction | None
    participants: int | None = None
    participant_share: Fraction | None = None
    status: Status | None = None
    missing_people: int | None = None
    hidden: bool = False
    share_interval: Interval | None = None

    @property
    def gap(self) -> Fraction | None:
        """Share of participants minus share of population, from −1 to 1; times 100: share points. Negative: missing people."""
        if self.participant_share is None or self.population_share is None:
            return None
        return self.participant_share - self.population_share

    @property
    def index(self) -> Fraction | None:
        """Share of participants over share of population: 1 is as in the town, 1/2 half as many. None where nobody lives.

        >>> Row("a", 300, Fraction(3, 10), 15, Fraction(3, 20)).index
        Fraction(1, 2)
        """
        if self.participant_share is None or not self.population_share:
            return None
        return self.participant_share / self.population_share

    @property
    def index_interval(self) -> Interval | None:
        """`share_interval` over the share of population, which is a count and no estimate."""
        if self.share_interval is None or not self.population_share:
            return None
        return Interval(
            self.share_interval.low / self.population_share, self.share_interval.high / self.population_share
        )

    @property
    def per_thousand(self) -> Fraction | None:
        """Participants for each thousand people who live there."""
        if self.participants is None or not self.population:
            return None
        return Fraction(1000 * self.participants, self.population)


@dataclass(frozen=True)
class Spread:
    """The visible rows with the lowest and the highest index; of equal ones the first. `ratio`: lowest over highest, 0 to 1."""

    lowest: Row
    highest: Row
    ratio: Fraction


@dataclass(frozen=True)
class SentenceFacts:
    """What a page needs to say in words who is missing. Numbers and rows only: the words are the page's.

    `participants` and `unknown`: people. `groups`: all of them; `nobody`: visible groups that nobody came from; `hidden` and
    `without_population`: groups that the comparison leaves out (a group can be both). `most_missing`: visible rows below
    their share, furthest below first.
    """

    participants: int
    unknown: int | None
    groups: int
    nobody: int
    hidden: int
    without_population: int
    most_missing: tuple[Row, ...]


@dataclass(frozen=True)
class Representation:
    """What `represent` publishes. Nothing in here gives a hidden count away.

    `rows`: the comparable ones, furthest below their share first (equal gaps in the order given); then those without
    population, in the order given; hidden ones last, by population and key, so that their place tells nothing.
    `participants`: everybody. `compared`: those from groups with a population, the whole for `participant_share`.
    `unknown`: those whose group is not known. `compared` or `unknown` is None where it would give a hidden count away.
    `population`: people in all groups with a population.
    """

    rows: tuple[Row, ...]
    participants: int
    compared: int | None
    unknown: int | None
    population: int
    hide_below: int

    @property
    def visible(self) -> tuple[Row, ...]:
        """Rows with a gap, furthest below their share first."""
        return tuple(row for row in self.rows if row.gap is not None)

    @property
    def spread(self) -> Spread | None:
        """How far visible groups are apart: the smallest index over the largest. None where no visible group has an index
        above 0. Hidden groups take no part, so that it tells nothing about them.

        >>> spread = represent([Group("a", 600, 85), Group("b", 300, 15), Group("c", 100, 20)]).spread
        >>> spread.lowest.key, spread.highest.key, spread.ratio
        ('b', 'c', Fraction(1, 4))
        """
        indexed = [(row.index, row) for row in self.visible if row.index is not None]
        if not indexed or not any(index for index, _ in indexed):
            return None
        (low, lowest), (high, highest) = (pick(indexed, key=lambda one: one[0]) for pick in (min, max))
        return Spread(lowest, highest, low / high)

    @property
    def hidden(self) -> tuple[Row, ...]:
        """Rows whose count is not shown."""
        return tuple(row for row in self.rows if row.hidden)

    @property
    def without_population(self) -> tuple[Row, ...]:
        """Groups whose population is not known. Said, never guessed; their participants are in no share."""
        return tuple(row for row in self.rows if row.population is None)

    @property
    def nobody(self) -> tuple[Row, ...]:
        """Visible groups that nobody came from."""
        return tuple(row for row in self.rows if row.participants == 0)

    def missing(self, most: int = 3) -> tuple[Row, ...]:
        """Visible groups with a negative gap, the widest first, at most so many. Also those that are `near` their share."""
        return tuple(row for row in self.visible if row.gap is not None and row.gap < 0)[:most]

    def sentence_facts(self, most: int = 3) -> SentenceFacts:
        """The facts for a sentence about who is missing, with at most `most` groups whose status is `under`.

        >>> result = represent([Group("a", 600, 85), Group("b", 300, 15), Group("c", 100, 0)], unknown=4)
        >>> facts = result.sentence_facts()
        >>> [row.key for row in facts.most_missing], facts.nobody, facts.hidden, facts.participants, facts.unknown
        (['b', 'c'], 1, 0, 104, 4)
        """
        return SentenceFacts(
            participants=self.participants,
            unknown=self.unknown,
            groups=len(self.rows),
            nobody=len(self.nobody),
            hidden=len(self.hidden),
            without_population=len(self.without_population),
            most_missing=tuple(row for row in self.visible if row.status == "under")[:most],
        )

    def people_to_share(self, row: Row) -> int | None:
        """How many more people of the group would bring it to its share if only they came; 0 when it has its share.

        With p of n participants and a population share s this is the smallest m with (p + m) / (n + m) ≥ s. It is larger
        than `missing_people`, which keeps n. None where the row has no gap, or the group is the whole population.

        >>> result = represent([Group("a", 600, 80), Group("b", 300, 15), Group("c", 100, 5)], hide_below=0)
        >>> b = result.rows[0]
        >>> b.missing_people, result.people_to_share(b)
        (15, 22)
        """
        if row.gap is None or row.population_share is None or row.population_share == 1 or self.compared is None:
            return None
        return max(0, ceil(-row.gap * self.compared / (1 - row.population_share)))


def represent(groups: Iterable[Group], *, hide_below: int = 10, unknown: int = 0) -> Representation:
    """Compare participants with population, group by group, and hide small counts.

    **Rule.** For each group: its share of the people, its share of the participants, the gap between the two. Both shares are
    taken over the groups with a known population; the others are listed with their count and no share. `unknown` people count
    in `participants` only.

    **Protection.** Counts from 1 to `hide_below − 1` (0: hide nothing; otherwise at least 3) are hidden, and companions with
    them, separately among the groups with and without population; `adil.measure.suppression` states rule, proof and limits.
    Where all groups of either kind are hidden, their sum and the number of the unknown are kept back, and only the sum of
    both is published. *For each hidden row with participants at least two counts fit everything in the result, even for
    somebody who knows this code.* It holds for one result at one time; figures published beside it, or the same table a day
    later, may tell more.

    **Errors.** AdilError with code `doubled_key`, `not_whole`, `negative_number`, `negative_unknown` or `bad_threshold`.

    >>> result = represent([Group("a", 600, 70), Group("b", 250, 4), Group("c", 100, 26), Group("d", 50, 0)], unknown=3)
    >>> [(row.key, row.participants, row.gap and percent(row.gap), row.status) for row in result.rows]
    [('d', 0, -5.0, 'under'), ('a', 70, 10.0, 'near'), ('b', None, None, None), ('c', None, None, None)]
    >>> result.participants, result.compared, result.unknown
    (103, 100, 3)
    """
    groups = tuple(groups)
    _check(groups, hide_below, unknown)
    everybody = unknown + sum(group.participants for group in groups)
    placed = [group for group in groups if group.population is not None]
    unplaced = [group for group in groups if group.population is None]
    # While nobody took part there is nothing to protect, and one empty row should say so.
    hidden_tables = [rows_to_hide(table, hide_below) if everybody else frozenset() for table in (placed, unplaced)]
    placed_kept, unplaced_kept = (
        bool(table) and len(hidden) == len(table)
        for table, hidden in zip((placed, unplaced), hidden_tables, strict=True)
    )
    people, compared = sum(group.population or 0 for group in placed), sum(group.participants for group in placed)
    hidden = hidden_tables[0] | hidden_tables[1]
    rows = [_row(group, group.key in hidden, people, compared) for group in groups]
    return Representation(
        rows=_in_order(rows),
        participants=everybody,
        compared=None if placed_kept else compared,
        unknown=None if placed_kept or unplaced_kept else unknown,
        population=people,
        hide_below=hide_below,
    )


def dissimilarity(groups: Sequence[Group]) -> Fraction:
    """Share of the participants who would have to come from other groups for all shares to agree: 0 (as the town) to 1.

    **Rule.** Half the sum of the absolute gaps, exact. Groups without population are left out. **Source.** Duncan and Duncan,
    *A methodological analysis of segregation indexes*, 1955. **Errors.** AdilError as in `represent`, and `no_people` where
    nobody lives or took part.

    It is computed from all counts. Published beside a table with hidden rows it may give them away: publish one or the other.

    >>> dissimilarity([Group("a", 500, 75), Group("b", 500, 25)])
    Fraction(1, 4)
    """
    _check(groups, 0, 0)
    placed = [(group.population, group.participants) for group in groups if group.population is not None]
    people, took_part = sum(population for population, _ in placed), sum(came for _, came in placed)
    if not people or not took_part:
        raise AdilError("no_people")
    gaps = (abs(Fraction(came, took_part) - Fraction(population, people)) for population, came in placed)
    return sum(gaps, Fraction(0)) / 2


def percent(share: Fraction, digits: int = 1) -> float:
    """A share or gap, as a fraction, in percent (share points), rounded to `digits`. Exact halves go to the even digit.

    The fraction itself is rounded, so no float decides. Rounded shares need not add up to 100.

    >>> percent(Fraction(1, 3)), percent(Fraction(-1, 8)), percent(Fraction(1, 8), 0), percent(Fraction(3, 8), 0)
    (33.3, -12.5, 12.0, 38.0)
    """
    return float(round(share * 100, digits))


def _row(group: Group, hidden: bool, people: int, compared: int) -> Row:
    share = Fraction(group.population, people) if group.population is not None and people else None
    if hidden:
        return Row(group.key, group.population, share, hidden=True)
    if group.population is None:
        return Row(group.key, None, None, group.participants, status="no_population")
    if share is None or not compared:
        return Row(group.key, group.population, share, group.participants)
    came, due = group.participants, share * compared
    return Row(
        key=group.key,
        population=group.population,
        population_share=share,
        participants=came,
        participant_share=Fraction(came, compared),
        status=_status(came, due),
        missing_people=max(0, ceil(due - came)),
        share_interval=wilson(came, compared),
    )


def _status(came: int, due: Fraction) -> Status:
    """Against the participants that the group's share asks for."""
    if abs(came - due) < 1 or due * FOUR_FIFTHS <= came <= due / FOUR_FIFTHS:
        return "near"
    return "under" if came < due else "over"


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    def place(row: Row) -> tuple[int, Fraction, str]:
        if row.hidden:
            return 2, Fraction(-(row.population or 0)), row.key
        return (1, Fraction(0), "") if row.gap is None else (0, row.gap, "")

    return tuple(sorted(rows, key=place))


def _check(groups: Sequence[Group], hide_below: int, unknown: int) -> None:
    seen = set()
    for group in groups:
        numbers = [group.participants] if group.population is None else [group.participants, group.population]
        if group.key in seen:
            raise AdilError("doubled_key", key=group.key)
        if not all(isinstance(number, int) for number in numbers):
            raise AdilError("not_whole", key=group.key)
        if min(numbers) < 0:
            raise AdilError("negative_number", key=group.key)
        seen.add(group.key)
    if unknown < 0:
        raise AdilError("negative_unknown", value=unknown)
    if hide_below != 0 and hide_below < SMALLEST_THRESHOLD:
        raise AdilError("bad_threshold", value=hide_below)
