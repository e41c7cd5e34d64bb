"""The file of a lottery: everything that a third party needs to repeat and check the draw, as plain JSON values.

All of it but `draw` and `commitment` itself is committed to before the public number is told.
"""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from adil import __version__
from adil.errors import AdilError
from adil.lottery.certificate import weak_duality
from adil.lottery.lottery import Lottery, drawn
from adil.lottery.optimum import TOLERANCE
from adil.lottery.pool import Pool
from adil.lottery.programme import Cut
from adil.lottery.randomness import commitment
from adil.lottery.reserves import stand_ins, vacancies
from adil.lottery.types import Types, types_of

DRAWN_LATER = ("commitment", "draw")
NEEDED = (
    "size",
    "panels",
    "probabilities",
    "min_probability",
    "bound",
    "pool",
    "certificate",
    "commitment",
    "method",
    "gap",
)


def published(
    lottery: Lottery, *, pool: Mapping[str, object], seed: str, replaces: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """The file before the draw. `pool` says where the pool lies, its hash, and how it was read; `replaces`, see `replaced`."""
    ids = [person.id for person in lottery.pool.people]
    chances = lottery.probabilities()
    best, proof = lottery.optimum, lottery.optimum.certificate
    lowest = float(min(chances.values()))
    told: dict[str, Any] = {
        "adil": __version__,
        "method": best.method,
        "size": lottery.types.size,
        "seed": seed,
        "pool": dict(pool) | {"people": len(ids), "types": len(lottery.types)},
        "probabilities": {person: float(chance) for person, chance in chances.items()},
        "min_probability": lowest,
        "certified_optimal": best.certified and not lottery.uniform,
        "gap": max(best.gap, best.bound - lowest) if lottery.uniform and best.method != "nash" else best.gap,
        "tolerance": TOLERANCE,
        "bound": best.bound,
        "levels": [{"bound": bound, "people": people} for bound, people in best.levels],
        "certificate": None
        if proof is None
        else {
            "weights": [str(weight) for weight in proof.weights],
            "multipliers": [str(multiplier) for multiplier in proof.multipliers],
            "cuts": [{"weights": cut.weights.tolist(), "most": cut.most} for cut in proof.cuts],
        },
        "uniform": lottery.uniform,
        "panels": [
            {"members": [ids[at] for at in panel.members], "weight": float(panel.weight), "exact": str(panel.weight)}
            for panel in lottery.panels
        ],
    }
    if replaces is not None:
        told["replaces"] = dict(replaces)
    return told | {"commitment": commitment(told), "draw": None}


def replaced(told: Mapping[str, Any], dropped: Collection[str], unable: Collection[str]) -> dict[str, Any]:
    """What the lottery for free seats says of the draw whose panel they belong to; that may be a replacement itself."""
    before = told.get("replaces")
    staying = [member for member in before["panel"] if member not in before["dropped"]] if before else []
    gone = [*before["unable"], *before["dropped"]] if before else []
    return {
        "commitment": told["commitment"],
        "public": told["draw"]["public"],
        "panel": [*staying, *told["draw"]["members"]],
        "dropped": list(dict.fromkeys(dropped)),
        "unable": list(dict.fromkeys([*gone, *unable])),
    }


def pool_behind(told: Mapping[str, Any], pool: Pool) -> Pool:
    """The pool that a lottery was drawn up from: all of it, or what `vacancies` leaves for the seats that it replaces."""
    before = told.get("replaces")
    if before is None:
        return pool
    households = told["pool"].get("household") is not None
    return vacancies(pool, before["panel"], before["dropped"], unable=before["unable"], households=households)


def with_draw(told: Mapping[str, Any], pool: Pool, public: str) -> dict[str, Any]:
    """The file with the panel that the public number draws, and a stand-in for each member where there is one."""
    committed = str(told["commitment"])
    place = drawn([Fraction(panel["exact"]) for panel in told["panels"]], committed, public)
    members = told["panels"][place]["members"]
    types = _types(told, pool)
    standing_in = stand_ins(pool, types, members, committed, public)
    draw = {"public": public, "panel": place, "members": members, "stand_ins": standing_in}
    return dict(told) | {"draw": draw}


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
    types = _types(told, pool)
    place = {person.id: at for at, person in enumerate(pool.people)}
    weights = [Fraction(panel["exact"]) for panel in told["panels"]]
    if sum(weights) != 1 or min(weights) < 0:
        yield "weights", str(sum(weights))
    yield from _broken_panels(told, types, place)
    yield from _other_chances(told, types, pool, place, weights)
    yield from _weak_proof(told, types)
    if told.get("draw") and committed == told["commitment"] and sum(weights) == 1:
        repeated = with_draw(told, pool, str(told["draw"]["public"]))["draw"]
        for key, value in repeated.items():
            if told["draw"].get(key) != value:
                yield "draw", key


def _types(told: Mapping[str, Any], pool: Pool) -> Types:
    return types_of(pool, int(told["size"]), households=bool(told["pool"].get("household")))


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


def _other_chances(
    told: Mapping[str, Any], types: Types, pool: Pool, place: Mapping[str, int], weights: list[Fraction]
) -> Iterator[tuple[str, str]]:
    counted = [Fraction(0)] * len(place)
    for panel, weight in zip(told["panels"], weights, strict=True):
        for member in panel["members"]:
            if member in place:
                counted[place[member]] += weight
    for members in types.members:
        apart = max(counted[at] for at in members) - min(counted[at] for at in members)
        if apart > (Fraction(1, len(weights)) if told.get("uniform") else 0):
            yield "unequal_chances", pool.people[members[0]].id
        chance = float(sum((counted[at] for at in members), Fraction(0)) / len(members))
        for at in members:
            if abs(told["probabilities"].get(pool.people[at].id, -1) - chance) > 1e-12:
                yield "probability", pool.people[at].id
    lowest = min(told["probabilities"].values(), default=0)
    if abs(lowest - told["min_probability"]) > 1e-12:
        yield "min_probability", str(lowest)


def _weak_proof(told: Mapping[str, Any], types: Types) -> Iterator[tuple[str, str]]:
    proof = told["certificate"]
    if proof is None:
        return
    weights = [Fraction(weight) for weight in proof["weights"]]
    cuts = [Cut(np.array(cut["weights"], dtype=np.int64), int(cut["most"])) for cut in proof["cuts"]]
    multipliers = [Fraction(multiplier) for multiplier in proof["multipliers"]]
    bound = float(weak_duality(types, weights, multipliers, cuts))
    if min(weights) < 0 or sum(weights) != 1 or bound > told["bound"] + TOLERANCE:
        yield "certificate", str(bound)
    if told["method"] == "maximin" and told["bound"] - told["min_probability"] > told["gap"] + 1e-12:
        yield "gap", str(told["bound"] - told["min_probability"])


def checked(told: object, file: object) -> dict[str, Any]:
    """The content of a file as a lottery. Raises AdilError `not_a_lottery`."""
    if not isinstance(told, dict):
        raise AdilError("not_a_lottery", file=file, reason="no_object")
    for name in NEEDED:
        if name not in told:
            raise AdilError("not_a_lottery", file=file, reason=name)
    return told
