"""Which statement to show a person next, with the reason as data.

**Rule.** The priority of a statement is (a · (1 − p) · (e + 1) · (1 + 8 · 2^(−s/5)))²: a = (agree + 1) / (seen + 2),
p = (passes + 1) / (seen + 2), e its extremity on the map, s how often it was seen. New statements come up fast, those that
people pass on sink, and those that tell where people stand rise. A person gets a statement not yet seen, drawn with chances
in proportion to the priorities. **Source.** the published behaviour of Polis; the draw is Efraimidis and Spirakis 2006 with
SHA-256 of seed, person and statement, so that everybody can repeat it.
"""

import hashlib
from dataclasses import dataclass
from math import log
from typing import Literal

import numpy as np

from adil.opinions.representative import Counts
from adil.opinions.votes import Flags, Floats, Votes

type Reason = Literal["new", "telling", "agreed", "passed_over"]


@dataclass(frozen=True)
class Next:
    """A statement to show. `chance`: of being drawn among those that this person has not seen.

    `reason`: `new` (seen so rarely that this at least doubles its priority), `telling` (extremity 1 or more), `agreed`, or
    `passed_over` (half of the answers are passes); the figures behind it follow.
    """

    statement: str
    chance: float
    reason: Reason
    agree_share: float
    pass_share: float
    extremity: float
    seen: int


def priorities(counts: Counts, extremity: Floats) -> Floats:
    """float[statements] ≥ 0, over the votes of all groups."""
    agree, passes, seen = _sums(counts)
    importance = (1 - (passes + 1) / (seen + 2)) * (extremity + 1) * (agree + 1) / (seen + 2)
    found: Floats = (importance * (1 + 8 * 2.0 ** (-seen / 5))) ** 2
    return found


def next_statement(
    votes: Votes, counts: Counts, extremity: Floats, person: str, *, seed: int, left_out: Flags
) -> Next | None:
    """The statement that `person` (who may be new) gets next; None when all are seen. Same seed, same answer."""
    open_ones = ~left_out
    if person in votes.people:
        at = votes.person(person)
        open_ones = open_ones.copy()
        open_ones[votes.columns[votes.starts[at] : votes.starts[at + 1]]] = False
    places = np.flatnonzero(open_ones)
    if not len(places):
        return None
    weights = priorities(counts, extremity)
    chosen = max(places, key=lambda at: log(_uniform(seed, person, votes.statements[at])) / weights[at])
    agree, passes, seen = (float(table[chosen]) for table in _sums(counts))
    a, p, e = (agree + 1) / (seen + 2), (passes + 1) / (seen + 2), float(extremity[chosen])
    return Next(
        votes.statements[chosen],
        float(weights[chosen] / weights[places].sum()),
        _reason(seen, p, e),
        a,
        p,
        e,
        int(seen),
    )


def _reason(seen: float, passed: float, extremity: float) -> Reason:
    if 8 * 2.0 ** (-seen / 5) >= 1:
        return "new"
    if passed >= 0.5:
        return "passed_over"
    return "telling" if extremity >= 1 else "agreed"


def _sums(counts: Counts) -> tuple[Floats, Floats, Floats]:
    agree, disagree, seen = (table.sum(axis=0).astype(float) for table in (counts.agree, counts.disagree, counts.seen))
    return agree, seen - agree - disagree, seen


def _uniform(seed: int, person: str, statement: str) -> float:
    """Strictly between 0 and 1."""
    digest = hashlib.sha256(f"adil next statement\n{seed}\n{person}\n{statement}".encode()).digest()
    return (int.from_bytes(digest[:6]) + 0.5) / 2**48
