"""The file of a lottery: everything that a third party needs to repeat and check the draw, as plain JSON values.

All of it but `draw` and `commitment` itself is committed to before the public number is told.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from adil import __version__
from adil.errors import AdilError
from adil.lottery.certificate import Certificate
from adil.lottery.lottery import Lottery, drawn
from adil.lottery.optimum import TOLERANCE
from adil.lottery.pool import Pool
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
        "levels": [
            {"bound": level.chance, "people": level.people, "types": list(level.types), **_sparse(level.proof)}
            for level in best.levels
        ],
        "certificate": None
        if proof is None
        else {
            "weights": [str(weight) for weight in proof.weights],
            "multipliers": [str(multiplier) for multiplier in proof.multipliers],
            "cuts": [{"weights": cut.weights.tolist(), "most": cut.most} for cut in proof.cuts],
        },
        "nash_certificate": None if best.nash_proof is None else _sparse(best.nash_proof),
        "uniform": lottery.uniform,
        "panels": [
            {"members": [ids[at] for at in panel.members], "weight": float(panel.weight), "exact": str(panel.weight)}
            for panel in lottery.panels
        ],
    }
    if replaces is not None:
        told["replaces"] = dict(replaces)
    return told | {"commitment": commitment(told), "draw": None}


def _sparse(proof: Certificate) -> dict[str, dict[str, str]]:
    """Weights by type and multipliers by row, those that are not 0; cuts are those of the first certificate."""
    parts = {"weights": proof.weights, "multipliers": proof.multipliers}
    return {name: {str(at): str(part) for at, part in enumerate(of) if part} for name, of in parts.items()}


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
    types = types_behind(told, pool)
    standing_in = stand_ins(pool, types, members, committed, public)
    draw = {"public": public, "panel": place, "members": members, "stand_ins": standing_in}
    return dict(told) | {"draw": draw}


def types_behind(told: Mapping[str, Any], pool: Pool) -> Types:
    """The types of a lottery, in the order of its proofs."""
    return types_of(pool, int(told["size"]), households=bool(told["pool"].get("household")))


def checked(told: object, file: object) -> dict[str, Any]:
    """The content of a file as a lottery. Raises AdilError `not_a_lottery`."""
    if not isinstance(told, dict):
        raise AdilError("not_a_lottery", file=file, reason="no_object")
    for name in NEEDED:
        if name not in told:
            raise AdilError("not_a_lottery", file=file, reason=name)
    return told
