"""What is tried in turn: all of it with --full, otherwise a part that changes from day to day, so that CI stays within its time."""

import os
from collections.abc import Sequence

FULL = os.environ.get("MEYDAN_FULL") == "1"
TURN = int(os.environ.get("MEYDAN_TURN", "0"))  # the day; one for all processes of a run


def in_turn[T](things: Sequence[T], parts: int = 2) -> list[T]:
    return list(things) if FULL else list(things[TURN % parts :: parts])


def is_turn_of(number: int, parts: int = 2) -> bool:
    return FULL or number % parts == TURN % parts
