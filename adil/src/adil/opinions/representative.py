"""What sets a group apart: statements that it answers clearly, and more clearly than all others.

**Rule.** For a group and a statement, with s of n votes agreeing (or disagreeing) inside and S of N outside: probability
p = (s+1)/(n+2), its test 2√(n+1)·((s+1)/(n+1) − ½), ratio p / ((S+1)/(N+2)), and its test, two proportions of (s+1)/(n+1)
against (S+1)/(N+1). A statement is representative where both tests of one answer exceed 1.2816 (one-sided, 90 %). Up to five
with the largest product of the four; the best one agreed with always leads. **Source.** Small et al. 2021.
"""

from dataclasses import dataclass

import numpy as np

from adil.opinions.votes import AGREE, DISAGREE, Flags, Floats, Ints, Votes

CLEAR = 1.2816
MOST = 5


@dataclass(frozen=True, eq=False)
class Counts:
    """int[groups, statements] each: votes that agree, that disagree, and all with passes."""

    agree: Ints
    disagree: Ints
    seen: Ints

    def total(self) -> "Counts":
        """All groups as one."""
        return Counts(*(table.sum(axis=0, keepdims=True) for table in (self.agree, self.disagree, self.seen)))


@dataclass(frozen=True, eq=False)
class Measures:
    """float[groups, statements] each, for one answer, and the counts that they come from."""

    successes: Ints
    probability: Floats
    probability_test: Floats
    ratio: Floats
    ratio_test: Floats

    @property
    def product(self) -> Floats:
        """What statements are ranked by."""
        return self.ratio * self.ratio_test * self.probability * self.probability_test

    @property
    def clear(self) -> Flags:
        """Where both tests are passed."""
        found: Flags = (self.probability_test > CLEAR) & (self.ratio_test > CLEAR)
        return found


@dataclass(frozen=True)
class Representative:
    """A statement that stands for a group. `answer`: 1 agree, −1 disagree; `best_agreed`: put first for that reason."""

    statement: str
    answer: int
    successes: int
    trials: int
    probability: float
    probability_test: float
    ratio: float
    ratio_test: float
    best_agreed: bool = False


def count(votes: Votes, people: Ints, groups: Ints, sizes: int) -> Counts:
    """Votes by group and statement. `people`: places of the grouped; `groups`: their groups, from 0 below `sizes`."""
    of = np.full(len(votes.people), -1)
    of[people] = groups
    inside = of[votes.rows] >= 0
    cell = of[votes.rows[inside]] * len(votes.statements) + votes.columns[inside]
    values, shape = votes.values[inside], (sizes, len(votes.statements))

    def table(chosen: Ints) -> Ints:
        return np.bincount(chosen, minlength=shape[0] * shape[1]).reshape(shape)

    return Counts(table(cell[values == AGREE]), table(cell[values == DISAGREE]), table(cell))


def probability(successes: Ints, trials: Ints) -> Floats:
    """(s + 1) / (n + 2): between 0 and 1, ½ for no votes."""
    shares: Floats = (successes + 1) / (trials + 2)
    return shares


def probability_test(successes: Ints, trials: Ints) -> Floats:
    """z of the share against one half."""
    z: Floats = 2 * np.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5)
    return z


def two_proportions_test(successes: Ints, trials: Ints, others: Ints, other_trials: Ints) -> Floats:
    """z of one share against another, with 1 added to each count; 0 where all agree."""
    s, n, t, m = successes + 1, trials + 1, others + 1, other_trials + 1
    both = (s + t) / (n + m)
    wide = np.sqrt(np.where(both < 1, both * (1 - both), 1) * (1 / n + 1 / m))
    z: Floats = np.where(both < 1, (s / n - t / m) / wide, 0.0)
    return z


def measure(counts: Counts, answer: int) -> Measures:
    """All four figures for each group and statement, for agree (1) or disagree (−1)."""
    inside = counts.agree if answer == AGREE else counts.disagree
    outside, trials = inside.sum(axis=0) - inside, counts.seen
    others = trials.sum(axis=0) - trials
    p = probability(inside, trials)
    ratio = p / probability(outside, others)
    return Measures(
        inside, p, probability_test(inside, trials), ratio, two_proportions_test(inside, trials, outside, others)
    )


def representative(counts: Counts, statements: tuple[str, ...], left_out: Flags) -> list[tuple[Representative, ...]]:
    """For each group up to five statements, those agreed with first. A group with votes has at least one where any is fit."""
    agree, disagree = measure(counts, AGREE), measure(counts, DISAGREE)
    return [_chosen(agree, disagree, counts, group, statements, left_out) for group in range(len(counts.seen))]


def _chosen(
    agree: Measures, disagree: Measures, counts: Counts, group: int, statements: tuple[str, ...], left_out: Flags
) -> tuple[Representative, ...]:
    agreed = agree.ratio_test[group] > disagree.ratio_test[group]
    product = np.where(agreed, agree.product[group], disagree.product[group])
    enough = np.flatnonzero((agree.clear[group] | disagree.clear[group]) & ~left_out)

    def made(at: int, best: bool = False) -> Representative:
        answer = AGREE if agreed[at] else DISAGREE
        of = agree if answer == AGREE else disagree
        return Representative(
            statement=statements[at],
            answer=answer,
            successes=int(of.successes[group, at]),
            trials=int(counts.seen[group, at]),
            probability=float(of.probability[group, at]),
            probability_test=float(of.probability_test[group, at]),
            ratio=float(of.ratio[group, at]),
            ratio_test=float(of.ratio_test[group, at]),
            best_agreed=best,
        )

    best = _best_agreed(agree, counts, group, left_out)
    head = [] if best is None else [made(best, True)]
    if not len(enough):
        if not head and not left_out.all():
            tests = np.maximum(agree.ratio_test[group], disagree.ratio_test[group])
            head = [made(int(np.where(left_out, -np.inf, tests).argmax()))]
        return tuple(head)
    ranked = [int(at) for at in enough[np.argsort(-product[enough], kind="stable")] if at != best]
    chosen = [*head, *map(made, ranked)][:MOST]
    return tuple(sorted(chosen, key=lambda one: -one.answer))


def _best_agreed(agree: Measures, counts: Counts, group: int, left_out: Flags) -> int | None:
    """The statement most agreed with: more than elsewhere if there is one, else simply most.

    Polis walks through the statements and compares each with the best so far, so that their order can matter; here all are
    compared with each other.
    """
    p, test, ratio = agree.probability[group], agree.probability_test[group], agree.ratio[group]
    voted = (counts.agree[group] + counts.disagree[group] > 0) & ~left_out
    fit = voted & ((test > CLEAR) | ((ratio > 1) & (p > 0.5)))
    more = fit & (ratio > 1)
    if more.any():
        return int(np.where(more, agree.product[group], -np.inf).argmax())
    return int(np.where(fit, p * test, -np.inf).argmax()) if fit.any() else None
