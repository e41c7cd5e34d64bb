"""The one clock. Tests and the demo set it; nobody else asks the operating system."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from meydan.base.remembered import remembered

MOVED = "demo_clock"
"""Name of the stamp that says by how many seconds the demo's clock was moved."""
_set: ContextVar[datetime | None] = ContextVar("meydan_clock", default=None)
_looks: ContextVar[list[None] | None] = ContextVar("meydan_clock_looks", default=None)


def now() -> datetime:
    """This moment, aware, UTC."""
    if (looks := _looks.get()) is not None:
        looks.append(None)
    return _set.get() or timezone.now() + moved()


def moved() -> timedelta:
    """How far the clock stands ahead of the real one; nothing outside a demo."""
    return timedelta(seconds=int(remembered(MOVED) or 0)) if settings.DEMO else timedelta()


def today() -> date:
    """The date in the town."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at `moment` (aware)."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)


@contextmanager
def watched() -> Iterator[list[None]]:
    """An entry for each look at the clock inside: what was made without one does not depend on the time."""
    around, looks = _looks.get(), list[None]()
    token = _looks.set(looks)
    try:
        yield looks
    finally:
        _looks.reset(token)
        if around is not None:
            around += looks
