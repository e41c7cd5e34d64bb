"""Plain facts about groups, as data: what unites one, where it parts from the others, what all share.

Groups are described by statements only, never by who is in them. A group with fewer people than the floor gets no facts.
"""

from dataclasses import dataclass

import numpy as np

from adil.opinions.representative import CLEAR, MOST, Counts, Measures, measure
from adil.opinions.votes import AGREE, DISAGREE, Flags, Ints


@dataclass(frozen=True)
class Fact:
    """`answered` of `votes` inside gave this `answer` (1 agree, −1 disagree); `answered_elsewhere` of `votes_elsewhere` outside."""

    statement: str
    answer: int
    answered: int
    votes: int
    answered_elsewhere: int
    votes_elsewhere: int


@dataclass(frozen=True)
class GroupFacts:
    """One group: `unites`, what it clearly answers alike; `parts`, where its clear answer is not that of the others."""

    group: int
    people: int
    unites: tuple[Fact, ...]
    parts: tuple[Fact, ...]


def group_facts(
    counts: Counts, sizes: Ints, statements: tuple[str, ...], left_out: Flags, floor: int
) -> tuple[GroupFacts, ...]:
    """Facts of each group with at least `floor` people. Clear: the test of the share against one half exceeds 1.2816.

    The others give another answer where their probability of this one is at most ½. At most five of each kind.
    """
    measures = {answer: measure(counts, answer) for answer in (AGREE, DISAGREE)}
    return tuple(
        GroupFacts(group, int(sizes[group]), *_of(group, measures, counts, statements, left_out))
        for group in range(len(sizes))
        if sizes[group] >= floor
    )


def common_ground(counts: Counts, statements: tuple[str, ...], left_out: Flags) -> tuple[tuple[str, int], ...]:
    """(statement, answer) which every group clearly gives, the surest first by the lowest probability of a group."""
    found: list[tuple[float, str, int]] = []
    for answer in (AGREE, DISAGREE):
        of = measure(counts, answer)
        fit = (of.probability_test > CLEAR).all(axis=0) & ~left_out
        found += [(-float(of.probability[:, at].min()), statements[at], answer) for at in np.flatnonzero(fit)]
    return tuple((statement, answer) for _, statement, answer in sorted(found, key=lambda one: one[0]))


def _of(
    group: int, measures: dict[int, Measures], counts: Counts, statements: tuple[str, ...], left_out: Flags
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    unites: list[tuple[float, Fact]] = []
    parts: list[tuple[float, Fact]] = []
    for answer, of in measures.items():
        elsewhere = of.probability[group] / of.ratio[group]
        for at in np.flatnonzero((of.probability_test[group] > CLEAR) & ~left_out):
            fact = _fact(statements[at], answer, of.successes[:, at], counts.seen[:, at], group)
            unites.append((-float(of.probability[group, at]), fact))
            if elsewhere[at] <= 0.5 and of.ratio_test[group, at] > CLEAR:
                parts.append((float(elsewhere[at] - of.probability[group, at]), fact))
    first, second = (tuple(fact for _, fact in sorted(some, key=lambda one: one[0])[:MOST]) for some in (unites, parts))
    return first, second


def _fact(statement: str, answer: int, successes: Ints, trials: Ints, group: int) -> Fact:
    inside, votes = int(successes[group]), int(trials[group])
    return Fact(statement, answer, inside, votes, int(successes.sum()) - inside, int(trials.sum()) - votes)
