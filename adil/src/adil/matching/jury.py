"""Jurors to entries: so many for each entry, even loads, nobody with a conflict of interest, and the best fit of topics.

**Rule.** Each entry gets exactly `each` jurors. No juror gets an entry named among the juror's conflicts. Loads are as even as
that allows, and differ by at most `difference`. Of all plans with so even loads the one in which juror and entry share the most
topics, counted over all pairs; of these the one whose lots add up to most. The programme is a transport programme, so prices prove the plan in whole numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np

from adil.errors import AdilError
from adil.matching.solving import solve, with_lots
from adil.matching.transport import Prices, Transport
from adil.tables import shortened


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be judged."""

    key: str
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Juror:
    """Who judges: topics that the juror knows, and keys of entries that the juror must not judge."""

    key: str
    topics: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Jury:
    """`pairs` (entry, juror), by entry. `fit`: topics shared over all pairs, proved to be the most. `loads` by juror.

    `low` and `high`: every load lies between; `prices`: of entries and jurors in their order, the proof.
    """

    pairs: tuple[tuple[str, str], ...]
    fit: int
    loads: tuple[tuple[str, int], ...]
    each: int
    low: int
    high: int
    prices: Prices = field(repr=False, compare=False)


def assign_jury(
    entries: Iterable[Entry], jurors: Iterable[Juror], each: int = 3, *, difference: int = 1, seed: int = 0
) -> Jury:
    """The best jury for these entries; rule at the top of this module.

    **Errors.** AdilError `no_entries`, `no_jurors`, `doubled_entry`, `doubled_juror`, `unknown_entry`, `bad_jury_size`,
    `too_few_jurors` (an entry has fewer than `each` without a conflict) or `jury_unbalanced` (no plan has even loads; the
    sentence says how far apart they would have to be).

    >>> entries = [Entry("garden", frozenset({"green"})), Entry("app", frozenset({"code"}))]
    >>> jurors = [Juror("ada", frozenset({"code"})), Juror("bora", frozenset({"green"})), Juror("cem", conflicts=frozenset({"app"}))]
    >>> jury = assign_jury(entries, jurors, each=2)
    >>> jury.pairs, jury.loads, jury.fit
    ((('garden', 'bora'), ('garden', 'cem'), ('app', 'ada'), ('app', 'bora')), (('ada', 1), ('bora', 2), ('cem', 1)), 2)
    """
    entries, jurors = tuple(entries), tuple(jurors)
    check(entries, jurors, each, difference)
    total = each * len(entries)
    for low, high in _windows(total, len(jurors), difference):
        asked = jury_transport(entries, jurors, each, low, high)
        if solved := solve(asked):
            lots = [
                _lot(seed, entries[at].key, jurors[who].key) for at, who in zip(asked.left, asked.right, strict=True)
            ]
            best = with_lots(asked, *solved, np.array(lots, dtype=np.int64))
            left, right = asked.left[best].tolist(), asked.right[best].tolist()
            pairs = tuple((entries[at].key, jurors[who].key) for at, who in zip(left, right, strict=True))
            names, loads = [juror.key for juror in jurors], asked.taken(best)[1].tolist()
            told = tuple(zip(names, loads, strict=True))
            return Jury(pairs, asked.worth(best), told, each, low, high, solved[1])
    raise AdilError("jury_unbalanced", difference=difference, needed=_needed(entries, jurors, each))


def jury_transport(entries: Sequence[Entry], jurors: Sequence[Juror], each: int, low: int, high: int) -> Transport:
    """The programme whose edges are entries (left) and jurors without a conflict (right), weighted by topics that they share."""
    edges = [
        (at, who)
        for at, entry in enumerate(entries)
        for who, juror in enumerate(jurors)
        if entry.key not in juror.conflicts
    ]
    left, right = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    fit = np.array([len(entries[at].topics & jurors[who].topics) for at, who in edges], dtype=np.int64)
    exactly = np.full(len(entries), each, dtype=np.int64)
    loads = (np.full(len(jurors), load, dtype=np.int64) for load in (low, high))
    return Transport(left, right, fit, exactly, exactly, *loads)


def _windows(total: int, jurors: int, difference: int) -> list[tuple[int, int]]:
    """Pairs of lowest and highest load that can hold so many in all, the narrowest first."""
    even = total // jurors
    return [
        (low, low + apart)
        for apart in range(difference + 1)
        for low in range(even, max(-1, even - apart - 1), -1)
        if low * jurors <= total <= (low + apart) * jurors
    ]


def _needed(entries: Sequence[Entry], jurors: Sequence[Juror], each: int) -> int:
    """The smallest difference of loads that some plan has."""
    for apart in range(len(entries)):
        for low, high in _windows(each * len(entries), len(jurors), apart):
            if high - low == apart and solve(jury_transport(entries, jurors, each, low, high)):
                return apart
    return len(entries)


def _lot(seed: int, entry: str, juror: str) -> int:
    text = f"{seed}|{len(entry)}:{entry}|{len(juror)}:{juror}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=4).digest()) >> 2


def check(entries: Sequence[Entry], jurors: Sequence[Juror], each: int, difference: int) -> None:
    """Raises AdilError for what `assign_jury` can't use."""
    if not entries:
        raise AdilError("no_entries")
    if not jurors:
        raise AdilError("no_jurors")
    if type(each) is not int or each < 1 or type(difference) is not int or difference < 0:
        raise AdilError("bad_jury_size", each=each, difference=difference)
    known: set[str] = set()
    for entry in entries:
        if entry.key in known:
            raise AdilError("doubled_entry", key=shortened(entry.key))
        known.add(entry.key)
    seen: set[str] = set()
    for juror in jurors:
        if juror.key in seen:
            raise AdilError("doubled_juror", key=shortened(juror.key))
        seen.add(juror.key)
        for strange in sorted(juror.conflicts - known)[:1]:
            raise AdilError("unknown_entry", juror=shortened(juror.key), entry=shortened(strange))
    for entry in entries:
        free = sum(entry.key not in juror.conflicts for juror in jurors)
        if free < each:
            raise AdilError("too_few_jurors", entry=shortened(entry.key), free=free, each=each)
