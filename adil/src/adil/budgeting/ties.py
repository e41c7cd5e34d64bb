"""Ties are broken by a stated order of the projects: text order of their ids, or an order drawn from a published seed."""

from collections.abc import Sequence
from hashlib import sha256


def tie_order(projects: Sequence[str], seed: str | None = None) -> tuple[int, ...]:
    """The rank of each project, 0 first, for breaking ties.

    Without a seed: text order of the ids, by code point ("10" before "9"). With a seed: in the order of
    SHA-256(seed + newline + id), both in UTF-8, read as hexadecimal text; anyone can repeat it with the seed alone.

    >>> tie_order(["9", "10"])
    (1, 0)
    >>> sorted(tie_order(["9", "10", "a"], seed="2026-11-27"))
    [0, 1, 2]
    """

    def key(number: int) -> tuple[str, str]:
        project = projects[number]
        drawn = "" if seed is None else sha256(f"{seed}\n{project}".encode()).hexdigest()
        return drawn, project

    ranks = [0] * len(projects)
    for rank, number in enumerate(sorted(range(len(projects)), key=key)):
        ranks[number] = rank
    return tuple(ranks)
