"""From seats of types to people: panels with names in which equal people have exactly equal chances.

**Rule.** The chances of the compositions are laid one after the other on the line from 0 to 1; where a number falls, that
composition and these people are drawn. Within a type, every member gets the same length of the line in all. Members take turns: in
each composition those with most of their length still due sit first, each as long as the composition lasts or until all its length is
used (McNaughton's wrap-around rule: one seat is cut into pieces, and nobody sits on two seats at once). Where turns don't work out, and
for types that share addresses, each composition turns on its own: member i of n starts 1/n of its length later than member i − 1.
**Source.** McNaughton, *Scheduling with deadlines and loss functions*, 1959.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from adil.lottery.optimum import Composition
from adil.lottery.types import Types

type Piece = tuple[Fraction, tuple[int, ...]]
"""From this point of a composition's length (0 to its weight) on, these people of a type have its seats."""


@dataclass(frozen=True)
class Panel:
    """`members`: places in the pool, ascending; `weight`: chance that this panel is drawn."""

    members: tuple[int, ...]
    weight: Fraction


def panels_of(types: Types, compositions: Sequence[Composition]) -> tuple[Panel, ...]:
    """All panels with names; their weights sum to 1, and each person's chance is that of the type, exactly."""
    turns: list[list[list[Piece]]] = [[] for _ in compositions]
    for at, members in enumerate(types.members):
        if members[0] in types.address_of:
            continue
        seats = [(c.seats[at], c.weight) for c in compositions]
        for place, pieces in enumerate(_turns(members, seats) or [_rotation(members, *seat) for seat in seats]):
            if pieces:
                turns[place].append(pieces)
    for place, composition in enumerate(compositions):
        turns[place] += list(_rotations_of_addresses(types, composition))
    panels: dict[tuple[int, ...], Fraction] = {}
    for composition, pieces_of in zip(compositions, turns, strict=True):
        for members, weight in _cut(composition.weight, pieces_of):
            panels[members] = panels.get(members, Fraction(0)) + weight
    return tuple(Panel(members, weight) for members, weight in panels.items())


def _turns(members: tuple[int, ...], seats: list[tuple[int, Fraction]]) -> list[list[Piece]] | None:
    """Pieces for each composition, those with most seats first; None where somebody would have to sit twice at once."""
    total = sum((number * weight for number, weight in seats), Fraction(0))
    due = dict.fromkeys(members, total / len(members))
    pieces: list[list[Piece]] = [[] for _ in seats]
    queue = list(members)
    for place in sorted(range(len(seats)), key=lambda at: -seats[at][0]):
        number, weight = seats[place]
        if number == 0:
            continue
        if number > 1:
            queue.sort(key=lambda member: -due[member])
        shares, left = [], number * weight
        for member in queue:
            share = min(due[member], weight, left)
            if share > 0:
                shares.append((member, share))
                left -= share
            if left == 0:
                break
        if left:
            return None
        for member, share in shares:
            due[member] -= share
        queue = [member for member in queue if due[member] > 0]
        pieces[place] = _wrapped(shares, weight)
    return pieces


def _wrapped(shares: list[tuple[int, Fraction]], weight: Fraction) -> list[Piece]:
    """Seats of length `weight`, filled one after the other; where a seat is full, the rest goes on at the start of the next."""
    spans: list[tuple[Fraction, Fraction, int]] = []
    start = Fraction(0)
    for member, share in shares:
        end = start + share
        if end <= weight:
            spans.append((start, end, member))
        else:
            spans += [(start, weight, member), (Fraction(0), end - weight, member)]
        start = end if end < weight else end - weight
    points = sorted({begin for begin, _, _ in spans})
    return [(point, tuple(member for begin, end, member in spans if begin <= point < end)) for point in points]


def _rotation(members: tuple[int, ...], number: int, weight: Fraction) -> list[Piece]:
    if number == 0:
        return []
    size = len(members)
    turns = 1 if number == size else size
    return [
        (weight * turn / turns, tuple(members[(turn + seat) % size] for seat in range(number))) for turn in range(turns)
    ]


def _rotations_of_addresses(types: Types, composition: Composition) -> Iterator[list[Piece]]:
    """For each kind of address: which addresses give the seats, and who of equal people at one address."""
    type_of = types.type_of
    for kind in types.addresses:
        wanted = [
            at for at in dict.fromkeys(type_of[person] for person in kind[0]) for _ in range(composition.seats[at])
        ]
        if not wanted:
            continue
        equals = {at: [[p for p in address if type_of[p] == at] for address in kind] for at in set(wanted)}
        size = len(kind)
        points = sorted(
            {
                Fraction(turn, size) + Fraction(inner, size * len(equals[at][0]))
                for turn in range(size)
                for at in equals
                for inner in range(len(equals[at][0]))
            }
        )
        yield [
            (
                composition.weight * point,
                tuple(_of_address(equals[at], seat, point, size) for seat, at in enumerate(wanted)),
            )
            for point in points
        ]


def _of_address(addresses: list[list[int]], seat: int, point: Fraction, size: int) -> int:
    turn = int(point * size)
    people = addresses[(seat + turn) % size]
    return people[int((point * size - turn) * len(people))]


def _cut(weight: Fraction, pieces_of: list[list[Piece]]) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    """Panels between any two points at which a type changes."""
    always = [member for pieces in pieces_of if len(pieces) == 1 for member in pieces[0][1]]
    changing = [pieces for pieces in pieces_of if len(pieces) > 1]
    starts = [[point for point, _ in pieces] for pieces in changing]
    points = sorted({Fraction(0), *(point for begins in starts for point in begins)})
    for begin, end in zip(points, [*points[1:], weight], strict=True):
        sitting = [pieces[bisect_right(begins, begin) - 1][1] for pieces, begins in zip(changing, starts, strict=True)]
        yield tuple(sorted([*always, *(member for members in sitting for member in members)])), end - begin
