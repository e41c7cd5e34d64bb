"""Maximin, leximin and Nash lotteries over types, each with its proof or its certified gap."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from adil.errors import AdilError
from adil.lottery.certificate import Certificate, certificate, mean_log_bound
from adil.lottery.generation import Left, Reached, Search, unlimited
from adil.lottery.nash import ABLE, Tangents, mean_log, nash_chances
from adil.lottery.programme import Cut
from adil.lottery.relaxation import Relaxed, relaxed_leximin
from adil.lottery.types import Real, Types, Whole
from adil.progress import Progress, silent

Method = Literal["leximin", "maximin", "nash"]
METHODS: tuple[Method, ...] = ("leximin", "maximin", "nash")
TOLERANCE = 1e-7
"""Chances that differ by less are the same for a proof of optimality; it is said in each result."""
PARTS = 2**40
SCALE = 10**6
MOST_CUTS = 200


@dataclass(frozen=True)
class Composition:
    """Seats by type, and the chance that this composition is drawn."""

    seats: tuple[int, ...]
    weight: Fraction


@dataclass(frozen=True)
class ProvedLevel:
    """A level of leximin: `chance` of the `types` that it settles, and the `proof` that the lowest of the rest can't have more."""

    chance: float
    types: tuple[int, ...]
    people: int
    proof: Certificate


@dataclass(frozen=True)
class Optimum:
    """A lottery over types.

    * `chances`: of each person of a type, exact
    * `bound`: no lottery has a higher lowest chance (maximin, leximin); its `certificate` can be checked
    * `gap`: maximin: bound − lowest chance; leximin: the most that any person is below the proved leximin chance; nash: a bound
      on how much higher the mean of log chances could be. `certified`: the gap is at most `TOLERANCE`
    * `levels`: leximin: each level with its proof; `nash_proof`: Nash: the proof of the bound on the mean of log chances
    """

    method: Method
    compositions: tuple[Composition, ...]
    chances: tuple[Fraction, ...]
    bound: float
    gap: float
    certified: bool
    certificate: Certificate | None
    levels: tuple[ProvedLevel, ...] = ()
    nash_proof: Certificate | None = None
    cuts: int = 0


def optimum(
    types: Types, method: Method, *, seed: int = 0, left: Left = unlimited, progress: Progress = silent
) -> Optimum:
    """The fairest lottery by `method`, or the best one that the time allows with its gap.

    Raises AdilError `quotas_infeasible` where the relaxation already proves that there is no panel.
    """
    search = Search(types, seed=seed, left=left, progress=progress)
    relaxed = _relaxed(types, ())
    aim, tangents = _aim(types, method, relaxed, ())
    search.seed_towards(aim, 2 * int((aim > 0).sum()) + 20)
    if not search.panels:
        search.add(search.pricing.best_panel(aim, seconds=max(left(), 10.0), gap=0.5)[0])
    if not search.panels:
        raise AdilError("no_panel_found", size=types.size)
    if method == "maximin":
        return _maximin(search, relaxed)
    cuts: list[Cut] = []
    reached = search.reach(aim)
    while reached.z < 1 - TOLERANCE and left() > 0 and len(cuts) < MOST_CUTS:
        cut = _cut(search, aim, reached, left)
        if cut is None:
            break
        cuts.append(cut)
        relaxed = _relaxed(types, tuple(cuts))
        aim, tangents = _aim(types, method, relaxed, tuple(cuts))
        reached = search.reach(aim)
    compositions = _compositions(search.panels, reached.weights)
    chances = _chances(types, compositions)
    shown = np.array([float(chance) for chance in chances])
    nash_proof = None
    if tangents is not None:
        nash_proof = certificate(types, tangents.weights, tangents.multipliers, cuts)
        able = np.flatnonzero(relaxed.chances > ABLE)
        highest_mean = mean_log_bound(types, nash_proof.weights, nash_proof.bound, able)
        gap = max(0.0, highest_mean - mean_log(types, shown, able))
    else:
        gap = max(0.0, float((aim / types.count - shown).max()))
    proof = _proof(types, relaxed, tuple(cuts))
    levels = _proved_levels(types, relaxed, tuple(cuts)) if method == "leximin" else ()
    all_settled = method != "leximin" or sum(len(level.types) for level in levels) == len(types)
    return Optimum(
        method=method,
        compositions=compositions,
        chances=chances,
        bound=float(proof.bound),
        gap=gap,
        certified=gap <= TOLERANCE and all_settled,
        certificate=proof,
        levels=levels,
        nash_proof=nash_proof,
        cuts=len(cuts),
    )


def _maximin(search: Search, relaxed: Relaxed) -> Optimum:
    """No cuts: where the relaxation is not reached, the exact programme proves the bound."""
    types = search.types
    highest = relaxed.levels[0].chance
    proof = _proof(types, relaxed, ())
    bound = float(proof.bound)
    need = np.asarray(types.count * highest, dtype=np.float64)
    reached = search.reach(need) if highest > TOLERANCE else _anything(search)
    if highest > TOLERANCE and reached.bound < np.inf:
        bound = min(bound, reached.bound * highest)
    compositions = _compositions(search.panels, reached.weights)
    chances = _chances(types, compositions)
    gap = max(0.0, bound - float(min(chances)))
    by_quotas = float(proof.bound) <= bound + TOLERANCE
    return Optimum("maximin", compositions, chances, bound, gap, gap <= TOLERANCE, proof if by_quotas else None)


def _anything(search: Search) -> Reached:
    number = len(search.panels)
    return Reached(1.0, 1.0, np.zeros(len(search.types)), np.full(number, 1.0 / number))


def _relaxed(types: Types, cuts: tuple[Cut, ...]) -> Relaxed:
    relaxed = relaxed_leximin(types, cuts)
    if relaxed is None:
        raise AdilError("no_panel_found", size=types.size)
    return relaxed


def _aim(types: Types, method: Method, relaxed: Relaxed, cuts: tuple[Cut, ...]) -> tuple[Real, Tangents | None]:
    """Seats by type, those of the panel in sum so that a lottery can meet them, and for Nash the tangents that bound it."""
    tangents = nash_chances(types, relaxed.chances, cuts) if method == "nash" else None
    seats: Real = (relaxed.chances if tangents is None else tangents.chances) * types.count
    return seats * (types.size / seats.sum()), tangents


def _cut(search: Search, aim: Real, reached: Reached, left: Left) -> Cut | None:
    """What all panels keep and the aim breaks, in whole numbers; None where that could not be proved."""
    if not np.isfinite(reached.bound) or not reached.prices.any():
        return None
    weights = np.rint(reached.prices * (SCALE / reached.prices.max())).astype(np.int64)
    _, bound = search.pricing.best_panel(weights.astype(float), seconds=min(left(), 120.0))
    if not np.isfinite(bound):
        return None
    most = int(np.floor(bound + 1e-3))
    return Cut(weights, most) if float(weights @ aim) > most * (1 + TOLERANCE) else None


def _proof(types: Types, relaxed: Relaxed, cuts: tuple[Cut, ...]) -> Certificate:
    first = relaxed.levels[0]
    return certificate(types, first.weights, first.multipliers, cuts)


def _proved_levels(types: Types, relaxed: Relaxed, cuts: tuple[Cut, ...]) -> tuple[ProvedLevel, ...]:
    """Every level with a proof that needs only those before it."""
    settled: list[tuple[int, Fraction]] = []
    levels = []
    for level in relaxed.levels:
        known = [at for at, _ in settled]
        weights = np.zeros(len(types))
        weights[[*known, *level.fixed]] = level.weights[[*known, *level.fixed]]
        proof = certificate(types, weights, level.multipliers, cuts, settled)
        people = int(types.count[list(level.fixed)].sum())
        levels.append(ProvedLevel(level.chance, level.fixed, people, proof))
        settled += [(at, Fraction(level.chance)) for at in level.fixed]
    return tuple(levels)


def _compositions(panels: list[Whole], weights: Real) -> tuple[Composition, ...]:
    """Weights as fractions that sum to exactly 1; the heaviest takes what rounding leaves."""
    parts = [round(weight * PARTS) for weight in weights.tolist()]
    kept = [at for at, part in enumerate(parts) if part > 0]
    heaviest = max(kept, key=lambda at: parts[at])
    parts[heaviest] += PARTS - sum(parts[at] for at in kept)
    return tuple(Composition(tuple(panels[at].tolist()), Fraction(parts[at], PARTS)) for at in kept)


def _chances(types: Types, compositions: tuple[Composition, ...]) -> tuple[Fraction, ...]:
    parts = np.array([int(c.weight * PARTS) for c in compositions], dtype=object)
    seats = np.array([c.seats for c in compositions], dtype=object)
    total = parts @ seats
    return tuple(Fraction(int(t), PARTS * int(n)) for t, n in zip(total, types.count.tolist(), strict=True))
