"""The one clock. Tests and the demo set it; nobody else asks the operating system."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("meydan_clock", default=None)


def now() -> datetime:
    """This moment, aware, UTC."""
    return _set.get() or timezone.now()


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
