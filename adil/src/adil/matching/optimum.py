"""The best plan: as many places filled as can be, then as many points as can be, then the lots.

Points are those of `adil.matching.scores`. Where nobody's shifts can overlap or exceed their hours, this is a transport
programme, and prices prove the plan without floats (`adil.matching.transport`). Where they can, it is a programme in whole
numbers for the branch and bound of HiGHS, and the result says how far the best could be away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypedDict, Unpack

import numpy as np

from adil.matching import hours
from adil.matching.programme import Programme, programme
from adil.matching.shifts import Person, Shift, Weights, Wish
from adil.matching.solving import solve, with_lots
from adil.matching.transport import Chosen, Integers, Prices, Transport, exact_sum, in_ranks
from adil.progress import Progress, silent

Proof = Literal["prices", "branch_and_bound"]
ROUGH = 5  # nodes that the weights for HiGHS reckon with; more makes it slow, what is missed is put right afterwards
MOST_NODES = 10_000


class Options(TypedDict, total=False):
    """How `match` and `repair` go about it; their meaning is told there."""

    rest_minutes: int
    seed: int
    most_nodes: int
    progress: Progress


@dataclass(frozen=True)
class Assignment:
    """`person` takes `shift`, which is worth `points`."""

    person: str
    shift: str
    points: int


@dataclass(frozen=True)
class Plan:
    """Who takes what, and how good that is.

    `filled` of `places` are taken, and `points` is their sum. `filled_bound`, `points_bound`: no plan fills more, and none that
    fills as many has more points. `proof`: `prices` are checked in whole numbers; `branch_and_bound` relies on HiGHS's floats.
    `programme`, `chosen`, `prices` hold the same as arrays, for explanations and proofs; `unit`: what a filled place weighs
    against points in the prices; `kept`: after a repair, the wishes of the old plan.
    """

    assignments: tuple[Assignment, ...]
    filled: int
    places: int
    points: int
    filled_bound: int
    points_bound: int
    proof: Proof
    seed: int
    programme: Programme = field(repr=False)
    chosen: Chosen = field(repr=False)
    prices: Prices | None = field(repr=False, default=None)
    unit: int = 1
    kept: Chosen | None = field(repr=False, default=None)

    @property
    def optimal(self) -> bool:
        """Proved to be the best."""
        return self.filled == self.filled_bound and self.points == self.points_bound

    @property
    def gap(self) -> tuple[int, int]:
        """At most so many places and points more could be had; (0, 0) when proved the best."""
        return self.filled_bound - self.filled, self.points_bound - self.points


def match(
    people: Iterable[Person],
    shifts: Iterable[Shift],
    wishes: Iterable[Wish],
    weights: Weights | None = None,
    *,
    rest_minutes: int = 0,
    seed: int = 0,
    most_nodes: int = MOST_NODES,
    progress: Progress = silent,
) -> Plan:
    """The best plan for these people, shifts and wishes.

    **Rule.** Only wishes are granted. Nobody takes a shift without its skills, more than `max_shifts`, more than
    `max_minutes`, or two shifts that overlap or leave less than `rest_minutes` between them; no shift takes more people than
    its capacity. Of all such plans the one with the most places filled, of these the one with the most points, of these the
    one whose lots add up to most (`Programme.lots`: drawn by hash from `seed` and the keys, so the order of the input does
    not matter). Where hours or overlaps bind, equal plans are HiGHS's choice, the same each time for the same version.

    `most_nodes`: where branch and bound stops; the plan then says how far the best could be away.

    **Errors.** AdilError `no_people_to_match`, `no_shifts`, `doubled_person`, `doubled_shift`, `doubled_wish`,
    `unknown_person`, `unknown_shift`, `person_number`, `shift_number`, `wish_number`, `weight_number`, `half_a_time`,
    `ends_before_start` or `points_too_large`.

    **Source.** Transport problem: Hitchcock 1941, Kuhn 1955. Solver: HiGHS (Huangfu and Hall 2018).

    >>> people = [Person("ayşe"), Person("can"), Person("deniz")]
    >>> shifts = [Shift("bazaar", 1), Shift("library", 1)]
    >>> wishes = [Wish("ayşe", "bazaar", 9), Wish("ayşe", "library", 2), Wish("can", "bazaar", 5), Wish("deniz", "bazaar", 4)]
    >>> plan = match(people, shifts, wishes)
    >>> [(one.person, one.shift, one.points) for one in plan.assignments], plan.optimal
    ([('ayşe', 'library', 200), ('can', 'bazaar', 500)], True)
    """
    progress(0.0, "matching_checks")
    asked = programme(people, shifts, wishes, weights or Weights(), rest_minutes)
    return best_plan(asked, seed=seed, most_nodes=most_nodes, progress=progress)


def best_plan(asked: Programme, kept: Chosen | None = None, **options: Unpack[Options]) -> Plan:
    """The best plan of a programme; wishes in `kept` come before points."""
    seed, progress = options.get("seed", 0), options.get("progress", silent)
    progress(0.2, "matching_solves")
    if asked.binding:
        return _by_branch_and_bound(asked, seed, options.get("most_nodes", MOST_NODES), kept)
    return _by_prices(asked, seed, kept, progress)


def _by_prices(asked: Programme, seed: int, kept: Chosen | None, progress: Progress) -> Plan:
    able = np.flatnonzero(asked.able)
    transport, unit = ranked_transport(asked, kept)
    solved = solve(transport, in_ranks(_ranks(asked, kept), ROUGH)[0])
    assert solved is not None, "the empty plan keeps all bounds"
    chosen, prices = solved
    progress(0.6, "matching_draws")
    chosen = with_lots(transport, chosen, prices, asked.lots(seed)[able])
    return _plan(asked, able[chosen], "prices", seed, prices=prices, unit=unit, kept=kept)


def _by_branch_and_bound(asked: Programme, seed: int, most_nodes: int, kept: Chosen | None) -> Plan:
    found = hours.solve(asked, asked.lots(seed), most_nodes, kept)
    return _plan(
        asked, found.wishes, "branch_and_bound", seed, bounds=(found.filled_bound, found.points_bound), kept=kept
    )


def _ranks(asked: Programme, kept: Chosen | None) -> list[Integers]:
    able = asked.able
    stay = [] if kept is None else [kept[able].astype(np.int64)]
    return [np.ones(int(able.sum()), dtype=np.int64), *stay, asked.points[able]]


def ranked_transport(asked: Programme, kept: Chosen | None = None) -> tuple[Transport, int]:
    """The transport programme of the wishes that can be, and what a filled place weighs in it.

    A place weighs more than all points that two plans can differ by, a wish in `kept` less than a place and more than points.
    """
    able = np.flatnonzero(asked.able)
    weight, units = in_ranks(_ranks(asked, kept), min(len(asked.people), len(asked.shifts)))
    at_most = np.array([person.max_shifts for person in asked.people], dtype=np.int64)
    room = np.array([shift.capacity for shift in asked.shifts], dtype=np.int64)
    edges = asked.of_person[able], asked.of_shift[able], weight
    return Transport(*edges, np.zeros_like(at_most), at_most, np.zeros_like(room), room), units[0]


def _plan(
    asked: Programme,
    granted: Integers,
    proof: Proof,
    seed: int,
    *,
    bounds: tuple[int, int] | None = None,
    prices: Prices | None = None,
    unit: int = 1,
    kept: Chosen | None = None,
) -> Plan:
    chosen = np.zeros(len(asked.wishes), dtype=np.bool_)
    chosen[granted] = True
    granted = np.flatnonzero(chosen)
    points = exact_sum(asked.points[granted])
    filled_bound, points_bound = bounds or (len(granted), points)
    return Plan(
        assignments=tuple(
            Assignment(asked.wishes[wish].person, asked.wishes[wish].shift, worth)
            for wish, worth in zip(granted.tolist(), asked.points[granted].tolist(), strict=True)
        ),
        filled=len(granted),
        places=sum(shift.capacity for shift in asked.shifts),
        points=points,
        filled_bound=filled_bound,
        points_bound=points_bound,
        proof=proof,
        seed=seed,
        programme=asked,
        chosen=chosen,
        prices=prices,
        unit=unit,
        kept=kept,
    )
