"""A lottery over M panels that all have the same chance: numbered balls in a drum can draw it in public.

**Rule.** Each composition gets the whole part of M · weight; the rest is given out by systematic sampling with one random start, so that
a composition gets M · weight panels on average, and never one more or less than that. The seats of each type then go round its
members in a shuffled order: over all M panels two equal people differ by one panel at most, and before the shuffle all have the same
chance. **Source.** Systematic sampling: Madow and Madow, 1944; Flanigan, Kehne and Procaccia, *Fair sortition made transparent*, 2021.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from adil.errors import AdilError
from adil.lottery.optimum import Composition
from adil.lottery.randomness import PublicStream
from adil.lottery.spread import Panel
from adil.lottery.types import Types

MOST_PANELS = 100_000


def uniform_panels(types: Types, compositions: Sequence[Composition], number: int, seed: str) -> tuple[Panel, ...]:
    """So many panels with the chance 1/number each, some perhaps the same. Raises AdilError `bad_number_of_panels`."""
    if not 1 <= number <= MOST_PANELS:
        raise AdilError("bad_number_of_panels", number=number, most=MOST_PANELS)
    stream = PublicStream("", seed, "uniform panels")
    order = stream.shuffled(range(len(compositions)))
    start = Fraction(stream.below(2**40), 2**40)
    times, past = [0] * len(compositions), Fraction(0)
    for at in order:
        before, past = past, past + compositions[at].weight * number
        times[at] = floor(past + start) - floor(before + start)
    seats = [compositions[at].seats for at in range(len(compositions)) for _ in range(times[at])]
    members = _members(types, stream.shuffled(seats), stream)
    return tuple(Panel(tuple(sorted(panel)), Fraction(1, number)) for panel in members)


def _members(types: Types, seats: list[tuple[int, ...]], stream: PublicStream) -> list[list[int]]:
    panels: list[list[int]] = [[] for _ in seats]
    for at, members in enumerate(types.members):
        if members[0] not in types.address_of:
            queue, turn = stream.shuffled(members), 0
            for panel, wanted in zip(panels, seats, strict=True):
                panel += [queue[(turn + seat) % len(queue)] for seat in range(wanted[at])]
                turn += wanted[at]
    for kind in types.addresses:
        _members_of_addresses(kind, types.type_of, panels, seats, stream)
    return panels


def _members_of_addresses(
    kind: tuple[tuple[int, ...], ...],
    type_of: dict[int, int],
    panels: list[list[int]],
    seats: list[tuple[int, ...]],
    stream: PublicStream,
) -> None:
    """For each seat the people who sat least so far sit first, of those whose address has no seat in this panel."""
    sat = dict.fromkeys(stream.shuffled([person for address in kind for person in address]), 0)
    address_of = {person: at for at, address in enumerate(kind) for person in address}
    for panel, wanted in zip(panels, seats, strict=True):
        taken: set[int] = set()
        for at in sorted({type_of[person] for person in kind[0]}):
            for _ in range(wanted[at]):
                free = (p for p in sat if type_of[p] == at and address_of[p] not in taken)
                person = min(free, key=lambda person: sat[person])
                sat[person] += 1
                taken.add(address_of[person])
                panel.append(person)
