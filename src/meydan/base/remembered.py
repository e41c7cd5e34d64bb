"""What the stamps in the database say, remembered by each process for a moment: which modules the town has switched, and how far
the demo's clock was moved. Asking costs nothing; requests and jobs look again when the memory is older than STAMPS_SECONDS."""

import time
from contextlib import suppress
from itertools import count

from django.conf import settings
from django.db import InterfaceError, OperationalError

_stamps: dict[str, str] = {}
_read_at: float | None = None
_numbers = count()
_version = next(_numbers)


def remembered(name: str) -> str:
    """What is written down under a name; empty when nothing is, or nothing was read yet."""
    return _stamps.get(name, "")


def version() -> int:
    """Another number as soon as the stamps that are remembered say something else."""
    return _version


def look_again(*, at_once: bool = False) -> None:
    """Read the stamps when they were read too long ago. Without an answer of the database the old ones stay."""
    fresh = _read_at is not None and time.monotonic() - _read_at < settings.STAMPS_SECONDS
    if fresh and not at_once:
        return
    from meydan.base.queries import all_stamps  # the models ask the clock, and the clock asks here

    with suppress(InterfaceError, OperationalError):
        keep(all_stamps())


def keep(stamps: dict[str, str]) -> None:
    """Remember these for a while."""
    global _stamps, _read_at, _version
    if stamps != _stamps:
        _stamps, _version = stamps, next(_numbers)
    _read_at = time.monotonic()


def forget() -> None:
    """As in a process that has just started."""
    global _stamps, _read_at, _version
    _stamps, _read_at, _version = {}, None, next(_numbers)
