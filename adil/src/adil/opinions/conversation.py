"""The whole way from votes to groups, consensus and facts."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np

from adil.errors import AdilError
from adil.opinions.consensus import Agreed, Divisive, consensus, divisive, group_aware
from adil.opinions.facts import GroupFacts, common_ground, group_facts
from adil.opinions.groups import Grouping, State, group_people, taking_part
from adil.opinions.projection import Projection, project
from adil.opinions.representative import Counts, Representative, count, representative
from adil.opinions.routing import Next, next_statement
from adil.opinions.votes import Flags, Floats, Ints, Votes

PEOPLE_FLOOR, GROUP_FLOOR = 15, 5


@dataclass(frozen=True)
class TooFew:
    """Why there are no groups. `reason`: `people` (fewer than `needed` take part) or `differences` (all stand in one place)."""

    reason: str
    found: int
    needed: int


@dataclass(frozen=True, eq=False)
class Opinions:
    """What `opinions` finds. With `too_few` there are no groups and nothing that describes people: all other parts are None or empty.

    `representative`: by group; `group_aware`: float[statements]; `state`: give it to the next update.
    """

    votes: Votes
    left_out: Flags
    too_few: TooFew | None
    projection: Projection | None = None
    grouping: Grouping | None = None
    counts: Counts | None = None
    representative: tuple[tuple[Representative, ...], ...] = ()
    consensus: tuple[Agreed, ...] = ()
    group_aware: Floats | None = None
    divisive: tuple[Divisive, ...] = ()
    common_ground: tuple[tuple[str, int], ...] = ()
    facts: tuple[GroupFacts, ...] = ()
    state: State = field(default_factory=State)

    @property
    def groups(self) -> dict[str, int]:
        """Person → group, for those who take part."""
        return dict(self.state.groups)

    def next_statement(self, person: str, *, seed: int) -> Next | None:
        """See `adil.opinions.routing`. Raises AdilError `no_groups_yet` where there are too few."""
        if self.counts is None or self.projection is None:
            raise AdilError("no_groups_yet")
        return next_statement(
            self.votes, self.counts, self.projection.extremity, person, seed=seed, left_out=self.left_out
        )


def opinions(
    votes: Votes,
    *,
    left_out: Collection[str] = (),
    before: State | None = None,
    k: int | None = None,
    seed: int = 0,
    people_floor: int = PEOPLE_FLOOR,
    group_floor: int = GROUP_FLOOR,
) -> Opinions:
    """Groups and what they say.

    `left_out`: statements moderated out; `before`: the state of the last update; `k`: 2 to 5 groups instead of the best
    number; `people_floor`: below this nobody is grouped; `group_floor`: below this a group is not described, neither by facts
    nor by representative statements. **Errors.** AdilError `unknown_statement`, `bad_group_number`, `bad_floor`.

    >>> from adil.opinions.votes import collect
    >>> answers = {"north": (1, 1, 1, -1, -1, -1, 1), "south": (-1, -1, -1, 1, 1, 1, 1)}
    >>> cast = [(f"{side}{n}", str(s), vote) for side in answers for n in range(8) for s, vote in enumerate(answers[side])]
    >>> found = opinions(collect(cast))
    >>> sorted(found.groups.items())[7:9], found.common_ground
    ([('north7', 1), ('south0', 0)], (('6', 1),))
    """
    if k is not None and not 2 <= k <= 5:
        raise AdilError("bad_group_number", value=k)
    if people_floor < 3 or group_floor < 1:
        raise AdilError("bad_floor", people=people_floor, group=group_floor)
    before = before or State()
    out = np.zeros(len(votes.statements), dtype=bool)
    out[[votes.statement(name) for name in left_out]] = True
    inside = taking_part(votes, before.taking_part)
    if inside.sum() < people_floor:
        return Opinions(votes, out, TooFew("people", int(inside.sum()), people_floor), state=before)
    map_ = project(votes, left_out=out, start=_start(votes, before), seed=seed)
    if len(np.unique(map_.positions[inside].round(9), axis=0)) < 2:
        return Opinions(votes, out, TooFew("differences", 1, 2), state=before)
    grouping = group_people(votes, map_.positions, before=before, k=k, seed=seed)
    state = replace(grouping.state, axes=dict(zip(votes.statements, map(tuple, map_.axes.T.tolist()), strict=True)))
    return _described(votes, out, map_, grouping, state, group_floor)


def _described(
    votes: Votes, out: Flags, map_: Projection, grouping: Grouping, state: State, group_floor: int
) -> Opinions:
    counts = count(votes, grouping.people, grouping.groups, int(grouping.groups.max()) + 1)
    sizes = np.bincount(grouping.groups)
    chosen = representative(counts, votes.statements, out)
    return Opinions(
        votes=votes,
        left_out=out,
        too_few=None,
        projection=map_,
        grouping=grouping,
        counts=counts,
        representative=tuple(of if sizes[group] >= group_floor else () for group, of in enumerate(chosen)),
        consensus=consensus(votes, out),
        group_aware=group_aware(_filled(counts, sizes > 0)),
        divisive=divisive(counts, votes.statements, out | _thin(counts, sizes, group_floor)),
        common_ground=common_ground(_filled(counts, sizes > 0), votes.statements, out),
        facts=group_facts(counts, sizes, votes.statements, out, group_floor),
        state=state,
    )


def _filled(counts: Counts, used: Flags) -> Counts:
    """Without numbers that no group has at present."""
    return Counts(counts.agree[used], counts.disagree[used], counts.seen[used])


def _thin(counts: Counts, sizes: Ints, floor: int) -> Flags:
    """Statements whose widest gap would describe a group below the floor."""
    small = (sizes > 0) & (sizes < floor)
    thin: Flags = (counts.seen[small] > 0).any(axis=0)
    return thin


def _start(votes: Votes, before: State) -> Floats | None:
    if not before.axes:
        return None
    return np.array([before.axes.get(name, (1.0, 1.0)) for name in votes.statements]).T
