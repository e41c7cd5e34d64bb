"""What unites everybody, and what divides the groups."""

from dataclasses import dataclass

import numpy as np

from adil.opinions.representative import CLEAR, MOST, Counts, probability, probability_test, two_proportions_test
from adil.opinions.votes import AGREE, DISAGREE, Flags, Floats, Ints, Votes


@dataclass(frozen=True)
class Agreed:
    """A statement that most of all voters answer alike. `answer`: 1 agree, −1 disagree."""

    statement: str
    answer: int
    successes: int
    trials: int
    probability: float
    probability_test: float


@dataclass(frozen=True)
class Divisive:
    """A statement on which two groups differ: `warm` agrees most, `cool` least; `gap` of their probabilities, 0 to 1; `test`: z."""

    statement: str
    warm: int
    cool: int
    gap: float
    test: float


def everybody(votes: Votes) -> Counts:
    """Counts of one group that holds all who voted."""
    size = len(votes.statements)
    agree, disagree = (np.bincount(votes.columns[votes.values == v], minlength=size)[None] for v in (AGREE, DISAGREE))
    return Counts(agree, disagree, np.bincount(votes.columns, minlength=size)[None])


def consensus(votes: Votes, left_out: Flags) -> tuple[Agreed, ...]:
    """Up to five statements that most agree with, then up to five that most disagree with.

    **Rule.** Probability above ½ and its test above 1.2816, over all who voted; by the product of both. **Source.** Small et
    al. 2021.
    """
    counts = everybody(votes)
    return (
        *_top(votes, counts.agree[0], counts.seen[0], AGREE, left_out),
        *_top(votes, counts.disagree[0], counts.seen[0], DISAGREE, left_out),
    )


def group_aware(counts: Counts) -> Floats:
    """float[statements], 0 to 1: the product over groups of the probability to agree. One group that refuses makes it small.

    >>> table = np.array([[9], [0]])
    >>> group_aware(Counts(table, table * 0, np.array([[10], [10]]))).round(4).tolist()
    [0.0694]
    """
    product: Floats = probability(counts.agree, counts.seen).prod(axis=0)
    return product


def divisive(counts: Counts, statements: tuple[str, ...], left_out: Flags, most: int = MOST) -> tuple[Divisive, ...]:
    """Statements on which the groups that agree most and least differ, the widest gap first.

    **Rule.** The gap between the largest and the smallest (agree + 1) / (votes + 2), where the two-proportion test of these
    two groups exceeds 1.2816; groups without a vote on it are passed over.
    """
    shares, voted = probability(counts.agree, counts.seen), counts.seen > 0
    warm, cool = np.where(voted, shares, -1).argmax(axis=0), np.where(voted, shares, 2).argmin(axis=0)
    here = np.arange(len(statements))
    gap = shares[warm, here] - shares[cool, here]
    test = two_proportions_test(*(table[side, here] for side in (warm, cool) for table in (counts.agree, counts.seen)))
    fit = np.flatnonzero((test > CLEAR) & (gap > 0) & (voted.sum(axis=0) > 1) & ~left_out)
    ranked = fit[np.argsort(-gap[fit], kind="stable")][:most]
    return tuple(
        Divisive(statements[at], int(warm[at]), int(cool[at]), float(gap[at]), float(test[at])) for at in ranked
    )


def _top(votes: Votes, successes: Ints, trials: Ints, answer: int, left_out: Flags) -> list[Agreed]:
    p, test = probability(successes, trials), probability_test(successes, trials)
    fit = np.flatnonzero((p > 0.5) & (test > CLEAR) & ~left_out)
    ranked = fit[np.argsort(-(p * test)[fit], kind="stable")][:MOST]
    return [
        Agreed(votes.statements[at], answer, int(successes[at]), int(trials[at]), float(p[at]), float(test[at]))
        for at in ranked
    ]
