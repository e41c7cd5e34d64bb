"""From votes to what is shown: groups, common ground, what divides. Knows no database; the worker alone loads numpy for it.

A state between two refreshes holds axes by statement and the middles of clusters. It names no voice: whom a cluster holds is found
anew each time from the votes, by the nearest middle. So nobody's group is kept anywhere.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from adil.opinions import Opinions, State, Votes

type Json = dict[str, Any]
GROUP_FLOOR = 5
"""A group with fewer people is not described."""
MOST_SHOWN = 5


@dataclass(frozen=True)
class Found:
    findings: Json
    """`{"grouped", "common": [[statement, answer]], "consensus": [[statement, answer]], "divisive": [{statement, warm, cool}],
    "groups": [{group, people, at: [x, y], unites: [[statement, answer]], parts: the same}],
    "by_group": {statement: {group: [agree, disagree, all]}}}`; empty where too few take part."""
    taking_part: int
    state: Json
    counts: dict[int, tuple[int, int, int]]
    """Statement → agree, disagree, pass."""
    weights: dict[int, float]


def find(votes: "Votes", *, left_out: Collection[str], floor: int, before: Json) -> Found:
    """`votes` with ids of statements as names; `left_out`: those that people vote on no more."""
    from adil.opinions import opinions

    found = opinions(
        votes, left_out=left_out, before=_warm(votes, left_out, before), people_floor=floor, group_floor=GROUP_FLOOR
    )
    counts, weights = _counts(votes), _weights(votes, found)
    if found.too_few and found.too_few.reason == "people":
        return Found({}, found.too_few.found, {}, counts, weights)
    if found.too_few:
        return Found({"grouped": 0, **_consensus(votes, found)}, _taking_part(votes), {}, counts, weights)
    return Found(_findings(found), len(found.state.taking_part), _cold(found), counts, weights)


def _taking_part(votes: "Votes") -> int:
    from adil.opinions.groups import taking_part

    return int(taking_part(votes).sum())


def _consensus(votes: "Votes", found: "Opinions") -> Json:
    from adil.opinions.consensus import consensus

    return {"common": [], "consensus": [[int(one.statement), one.answer] for one in consensus(votes, found.left_out)]}


def _findings(found: "Opinions") -> Json:
    described = {one.group for one in found.facts}
    return {
        "grouped": len(found.state.groups),
        "common": [[int(name), answer] for name, answer in found.common_ground[:MOST_SHOWN]],
        "consensus": [[int(one.statement), one.answer] for one in found.consensus],
        "divisive": [
            {"statement": int(one.statement), "warm": one.warm, "cool": one.cool} for one in found.divisive[:MOST_SHOWN]
        ],
        "groups": _groups(found),
        "by_group": _by_group(found, described),
    }


def _groups(found: "Opinions") -> list[Json]:
    """Largest first; those too small to be described come with their place alone."""
    import numpy as np

    grouping = found.grouping
    assert grouping is not None
    sizes = np.bincount(grouping.groups)
    people = np.bincount(np.searchsorted(grouping.base_names, grouping.base), minlength=len(grouping.base_names))
    facts = {one.group: one for one in found.facts}
    groups = []
    for group in np.flatnonzero(sizes).tolist():
        inside = grouping.base_groups == group
        middle = np.average(grouping.base_centers[inside], axis=0, weights=people[inside])
        told = facts.get(group)
        groups.append(
            {
                "group": group,
                "people": int(sizes[group]) if told else None,
                "at": [round(float(one), 4) for one in middle],
                "unites": [_fact(one) for one in told.unites] if told else [],
                "parts": [_fact(one) for one in told.parts] if told else [],
            }
        )
    return sorted(groups, key=lambda one: (-(one["people"] or 0), one["group"]))


def _fact(one: Any) -> list[int]:
    return [int(one.statement), one.answer]


def _by_group(found: "Opinions", described: Collection[int]) -> Json:
    counts = found.counts
    assert counts is not None
    return {
        name: {
            str(group): [int(table[group, at]) for table in (counts.agree, counts.disagree, counts.seen)]
            for group in sorted(described)
        }
        for at, name in enumerate(found.votes.statements)
        if not found.left_out[at]
    }


def _counts(votes: "Votes") -> dict[int, tuple[int, int, int]]:
    from adil.opinions.consensus import everybody

    of = everybody(votes)
    rows = zip(votes.statements, of.agree[0].tolist(), of.disagree[0].tolist(), of.seen[0].tolist(), strict=True)
    return {int(name): (agree, disagree, seen - agree - disagree) for name, agree, disagree, seen in rows}


def _weights(votes: "Votes", found: "Opinions") -> dict[int, float]:
    """By `adil.opinions.routing`; as long as there is no map all statements lie in its middle."""
    import numpy as np

    from adil.opinions.consensus import everybody
    from adil.opinions.routing import priorities

    far = found.projection.extremity if found.projection else np.zeros(len(votes.statements))
    weights = priorities(everybody(votes), far)
    return {int(name): float(weight) for name, weight in zip(votes.statements, weights, strict=True)}


def _cold(found: "Opinions") -> Json:
    """What is kept of a state: nothing by person."""
    state, grouping = found.state, found.grouping
    assert grouping is not None
    return {
        "axes": {name: list(pair) for name, pair in state.axes.items()},
        "middles": {
            str(name): list(middle)
            for name, middle in zip(grouping.base_names.tolist(), grouping.base_centers.tolist(), strict=True)
        },
        "groupings": {
            str(k): {str(base): group for base, group in labels.items()} for k, labels in state.groupings.items()
        },
        "last_k": state.last_k,
        "times": state.times,
        "k": state.k,
    }


def _warm(votes: "Votes", left_out: Collection[str], kept: Mapping[str, Any]) -> "State | None":
    """The state that `adil` goes on from: each person in the cluster whose middle is nearest on the earlier map."""
    import numpy as np

    from adil.opinions import State
    from adil.opinions.groups import taking_part

    if not kept:
        return None
    axes = {name: (float(across), float(up)) for name, (across, up) in kept["axes"].items()}
    places = _places(votes, left_out, axes)
    people = np.flatnonzero(taking_part(votes))
    names = np.array([int(name) for name in kept["middles"]])
    middles = np.array(list(kept["middles"].values()))
    nearest = np.concatenate(
        [_nearest(places[part], middles) for part in np.array_split(people, max(1, len(people) // 20_000))]
    )
    base = {votes.people[at]: int(names[near]) for at, near in zip(people.tolist(), nearest.tolist(), strict=True)}
    groupings = {int(k): {int(one): group for one, group in labels.items()} for k, labels in kept["groupings"].items()}
    in_use = groupings[kept["k"]]
    return State(
        taking_part=frozenset(base),
        axes=axes,
        base=base,
        groupings=groupings,
        groups={person: in_use[at] for person, at in base.items()},
        last_k=kept["last_k"],
        times=kept["times"],
        k=kept["k"],
    )


def _nearest(places: Any, middles: Any) -> Any:
    return ((places[:, None, :] - middles[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)


def _places(votes: "Votes", left_out: Collection[str], axes: Mapping[str, tuple[float, float]]) -> Any:
    """Where everybody stands on earlier axes, by the rule of `adil.opinions.projection`."""
    import numpy as np

    out = np.array([name in left_out for name in votes.statements])
    along = np.array([axes.get(name, (0.0, 0.0)) for name in votes.statements])
    seen = np.bincount(votes.columns, minlength=len(out))
    sums = np.bincount(votes.columns, weights=votes.values, minlength=len(out))
    centre = np.where(out | (seen == 0), 0.0, sums / np.maximum(seen, 1))
    lean = np.where(out[votes.columns], 0.0, votes.values - centre[votes.columns])
    cast = votes.per_person - np.bincount(votes.rows[out[votes.columns]], minlength=len(votes.people)) + out.sum()
    pull = np.sqrt(len(out) / np.maximum(cast, 1))
    sums_of = [
        np.bincount(votes.rows, weights=lean * along[votes.columns, axis], minlength=len(votes.people))
        for axis in (0, 1)
    ]
    return np.stack(sums_of, axis=1) * pull[:, None]


def letter(group: int) -> str:
    """A, B, C …: the name of a group."""
    return "ABCDE"[group % 5]


def names_in(findings: Mapping[str, Any]) -> list[int]:
    """Ids of all statements that the words of a result need."""
    rows: Sequence[Any] = [*findings.get("common", ()), *findings.get("consensus", ())]
    for group in findings.get("groups", ()):
        rows = [*rows, *group["unites"], *group["parts"]]
    return sorted({row[0] for row in rows} | {one["statement"] for one in findings.get("divisive", ())})
