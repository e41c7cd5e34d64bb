"""How far a share could be off by chance alone: the Wilson score interval, in fractions.

**Participants are no random sample.** People decide to take part, and that is what a measure is about. The interval answers a
narrower question: if each participant had come from the group with one and the same chance, independently of the others, which
chances would have made the share seen no surprise? It is a guard against reading much into few people; it says nothing about
those who did not come, and it does not make a share an estimate of anything else.

It is worked out from two published counts, so it tells nothing that these do not.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

Z_MILLIONTHS = 1_959_964  # z, two-sided 95 % of the normal distribution
MILLION, DIGITS = 10**6, 10**12


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, both included."""

    low: Fraction
    high: Fraction


def wilson(came: int, of: int) -> Interval:
    """The 95 % Wilson score interval for `came` of `of` people, `of` above 0.

    **Rule.** With p = came / of, n = of, z = 1.959964: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), here
    multiplied by 2n. The root is rounded up at the twelfth digit, so the interval is never too narrow; ends stay within 0 and 1. **Source.** Wilson,
    *Probable inference, the law of succession, and statistical inference*, Journal of the American Statistical Association 22
    (1927), 209–212.

    >>> interval = wilson(15, 100)
    >>> round(float(interval.low), 4), round(float(interval.high), 4)
    (0.0931, 0.2328)
    >>> wilson(0, 20).low, round(float(wilson(0, 20).high), 4)
    (Fraction(0, 1), 0.1611)
    """
    z = Z_MILLIONTHS
    root = isqrt((z * z * of + 4 * came * (of - came) * MILLION**2) * (DIGITS // MILLION) ** 2 // of) + 1
    middle, half = 2 * came * MILLION * DIGITS + z * z * (DIGITS // MILLION), z * root
    whole = 2 * (of * MILLION * DIGITS + z * z * (DIGITS // MILLION))
    low = Fraction(0) if came == 0 else Fraction(middle - half, whole)
    return Interval(low, Fraction(1) if came == of else Fraction(middle + half, whole))
