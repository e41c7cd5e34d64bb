"""Opinion groups: people near each other on the map, with numbers that stay the same over time.

**Rule.** Whoever has voted on 7 statements (all, where there are fewer) takes part, and stays; with fewer than 15 the most
active join. Places are gathered into at most 100 base clusters, these into k groups for each k from 2 to min(5, 2 + base/12).
The k with the best silhouette wins once it has won four times in a row, so that groups don't jump. Earlier clusterings are
the start of the next. **Source.** Small et al. 2021 and the published behaviour of Polis.
"""

from dataclasses import dataclass, field
from itertools import permutations

import numpy as np

from adil.opinions.kmeans import seeded, silhouette, warmed
from adil.opinions.votes import Flags, Floats, Ints, Votes

ENOUGH_VOTES, ENOUGH_PEOPLE = 7, 15
BASE_CLUSTERS, MOST_GROUPS, BUFFER = 100, 5, 4
BASE_STEPS, GROUP_STEPS, BASE_STILL = 100, 100, 0.01


@dataclass(frozen=True)
class State:
    """What the next update starts from; plain values, to be kept between two updates.

    `taking_part`: people; `axes`: statement → its two weights; `base`: person → base cluster; `groupings`: k → base cluster →
    group; `groups`: person → group, as published last; `last_k` won `times` in a row; `k` is in use.
    """

    taking_part: frozenset[str] = frozenset()
    axes: dict[str, tuple[float, float]] = field(default_factory=dict)
    base: dict[str, int] = field(default_factory=dict)
    groupings: dict[int, dict[int, int]] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    last_k: int | None = None
    times: int = 0
    k: int | None = None


@dataclass(frozen=True, eq=False)
class Grouping:
    """Groups of the people who take part, as places in `Votes.people`.

    `people`: int[n]; `base` and `groups`: int[n]; `base_centers`: float[b, 2]; `base_groups`: int[b]; `silhouettes`: k → −1 to 1.
    """

    people: Ints
    base: Ints
    groups: Ints
    base_names: Ints
    base_centers: Floats
    base_groups: Ints
    silhouettes: dict[int, float]
    state: State


def taking_part(votes: Votes, earlier: frozenset[str] = frozenset()) -> Flags:
    """bool[people]: who takes part. Where the 15th has as many votes as others, these join too: equal people are treated alike."""
    cast = votes.per_person
    answered = int(np.count_nonzero(np.bincount(votes.columns)))
    here = cast >= min(ENOUGH_VOTES, answered)
    if earlier:
        here |= np.array([person in earlier for person in votes.people])
    missing = min(ENOUGH_PEOPLE, len(here)) - int(here.sum())
    if missing > 0:
        last = int(np.sort(cast[~here])[-missing])
        here = here | (cast >= max(1, last))
    return here


def group_people(
    votes: Votes, positions: Floats, *, before: State | None = None, k: int | None = None, seed: int = 0
) -> Grouping:
    """Groups from places. `before`: the state of the last update; `k`: a number of groups asked for instead of the best."""
    before = before or State()
    people = np.flatnonzero(taking_part(votes, before.taking_part))
    names = [votes.people[at] for at in people]
    places = positions[people].round(9)  # the order of summing must not decide
    base = _base_clusters(places, [before.base.get(name, -1) for name in names], seed)
    base_names, of_base = np.unique(base, return_inverse=True)
    weights = np.bincount(of_base).astype(float)
    centers = np.stack([np.bincount(of_base, weights=places[:, axis]) / weights for axis in (0, 1)], axis=1)
    groupings = _groupings(centers, weights, base_names, before, k, seed)
    silhouettes = {size: silhouette(centers, labels) for size, labels in groupings.items()}
    winner = _best(silhouettes)
    times = before.times + 1 if winner == before.last_k else 1
    in_use = k or (winner if times >= BUFFER or before.k not in groupings else before.k)
    labels = groupings[in_use]
    published = _renumbered(labels[of_base], names, before.groups, places)
    base_groups = np.zeros(len(base_names), dtype=np.int64)
    base_groups[of_base] = published
    state = State(
        taking_part=frozenset(names),
        base=dict(zip(names, base.tolist(), strict=True)),
        groupings={
            size: dict(zip(base_names.tolist(), (base_groups if size == in_use else found).tolist(), strict=True))
            for size, found in groupings.items()
        },
        groups=dict(zip(names, published.tolist(), strict=True)),
        last_k=winner,
        times=times,
        k=in_use,
    )
    return Grouping(people, base, published, base_names, centers, base_groups, silhouettes, state)


def _base_clusters(places: Floats, earlier: list[int], seed: int) -> Ints:
    ones = np.ones(len(places))
    if max(earlier) >= 0:
        return warmed(places, ones, np.array(earlier), BASE_CLUSTERS, steps=BASE_STEPS, still=BASE_STILL)
    distinct, same = np.unique(places, axis=0, return_inverse=True)
    if len(distinct) <= BASE_CLUSTERS:
        return same.astype(np.int64).reshape(-1)
    return seeded(places, ones, BASE_CLUSTERS, steps=BASE_STEPS, still=BASE_STILL, seed=seed, tries=1)


def _groupings(
    centers: Floats, weights: Floats, names: Ints, before: State, k: int | None, seed: int
) -> dict[int, Ints]:
    most = min(MOST_GROUPS, 2 + len(centers) // 12)
    found = {}
    for size in sorted({*range(2, most + 1), *([k] if k else [])}):
        if size in before.groupings:
            earlier = np.array([before.groupings[size].get(int(name), -1) for name in names])
            found[size] = warmed(centers, weights, earlier, size, steps=GROUP_STEPS, still=0.0)
        else:
            found[size] = seeded(centers, weights, size, steps=GROUP_STEPS, still=0.0, seed=seed)
    return found


def _best(silhouettes: dict[int, float]) -> int:
    """Of almost equal ones the smallest k."""
    top = max(silhouettes.values())
    return min(k for k, value in silhouettes.items() if value >= top - 1e-9)


def _renumbered(labels: Ints, names: list[str], earlier: dict[str, int], places: Floats) -> Ints:
    """Numbers of the earlier groups with which each shares most people; without any, the largest group is 0."""
    found, own = np.unique(labels, return_inverse=True)
    sizes = np.bincount(own)
    left = np.bincount(own, weights=places[:, 0]) / sizes
    ranked = np.lexsort((left.round(9), -sizes))
    rank = np.empty(len(found), dtype=np.int64)
    rank[ranked] = np.arange(len(found))
    old = np.array([earlier.get(name, -1) for name in names])
    if (old < 0).all():
        return rank[own].astype(np.int64)
    slots = max(int(old.max()) + 1, len(found))
    shared = np.zeros((len(found), slots), dtype=np.int64)
    np.add.at(shared, (own[old >= 0], old[old >= 0]), 1)
    return np.array(_matched(shared))[own].astype(np.int64)


def _matched(shared: Ints) -> tuple[int, ...]:
    """For each group a number of its own with the most shared people in all. At most five groups: every way is tried."""
    if shared.shape[1] <= 7:
        rows = range(len(shared))
        return max(
            permutations(range(shared.shape[1]), len(shared)), key=lambda way: sum(shared[r, way[r]] for r in rows)
        )
    ways: dict[int, int] = {}
    for at in np.argsort(-shared, axis=None, kind="stable"):
        row, number = divmod(int(at), shared.shape[1])
        if row not in ways and number not in ways.values():
            ways[row] = number
    return tuple(ways[row] for row in range(len(shared)))
