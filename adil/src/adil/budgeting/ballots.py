"""What is voted on and how: the projects with their costs, and everybody's ballots with equal ones merged.

Money is a whole number of the smallest unit that the instance uses (`scale` of them are one unit of currency), so that no
sum is ever rounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from adil.errors import AdilError

type Integers = NDArray[np.int64]
type Kind = Literal["approval", "choose-1", "cumulative", "scoring", "ordinal", "knapsack"]

KINDS: tuple[str, ...] = get_args(Kind.__value__)
WITH_POINTS = ("cumulative", "scoring")
LARGEST_MONEY = 10**15
LARGEST_SHOWN = f"{LARGEST_MONEY:,}".replace(",", "\N{NO-BREAK SPACE}")  # as every language reads it
LARGEST_UNITS = 10**18  # in smallest units; a sum of two still fits 64 bits
LARGEST_POINTS = 10**6


@dataclass(frozen=True, eq=False)
class Instance:
    """Projects and the money for them. `costs[j]`, `budget`: smallest units; `scale` of these are one unit of currency."""

    projects: tuple[str, ...]
    costs: Integers
    budget: int
    scale: int = 1
    names: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, budget: int | str | Fraction, costs: Mapping[str, int | str | Fraction]) -> "Instance":
        """An instance from plain numbers; decimals as text (`"12.50"`) or fractions, so that they are exact.

        Raises AdilError `not_money`, `money_out_of_range` or `too_fine_money`.

        >>> Instance.of("10.50", {"a": 4, "b": "6.25"}).costs
        array([400, 625])
        """
        amounts = [_money("budget", budget), *(_money(name, cost) for name, cost in costs.items())]
        scale = _scale(amounts)
        units = [int(amount * scale) for amount in amounts]
        return cls(tuple(costs), np.array(units[1:], dtype=np.int64), units[0], scale)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """The number of each project, from 0, by its id."""
        return {name: number for number, name in enumerate(self.projects)}

    def money(self, units: int | Fraction) -> Fraction:
        """Smallest units as money."""
        return Fraction(units) / self.scale

    def cost_of(self, chosen: Iterable[int]) -> int:
        """What the projects with these numbers cost together; a Python integer, so that no sum overflows."""
        return sum(int(self.costs[number]) for number in chosen)


@dataclass(frozen=True, eq=False)
class Ballots:
    """Different ballots, how many people cast each, and who cast which.

    Ballot g names the projects `projects[starts[g]:starts[g + 1]]`: in increasing number, or in order of rank where `kind` is
    ordinal. `points` stand beside `projects` for cumulative and score ballots. `multiplicity[g]` people cast ballot g, and
    `cast[v]` is the ballot of person v, in the order of the file.
    """

    kind: Kind
    starts: Integers
    projects: Integers
    points: Integers | None
    multiplicity: Integers
    cast: Integers

    @classmethod
    def of(
        cls, instance: Instance, papers: Sequence[Sequence[str] | Mapping[str, int]], kind: Kind = "approval"
    ) -> "Ballots":
        """Ballots from ids of projects; with points as `{id: points}`. Equal ballots are merged.

        Raises AdilError `unknown_kind`, `no_such_project` or `points_out_of_range`.

        >>> voted = Ballots.of(Instance.of(9, {"a": 4, "b": 6}), [["b", "a"], ["a"], ["a", "b"]])
        >>> voted.multiplicity, voted.cast
        (array([2, 1]), array([0, 1, 0]))
        """
        if kind not in KINDS:
            raise AdilError("unknown_kind", value=kind)
        number_of = instance.number_of
        for place, paper in enumerate(papers, 1):
            for name in paper:
                if name not in number_of:
                    raise AdilError("no_such_project", ballot=place, project=name)
        lengths = np.fromiter(map(len, papers), np.int64, len(papers))
        named = np.fromiter((number_of[name] for paper in papers for name in paper), np.int64, int(lengths.sum()))
        points = None
        if kind in WITH_POINTS:
            points = np.array([_points(paper, place) for place, paper in enumerate(papers, 1)], dtype=object)
            points = np.array([point for row in points for point in row], dtype=np.int64)
        return merged(kind, lengths, named, points, np.arange(len(papers)), len(instance.projects))

    def __len__(self) -> int:
        """The number of different ballots."""
        return len(self.multiplicity)

    @property
    def people(self) -> int:
        return len(self.cast)

    @cached_property
    def rows(self) -> Integers:
        """The ballot of each entry of `projects`."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


def merged(
    kind: Kind, lengths: Integers, named: Integers, points: Integers | None, cast: Integers, projects: int
) -> Ballots:
    """Ballots in which equal ones are one; `cast[v]` says which of the ballots given person v has cast.

    Approvals are sorted and a project named twice counts once; its points add up; on a ranked ballot its first place counts.
    """
    rows = np.repeat(np.arange(len(lengths)), lengths)
    keys = rows * np.int64(max(projects, 1)) + named
    different, kept, entry = np.unique(keys, return_index=True, return_inverse=True)
    if points is not None:
        points = np.bincount(entry, weights=points, minlength=len(different)).astype(np.int64)
    if kind == "ordinal":
        kept = np.sort(kept)
    rows, named = rows[kept], named[kept]
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(lengths)))])
    first, canonical = _equal_rows(starts, named, points)
    sizes = np.diff(starts)[first]
    entries = np.repeat(starts[first] - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) + np.arange(sizes.sum())
    cast = canonical[cast]
    return Ballots(
        kind=kind,
        starts=np.concatenate([[0], np.cumsum(sizes)]),
        projects=named[entries],
        points=None if points is None else points[entries],
        multiplicity=np.bincount(cast, minlength=len(first)),
        cast=cast,
    )


def _equal_rows(starts: Integers, named: Integers, points: Integers | None) -> tuple[Integers, Integers]:
    """The first row of each content, and for each row the number of its content, in order of first appearance."""
    columns = named[:, None] if points is None else np.stack([named, points], axis=1)
    width = columns.itemsize * columns.shape[1]
    content = np.ascontiguousarray(columns).tobytes()
    ends = (starts * width).tolist()
    seen: dict[bytes, int] = {}
    pairs = pairwise(ends)
    canonical = np.array([seen.setdefault(content[a:b], len(seen)) for a, b in pairs], dtype=np.int64)
    return np.unique(canonical, return_index=True)[1].astype(np.int64), canonical


def _points(paper: Sequence[str] | Mapping[str, int], place: int) -> list[int]:
    if not isinstance(paper, Mapping):
        raise AdilError("points_out_of_range", ballot=place, largest=LARGEST_POINTS)
    given = list(paper.values())
    if not all(isinstance(point, int) and 0 <= point <= LARGEST_POINTS for point in given):
        raise AdilError("points_out_of_range", ballot=place, largest=LARGEST_POINTS)
    return given


def _money(name: str, amount: int | str | Fraction) -> Fraction:
    try:
        exact = Fraction(amount)
    except (ValueError, ZeroDivisionError, TypeError) as error:
        raise AdilError("not_money", name=name, value=amount) from error
    if not 0 <= exact <= LARGEST_MONEY:
        raise AdilError("money_out_of_range", name=name, largest=LARGEST_SHOWN)
    return exact


def _scale(amounts: Sequence[Fraction]) -> int:
    """The smallest power of ten that makes all amounts whole. Raises AdilError `too_fine_money` where none fits 64 bits."""
    scale = 1
    while any((amount * scale).denominator != 1 for amount in amounts):
        scale *= 10
        if max(amounts) * scale > LARGEST_UNITS or scale > 10**9:
            raise AdilError("too_fine_money")
    return scale
