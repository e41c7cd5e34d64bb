"""The file of a plan: who takes what and why, and the prices from which anybody can prove that no plan is better.

The proof is weak duality (`adil.matching.transport`): with whole prices of people and shifts no plan is worth more than a sum
that anybody can add up. No solver is needed to check it, and no float. Where hours or overlaps bind there may be no such prices, and
prices of all rules say how far the plan can be from the best (`adil.matching.ceiling`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from adil.matching.ceiling import Ceiling, ceiling
from adil.matching.explanation import Explanation, explain
from adil.matching.optimum import Plan, ranked_transport
from adil.matching.programme import Programme
from adil.matching.transport import LARGEST, Chosen, Prices, exact_sum

KIND = "plan"


def published(plan: Plan, *, asked: Mapping[str, object], moved: tuple[tuple[str, str], ...] | None) -> dict[str, Any]:
    """The file. `asked` says which tables and options it came from; `moved` belongs to a repair."""
    told = list(explain(plan))
    return {
        "kind": KIND,
        "asked": dict(asked),
        "filled": plan.filled,
        "places": plan.places,
        "points": plan.points,
        "certified_optimal": plan.optimal,
        "gap": {"places": plan.gap[0], "points": plan.gap[1]},
        "proof": plan.proof,
        "seed": plan.seed,
        "moved": None if moved is None else [{"person": person, "shift": shift} for person, shift in moved],
        "certificate": None if plan.prices is None else _certificate(plan.programme, plan.prices),
        "ceiling": _ceiling(plan) if plan.prices is None else None,
        "assignments": [_fields(one) for one in told if one.granted],
        "refusals": [_fields(one) | _why(one) for one in told if not one.granted],
    }


def differences(told: Mapping[str, Any], asked: Programme, kept: Chosen | None) -> Iterator[tuple[str, str]]:
    """What does not hold of a published plan, as (code, fact); nothing where all does. `kept`: wishes of the plan before.

    Rules, points, sums and prices are counted again in whole numbers; no solver is used.
    """
    place = {(wish.person, wish.shift): at for at, wish in enumerate(asked.wishes)}
    pairs = [(str(one["person"]), str(one["shift"])) for one in told["assignments"]]
    for pair in pairs:
        if pair not in place or not asked.able[place[pair]]:
            yield "not_wished", " → ".join(pair)
            return
    for pair, times in Counter(pairs).items():
        if times > 1:
            yield "doubled", " → ".join(pair)
            return
    chosen = np.zeros(len(asked.wishes), dtype=np.bool_)
    chosen[[place[pair] for pair in pairs]] = True
    points = asked.points.tolist()
    yield from broken_rules(asked, chosen)
    for pair, one in zip(pairs, told["assignments"], strict=True):
        if one["points"] != points[place[pair]]:
            yield "points_of_wish", " → ".join(pair)
    counted = {
        "filled": len(pairs),
        "places": sum(shift.capacity for shift in asked.shifts),
        "points": exact_sum(asked.points[chosen]),
    }
    for name, number in counted.items():
        if told[name] != number:
            yield "sum", f"{name}: {number}"
    if told["proof"] == "prices":
        yield from _weak_proof(told["certificate"] or {"people": {}, "shifts": {}}, asked, chosen, kept)
        return
    yield from _wrong_ceiling(told["ceiling"], asked, chosen, kept)


def broken_rules(asked: Programme, chosen: Chosen) -> Iterator[tuple[str, str]]:
    """Shifts with too many people, and people with too many shifts, too many minutes, or two shifts at once."""
    taken = np.flatnonzero(chosen).tolist()
    at_shift = np.bincount(asked.of_shift[taken], minlength=len(asked.shifts)).tolist()
    for shift, number in zip(asked.shifts, at_shift, strict=True):
        if number > shift.capacity:
            yield "overfull", shift.key
    of_person: dict[int, list[int]] = {}
    for wish in taken:
        of_person.setdefault(int(asked.of_person[wish]), []).append(wish)
    for at, wishes in of_person.items():
        person, minutes = asked.people[at], sum(asked.shift_of(wish).length for wish in wishes)
        too_long = person.max_minutes is not None and minutes > person.max_minutes
        if too_long or len(wishes) > person.max_shifts or asked.cliques(wishes):
            yield "overburdened", person.key


def _weak_proof(
    proof: Mapping[str, Any], asked: Programme, chosen: Chosen, kept: Chosen | None
) -> Iterator[tuple[str, str]]:
    transport, _ = ranked_transport(asked, kept)
    people = [int(proof["people"].get(person.key, 0)) for person in asked.people]
    shifts = [int(proof["shifts"].get(shift.key, 0)) for shift in asked.shifts]
    if max(map(abs, [*people, *shifts])) > LARGEST:  # so that no difference leaves 64 bits
        yield "bound", "∞"
        return
    above = Prices(np.array(people, dtype=np.int64), np.array(shifts, dtype=np.int64)).bound(transport)
    if above != transport.worth(chosen[asked.able]):
        yield "bound", str(above)


def _ceiling(plan: Plan) -> dict[str, object]:
    """No plan fills more than so many places or, filling as many, has more points; with the prices from which that follows."""
    found = ceiling(plan.programme, plan.chosen, plan.kept)
    named = dict.fromkeys([*found.for_filled, *found.for_points])
    return {
        "filled": found.filled(plan.programme),
        "points": found.points(plan.programme, plan.chosen, plan.kept),
        "place": found.place,
        "stay": found.stay,
        "prices": [
            {"rule": list(name), "filled": found.for_filled.get(name, 0), "points": found.for_points.get(name, 0)}
            for name in named
        ],
    }


def _wrong_ceiling(
    told: Mapping[str, Any], asked: Programme, chosen: Chosen, kept: Chosen | None
) -> Iterator[tuple[str, str]]:
    prices = {tuple(map(str, row["rule"])): (int(row["filled"]), int(row["points"])) for row in told["prices"]}
    for_filled, for_points = ({name: both[at] for name, both in prices.items()} for at in (0, 1))
    found = Ceiling(for_filled, for_points, int(told["place"]), int(told["stay"]))
    counted = {"filled": found.filled(asked), "points": found.points(asked, chosen, kept)}
    for name, number in counted.items():
        if told[name] != number:
            yield "ceiling", f"{name}: {number}"


def _certificate(asked: Programme, prices: Prices) -> dict[str, dict[str, int]]:
    """Prices that are not 0, by key."""
    people = {person.key: price for person, price in zip(asked.people, prices.left.tolist(), strict=True) if price}
    shifts = {shift.key: price for shift, price in zip(asked.shifts, prices.right.tolist(), strict=True) if price}
    return {"people": people, "shifts": shifts}


def _fields(one: Explanation) -> dict[str, object]:
    parts = {name: getattr(one.score, name) for name in ("preference", "travel", "fairness", "bonuses")}
    return {"person": one.person, "shift": one.shift, "points": one.score.points, "parts": parts}


def _why(one: Explanation) -> dict[str, object]:
    return {
        "reasons": [{"code": reason.code, **dict(reason.facts)} for reason in one.reasons],
        "cost": None if one.cost is None else {"places": one.cost[0], "points": one.cost[1]},
    }
