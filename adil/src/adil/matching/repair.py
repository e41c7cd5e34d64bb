"""After a cancellation: a new plan in which few people lose what they had.

**Rule.** As many places filled as can be; of such plans the one in which the fewest old places are lost; of these the one with
the most points; then the lots. What can't be kept at all (the person or the shift is gone, or a rule now forbids it) is no loss
of the repair and is told apart.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Unpack

import numpy as np

from adil.matching.optimum import Options, Plan, best_plan
from adil.matching.programme import Programme, programme
from adil.matching.shifts import Person, Shift, Weights, Wish
from adil.matching.transport import Chosen


@dataclass(frozen=True)
class Repair:
    """The new plan, and what changed. Pairs are (person, shift).

    `moved`: could have stayed but had to go, so that more places are filled; `cancelled`: can be no more; `new`: places given
    now.
    """

    plan: Plan
    moved: tuple[tuple[str, str], ...]
    cancelled: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]


def repair(
    before: Iterable[tuple[str, str]],
    people: Iterable[Person],
    shifts: Iterable[Shift],
    wishes: Iterable[Wish],
    weights: Weights | None = None,
    **options: Unpack[Options],
) -> Repair:
    """The plan that moves the fewest people after a change. `before`: pairs (person, shift) of the old plan.

    People, shifts and wishes are those of now, the options those of `adil.matching.match`. **Errors.** AdilError as in `adil.matching.match`.

    >>> people = [Person("ayşe"), Person("can")]
    >>> wishes = [Wish("ayşe", "bazaar", 9), Wish("ayşe", "library", 1), Wish("can", "bazaar", 5)]
    >>> changed = repair([("ayşe", "library"), ("can", "bazaar")], people, [Shift("bazaar", 1)], wishes[::2])
    >>> changed.moved, changed.cancelled, changed.new
    ((), (('ayşe', 'library'),), ())
    """
    old = dict.fromkeys((person, shift) for person, shift in before)
    asked = programme(people, shifts, wishes, weights or Weights(), options.get("rest_minutes", 0))
    kept = wishes_of(asked, old)
    plan = best_plan(asked, kept, **options)
    now = {(one.person, one.shift): None for one in plan.assignments}
    able = {(wish.person, wish.shift) for wish, can in zip(asked.wishes, asked.able.tolist(), strict=True) if can}
    return Repair(
        plan=plan,
        moved=tuple(pair for pair in old if pair in able and pair not in now),
        cancelled=tuple(pair for pair in old if pair not in able),
        new=tuple(pair for pair in now if pair not in old),
    )


def wishes_of(asked: Programme, pairs: Collection[tuple[str, str]]) -> Chosen:
    """bool[wishes]: those for one of these pairs (person, shift)."""
    wanted = set(pairs)
    return np.array([(wish.person, wish.shift) in wanted for wish in asked.wishes], dtype=np.bool_)
