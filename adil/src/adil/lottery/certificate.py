"""Proofs in whole numbers and fractions that no lottery can give everybody more.

**Rule.** Let w be weights of types, not negative. The chances of any lottery are p_t = x_t / n_t with low ≤ rows · x ≤ high and
0 ≤ x_t ≤ most_t, so for any multipliers m of the rows

    Σ w_t p_t ≤ Σ_r max(m_r low_r, m_r high_r) + Σ_t most_t · max(0, w_t / n_t - Σ_r m_r rows_rt).

With Σ w = 1 the lowest chance is at most Σ w_t p_t, hence at most the right side. It holds for all numbers w and m: a solver may
have found them, but it need not be believed. **Source.** Weak duality of linear programming.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from adil.lottery.programme import Cut
from adil.lottery.types import Real, Types

DIGITS = 10**12


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

    `settled`: types whose chance is known to be at least the number beside them; their weights are not among those that add up
    to 1, and the bound is on the lowest chance of the others.
    """
    exact = [_fraction(weight) for weight in weights]
    known = dict(settled)
    total = sum((weight for at, weight in enumerate(exact) if at not in known), Fraction(0))
    exact = [weight / total for weight in exact]
    size_of = [1] * len(types.rows) + [
        max(cut.most, 1) for cut in cuts
    ]  # the relaxation holds cuts scaled to at most 1
    scaled = [_fraction(m) / total / size for m, size in zip(multipliers, size_of, strict=True)]
    promised = sum((exact[at] * chance for at, chance in known.items()), Fraction(0))
    bound = weak_duality(types, exact, scaled, cuts) - promised
    return Certificate(tuple(exact), tuple(scaled), bound, tuple(cuts))


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
    left = [weight / int(count) for weight, count in zip(weights, types.count, strict=True)]
    bound = Fraction(0)
    tables = [*types.rows, *[cut.weights for cut in cuts]]
    for multiplier, table, (low, high) in zip(multipliers, tables, _limits(types, cuts), strict=True):
        if multiplier:
            bound += multiplier * high if multiplier > 0 else multiplier * low
            for at in table.nonzero()[0].tolist():
                left[at] -= multiplier * int(table[at])
    return bound + sum(
        (int(most) * rest for most, rest in zip(types.most, left, strict=True) if rest > 0), start=Fraction(0)
    )


def _limits(types: Types, cuts: Sequence[Cut]) -> list[tuple[int, int]]:
    rows = zip(types.low.tolist(), types.high.tolist(), strict=True)
    return [*rows, *[(0, cut.most) for cut in cuts]]


def _fraction(number: float) -> Fraction:
    return Fraction(round(float(number) * DIGITS), DIGITS)
