"""People who are equal before the quotas are one type: the programmes count types, not people.

**Rule.** Two people are equal when all their features agree and, where at most one of an address may be drawn, when the
people at their addresses agree too (as many, with the same features). A panel then is a number of seats for each type, and an
address of a kind gives one seat at most: of all m addresses that hold the same features, at most m people. Any such numbers
can be filled with people, since addresses of a kind can change places.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from adil.errors import AdilError
from adil.lottery.pool import Pool

type Whole = NDArray[np.int64]
type Real = NDArray[np.float64]
type Kind = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Types:
    """Types of a pool and the rows that every panel keeps.

    * `members`: for each type its people, as places in the pool; `count`: how many; `most`: seats that it can have at most
    * `rows`, `low`, `high`: low ≤ rows · seats ≤ high; first the quotas in their order, then the size of the panel, then cuts
      or kinds of addresses; `rows` is (rows × types)
    * `addresses`: for each kind of address with more than one person its addresses, each a list of places in the pool
    """

    members: tuple[tuple[int, ...], ...]
    count: Whole
    most: Whole
    rows: Whole
    low: Whole
    high: Whole
    size: int
    addresses: tuple[tuple[tuple[int, ...], ...], ...] = ()

    def __len__(self) -> int:
        return len(self.members)

    @cached_property
    def type_of(self) -> dict[int, int]:
        """Person, as a place in the pool → type."""
        return {person: at for at, members in enumerate(self.members) for person in members}

    @cached_property
    def address_of(self) -> dict[int, tuple[int, int]]:
        """Person who shares an address that counts → kind of address, and which of that kind."""
        return {
            person: (at, number)
            for at, kind in enumerate(self.addresses)
            for number, address in enumerate(kind)
            for person in address
        }

    def kept_by(self, seats: Whole) -> bool:
        """Whether these seats are a panel."""
        told = self.rows @ seats
        return bool(
            (seats >= 0).all() and (seats <= self.most).all() and (told >= self.low).all() and (told <= self.high).all()
        )


def types_of(pool: Pool, size: int, *, households: bool = False) -> Types:
    """Merge equal people. Raises AdilError `bad_size`, `size_above_pool`, `quotas_against_size` or `too_few_people`.

    >>> from adil.lottery.pool import Person, Quota
    >>> people = tuple(Person(str(at), ("f" if at < 3 else "m",)) for at in range(5))
    >>> merged = types_of(Pool((Quota("sex", "f", 1, 2), Quota("sex", "m", 1, 2)), people), 2)
    >>> merged.count.tolist(), merged.rows.tolist(), merged.low.tolist(), merged.high.tolist()
    ([3, 2], [[1, 0], [0, 1], [1, 1]], [1, 1, 2], [2, 2, 2])
    """
    _check_size(pool, size)
    kinds = _kinds(pool) if households else {}
    groups: dict[tuple[tuple[str, ...], Kind], list[int]] = defaultdict(list)
    for at, person in enumerate(pool.people):
        groups[person.values, kinds.get(person.household, ())].append(at)
    addresses = _addresses(pool, kinds)
    count = np.array([len(members) for members in groups.values()], dtype=np.int64)
    most = np.array([len(addresses[kind]) if kind else len(members) for (_, kind), members in groups.items()])
    place = {feature: at for at, feature in enumerate(pool.features)}
    rows = [[int(values[place[q.feature]] == q.value) for values, _ in groups] for q in pool.quotas]
    shared = [kind for kind in addresses if sum(key[1] == kind for key in groups) > 1]
    return Types(
        members=tuple(map(tuple, groups.values())),
        count=count,
        most=np.minimum(count, most),
        rows=np.array([*rows, [1] * len(groups), *[[int(key[1] == kind) for key in groups] for kind in shared]]),
        low=np.array([*[quota.least for quota in pool.quotas], size, *[0 for _ in shared]]),
        high=np.array([*[quota.most for quota in pool.quotas], size, *[len(addresses[kind]) for kind in shared]]),
        size=size,
        addresses=tuple(map(tuple, addresses.values())),
    )


def _kinds(pool: Pool) -> dict[str, Kind]:
    """For each address with more than one person the features of all who live there, in order."""
    living: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for person in pool.people:
        if person.household:
            living[person.household].append(person.values)
    return {address: tuple(sorted(values)) for address, values in living.items() if len(values) > 1}


def _addresses(pool: Pool, kinds: dict[str, Kind]) -> dict[Kind, list[tuple[int, ...]]]:
    living: dict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(pool.people):
        if person.household in kinds:
            living[person.household].append(at)
    found: dict[Kind, list[tuple[int, ...]]] = defaultdict(list)
    for address, people in living.items():
        found[kinds[address]].append(tuple(people))
    return found


def _check_size(pool: Pool, size: int) -> None:
    if size < 1:
        raise AdilError("bad_size", size=size)
    if size > len(pool.people):
        raise AdilError("size_above_pool", size=size, people=len(pool.people))
    for feature in pool.features:
        quotas = [quota for quota in pool.quotas if quota.feature == feature]
        least, most = sum(quota.least for quota in quotas), sum(quota.most for quota in quotas)
        if not least <= size <= most:
            raise AdilError("quotas_against_size", feature=feature, least=least, most=most, size=size)
    for at, feature in enumerate(pool.features):
        there = Counter(person.values[at] for person in pool.people)
        for quota in pool.quotas:
            if quota.feature == feature and quota.least > there[quota.value]:
                place = {"feature": feature, "value": quota.value}
                raise AdilError("too_few_people", least=quota.least, people=there[quota.value], **place)
