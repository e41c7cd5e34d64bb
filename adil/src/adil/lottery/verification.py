"""A published lottery, counted again: what anybody can check without a solver and without trust."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from adil.lottery.certificate import mean_log_bound, weak_duality
from adil.lottery.nash import ABLE, mean_log
from adil.lottery.optimum import TOLERANCE
from adil.lottery.pool import Pool
from adil.lottery.programme import Cut
from adil.lottery.published import DRAWN_LATER, types_behind, with_draw
from adil.lottery.randomness import commitment
from adil.lottery.types import Real, Types

FLOATS = 1e-9  # what sums of logarithms may be off


def differences(told: Mapping[str, Any], pool: Pool, sha256: str) -> Iterator[tuple[str, str]]:
    """What does not hold of a published lottery, as (code, fact); nothing where all does.

    No solver is used: quotas, chances and the proof are counted again in whole numbers and fractions, and the draw is repeated.
    Raises AdilError `not_a_lottery` where fields are missing.
    """
    if sha256 != told["pool"].get("sha256"):
        yield "pool_hash", sha256
    committed = commitment({key: value for key, value in told.items() if key not in DRAWN_LATER})
    if committed != told["commitment"]:
        yield "commitment", committed
    types = types_behind(told, pool)
    place = {person.id: at for at, person in enumerate(pool.people)}
    weights = [Fraction(panel["exact"]) for panel in told["panels"]]
    if sum(weights) != 1 or min(weights) < 0:
        yield "weights", str(sum(weights))
    yield from _broken_panels(told, types, place)
    counted = _counted(told, len(pool.people), place, weights)
    chances = [float(sum((counted[at] for at in members), Fraction(0)) / len(members)) for members in types.members]
    yield from _other_chances(told, types, pool, counted, chances)
    yield from _weak_proof(told, types, chances)
    if told.get("draw") and committed == told["commitment"] and sum(weights) == 1:
        repeated = with_draw(told, pool, str(told["draw"]["public"]))["draw"]
        for key, value in repeated.items():
            if told["draw"].get(key) != value:
                yield "draw", key


def _broken_panels(told: Mapping[str, Any], types: Types, place: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    address_of = types.address_of
    for at, panel in enumerate(told["panels"]):
        members = [place.get(member, -1) for member in panel["members"]]
        if -1 in members or len(set(members)) != types.size or len(members) != types.size:
            yield "panel_members", str(at)
            continue
        seats = np.bincount([types.type_of[member] for member in members], minlength=len(types))
        addresses = [address_of[member] for member in members if member in address_of]
        if not types.kept_by(seats) or len(addresses) != len(set(addresses)):
            yield "panel_quotas", str(at)


def _counted(
    told: Mapping[str, Any], people: int, place: Mapping[str, int], weights: Sequence[Fraction]
) -> list[Fraction]:
    """Each person's chance, as the panels give it."""
    counted = [Fraction(0)] * people
    for panel, weight in zip(told["panels"], weights, strict=True):
        for member in panel["members"]:
            if member in place:
                counted[place[member]] += weight
    return counted


def _other_chances(
    told: Mapping[str, Any], types: Types, pool: Pool, counted: Sequence[Fraction], chances: Sequence[float]
) -> Iterator[tuple[str, str]]:
    for members, chance in zip(types.members, chances, strict=True):
        apart = max(counted[at] for at in members) - min(counted[at] for at in members)
        if apart > (Fraction(1, len(told["panels"])) if told.get("uniform") else 0):
            yield "unequal_chances", pool.people[members[0]].id
        for at in members:
            if abs(told["probabilities"].get(pool.people[at].id, -1) - chance) > 1e-12:
                yield "probability", pool.people[at].id
    lowest = min(told["probabilities"].values(), default=0)
    if abs(lowest - told["min_probability"]) > 1e-12:
        yield "min_probability", str(lowest)


def _weak_proof(told: Mapping[str, Any], types: Types, chances: Sequence[float]) -> Iterator[tuple[str, str]]:
    """`chances`: of each type, as the panels give them."""
    proof = told["certificate"]
    cuts = []
    if proof is not None:
        weights = [Fraction(weight) for weight in proof["weights"]]
        cuts = [Cut(np.array(cut["weights"], dtype=np.int64), int(cut["most"])) for cut in proof["cuts"]]
        multipliers = [Fraction(multiplier) for multiplier in proof["multipliers"]]
        bound = float(weak_duality(types, weights, multipliers, cuts))
        if min(weights) < 0 or sum(weights) != 1 or bound > told["bound"] + TOLERANCE:
            yield "certificate", str(bound)
    if told["method"] == "maximin" and told["bound"] - told["min_probability"] > told["gap"] + 1e-12:
        yield "gap", str(told["bound"] - told["min_probability"])
    if told["method"] == "leximin":
        yield from _weak_levels(told, types, chances, cuts)
    if told["method"] == "nash":
        yield from _weak_mean(told, types, np.array(chances), cuts)


def _weak_mean(told: Mapping[str, Any], types: Types, chances: Real, cuts: Sequence[Cut]) -> Iterator[tuple[str, str]]:
    """The gap of Nash where the proof does not give it. Types without a chance are left out of the product."""
    weights, multipliers = _dense(told["nash_certificate"], types, cuts)
    able = np.flatnonzero(chances > ABLE)
    bound = weak_duality(types, weights, multipliers, cuts)
    gap = mean_log_bound(types, weights, bound, able) - mean_log(types, chances, able)
    if min(weights) < 0 or (not told["uniform"] and gap > told["gap"] + FLOATS):
        yield "gap", str(gap)


def _weak_levels(
    told: Mapping[str, Any], types: Types, chances: Sequence[float], cuts: Sequence[Cut]
) -> Iterator[tuple[str, str]]:
    """Levels whose proof is wrong, types whose chance is below their level by more than the gap, and types without a level."""
    settled: dict[int, Fraction] = {}
    for level in told["levels"]:
        weights, multipliers = _dense(level, types, cuts)
        free = sum((weight for at, weight in enumerate(weights) if at not in settled), Fraction(0))
        promised = sum((weights[at] * chance for at, chance in settled.items()), Fraction(0))
        bound = float(weak_duality(types, weights, multipliers, cuts) - promised)
        certain = min(weights) >= 0 and free == 1 and all(weights[at] > 0 for at in level["types"])
        if not certain or bound > level["bound"] + TOLERANCE:
            yield "level", str(bound)
        for at in level["types"]:
            settled[at] = Fraction(level["bound"])
            if not told["uniform"] and chances[at] < level["bound"] - told["gap"] - TOLERANCE:
                yield "gap", str(level["bound"] - chances[at])
    if told["certified_optimal"] and len(settled) < len(types):
        yield "level", str(len(types) - len(settled))


def _dense(proof: Mapping[str, Any], types: Types, cuts: Sequence[Cut]) -> tuple[list[Fraction], list[Fraction]]:
    """Weights of all types and multipliers of all rows of a sparse proof."""
    sizes = {"weights": len(types), "multipliers": len(types.rows) + len(cuts)}
    weights, multipliers = (
        [Fraction(proof[name].get(str(at), 0)) for at in range(size)] for name, size in sizes.items()
    )
    return weights, multipliers
