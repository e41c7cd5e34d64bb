"""Jurors to entries: so many for each entry, even loads, nobody with a conflict of interest, and the best fit of topics.

**Rule.** Each entry gets exactly `each` jurors. No juror gets an entry named among the juror's conflicts. Loads are as even as
that allows, and differ by at most `difference`. Of all plans with so even loads the one in which juror and entry share the most
topics, counted over all pairs; of these the one whose lots add up to most. The programme is a transport programme, so prices prove the plan in whole numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from adil.errors import AdilError
from adil.matching.solving import solve, with_lots
from adil.matching.transport import Transport
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
    """`pairs` (entry, juror), by entry. `fit`: topics shared over all pairs, proved to be the most. `loads` by juror."""

    pairs: tuple[tuple[str, str], ...]
    fit: int
    loads: tuple[tuple[str, int], ...]
    each: int


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
    _check(entries, jurors, each, difference)
    edges = [
        (at, who)
        for at, entry in enumerate(entries)
        for who, juror in enumerate(jurors)
        if entry.key not in juror.conflicts
    ]
    left, right = np.array(edges, dtype=np.int64).T
    fit = np.array([len(entries[at].topics & jurors[who].topics) for at, who in edges], dtype=np.int64)
    lots = np.array([_lot(seed, entries[at].key, jurors[who].key) for at, who in edges], dtype=np.int64)
    total, exactly = each * len(entries), np.full(len(entries), each, dtype=np.int64)
    for low, high in _windows(total, len(jurors), difference):
        bounds = (np.full(len(jurors), load, dtype=np.int64) for load in (low, high))
        asked = Transport(left, right, fit, exactly, exactly, *bounds)
        if solved := solve(asked):
            best = with_lots(asked, *solved, lots)
            pairs = tuple((entries[at].key, jurors[who].key) for at, who in zip(left[best], right[best], strict=True))
            loads = asked.taken(best)[1].tolist()
            names = [juror.key for juror in jurors]
            return Jury(pairs, asked.worth(best), tuple(zip(names, loads, strict=True)), each)
    raise AdilError("jury_unbalanced", difference=difference, needed=_needed(left, right, entries, jurors, each))


def _windows(total: int, jurors: int, difference: int) -> list[tuple[int, int]]:
    """Pairs of lowest and highest load that can hold so many in all, the narrowest first."""
    even = total // jurors
    return [
        (low, low + apart)
        for apart in range(difference + 1)
        for low in range(even, max(-1, even - apart - 1), -1)
        if low * jurors <= total <= (low + apart) * jurors
    ]


def _needed(
    left: np.ndarray[tuple[int], np.dtype[np.int64]],
    right: np.ndarray[tuple[int], np.dtype[np.int64]],
    entries: Sequence[Entry],
    jurors: Sequence[Juror],
    each: int,
) -> int:
    """The smallest difference of loads that some plan has."""
    exactly, fit = np.full(len(entries), each, dtype=np.int64), np.zeros(len(left), dtype=np.int64)
    for apart in range(len(entries)):
        for low, high in _windows(each * len(entries), len(jurors), apart):
            bounds = (np.full(len(jurors), load, dtype=np.int64) for load in (low, high))
            if high - low == apart and solve(Transport(left, right, fit, exactly, exactly, *bounds)):
                return apart
    return len(entries)


def _lot(seed: int, entry: str, juror: str) -> int:
    text = f"{seed}|{len(entry)}:{entry}|{len(juror)}:{juror}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=4).digest()) >> 2


def _check(entries: Sequence[Entry], jurors: Sequence[Juror], each: int, difference: int) -> None:
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
