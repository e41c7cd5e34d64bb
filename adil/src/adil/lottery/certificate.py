"""Proofs in whole numbers and fractions that no lottery can give everybody more.

**Rule.** Let w be weights of types, not negative. The chances of any lottery are p_t = x_t / n_t with low ≤ rows · x ≤ high and
0 ≤ x_t ≤ most_t, so for any multipliers m of the rows

    Σ w_t p_t ≤ Σ_r max(m_r low_r, m_r high_r) + Σ_t most_t · max(0, w_t / n_t - Σ_r m_r rows_rt).

It holds for all numbers w and m: a solver may have found them, but it need not be believed. What follows from a bound b on Σ w_t p_t:

* **Maximin.** With Σ w = 1 the lowest chance is at most Σ w_t p_t, hence at most b.
* **Leximin.** Where all types settled by the levels before have at least their chances c_s, and Σ w = 1 over the others, the lowest chance
  of the others is at most b − Σ w_s c_s. A lottery that is no worse in leximin gives each of the others at least this level's
  chance; then those with w > 0 have it exactly, and the level settles them.
* **Nash.** For any λ > 0, Σ n_t log p_t ≤ λ b + Σ max over p ≤ 1 of (n_t log p − λ w_t p); the maximum is at p = n_t / (λ w_t), or at 1.

**Source.** Weak duality of linear programming; Ogryczak 1997 for the levels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, lcm

import numpy as np

from adil.lottery.programme import Cut
from adil.lottery.types import Real, Types, Whole

DIGITS = 10**12
STEPS = 50


@dataclass(frozen=True)
class Certificate:
    """`weights` of types, `multipliers` of rows (quotas, size, addresses, then `cuts`), and the `bound` they prove.

    Without cuts anybody can check it; a cut (all panels keep weights · seats ≤ most) has been proved by the solver.
    """

    weights: tuple[Fraction, ...]
    multipliers: tuple[Fraction, ...]
    bound: Fraction
    cuts: tuple[Cut, ...] = ()


def certificate(
    types: Types,
    weights: Real,
    multipliers: Real,
    cuts: Sequence[Cut] = (),
    settled: Sequence[tuple[int, Fraction]] = (),
) -> Certificate:
    """A proof from the duals of a relaxation, rounded to fractions; the rounding can only make the bound worse, never wrong.

    The sign of the multipliers is the solver's custom: the one that proves more is taken. `settled`: types whose chance is known to be at least the number beside them; their weights are not among those that add up
    to 1, and the bound is on the lowest chance of the others.
    """
    exact = [_fraction(weight) for weight in weights]
    known = dict(settled)
    total = sum((weight for at, weight in enumerate(exact) if at not in known), Fraction(0)) or Fraction(1)
    exact = [weight / total for weight in exact]
    # the relaxation holds cuts scaled to at most 1
    size_of = [1] * len(types.rows) + [max(cut.most, 1) for cut in cuts]
    scaled = [_fraction(m) / total / size for m, size in zip(multipliers, size_of, strict=True)]
    promised = sum((exact[at] * chance for at, chance in known.items()), Fraction(0))
    signed = [tuple(sign * multiplier for multiplier in scaled) for sign in (1, -1)]
    bound, best = min((weak_duality(types, exact, one, cuts) - promised, one) for one in signed)
    return Certificate(tuple(exact), best, bound, tuple(cuts))


def mean_log_bound(types: Types, weights: Sequence[Fraction], bound: Fraction, able: Whole) -> float:
    """Nash: no lottery has a higher mean of log chances over the people of the types `able`, by a bound on Σ weights · chances.

    Every λ gives a bound; the one that the derivative asks for is taken, where types that it would lift above 1 stay at 1.
    """
    people, weighed, highest = (
        types.count[able].astype(float),
        np.array([float(weights[at]) for at in able]),
        float(bound),
    )
    if not weighed.any():  # all can have the chance 1
        return 0.0
    factor, best = people.sum() / highest, inf
    for _ in range(STEPS):
        capped = people > factor * weighed
        inner = people[~capped]
        logs = inner * np.log(inner / (factor * weighed[~capped])) - inner
        best = min(best, float(logs.sum() - factor * weighed[capped].sum()) + factor * highest)
        rest = highest - float(weighed[capped].sum())
        if rest <= 0 or not len(inner):
            break
        factor = inner.sum() / rest
    return best / float(people.sum())


def weak_duality(
    types: Types, weights: Sequence[Fraction], multipliers: Sequence[Fraction], cuts: Sequence[Cut] = ()
) -> Fraction:
    """The right side of the rule: a bound on Σ weights · chances of every lottery.

    >>> from adil.lottery.pool import Person, Pool, Quota
    >>> from adil.lottery.types import types_of
    >>> people = tuple(Person(str(at), ("f" if at < 3 else "m",)) for at in range(5))
    >>> types = types_of(Pool((Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), people), 2)
    >>> weak_duality(types, [Fraction(1), Fraction(0)], [Fraction(1, 3), Fraction(0), Fraction(0)])
    Fraction(1, 3)
    """
    parts = lcm(*(number.denominator for number in (*weights, *multipliers)))
    bound, taken = 0, np.zeros(len(types), dtype=object)
    tables = [*types.rows, *[cut.weights for cut in cuts]]
    for multiplier, table, (low, high) in zip(multipliers, tables, _limits(types, cuts), strict=True):
        if whole := int(multiplier * parts):
            bound += whole * high if whole > 0 else whole * low
            taken += whole * table.astype(object)
    by_count: dict[int, int] = {}
    for weight, count, most, less in zip(weights, types.count.tolist(), types.most.tolist(), taken, strict=True):
        rest = int(weight * parts) - count * less
        if rest > 0:
            by_count[count] = by_count.get(count, 0) + most * rest
    return (bound + sum((Fraction(rest, count) for count, rest in by_count.items()), Fraction(0))) / parts


def _limits(types: Types, cuts: Sequence[Cut]) -> list[tuple[int, int]]:
    rows = zip(types.low.tolist(), types.high.tolist(), strict=True)
    return [*rows, *[(0, cut.most) for cut in cuts]]


def _fraction(number: float) -> Fraction:
    return Fraction(round(float(number) * DIGITS), DIGITS)
