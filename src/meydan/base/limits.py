"""How often something may be done, counted in a table that all processes share."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from math import ceil

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import Counted
from meydan.base.sentences import TOO_FAST

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
A_FEW_MINUTES = 300
ONE_MORE = """
    insert into base_counted (name, times, until) values (%s, 1, %s)
    on conflict (name) do update set times = base_counted.times + 1 returning times
"""


@dataclass(frozen=True)
class Spent:
    """How much of a limit was used up; what programs are told in headers (see `middleware.LimitMiddleware`)."""

    allowed: int
    window: int
    """Seconds; 0 where another library counts and tells neither."""
    left: int
    seconds: int
    """Until the window is over."""
    refused: bool


_spent: ContextVar[Spent | None] = ContextVar("meydan_spent", default=None)


def spent() -> Spent | None:
    """The tightest limit that this request has met so far."""
    return _spent.get()


def begin_request() -> None:
    _spent.set(None)


def _note(met: Spent) -> None:
    before = _spent.get()
    if before is None or (met.refused, -met.left) >= (before.refused, -before.left):
        _spent.set(met)


def limit(key: str, rate: str) -> None:
    """Count one act of `key`; refuse it when there were more than the rate allows, e.g. "5/m". Windows are fixed, so
    that one counter a key and window is enough. Counting and reading are one statement: nobody slips through beside.
    What a transaction takes back is taken back here too: where wrong guesses count, count them before and outside it."""
    allowed, _, unit = rate.partition("/")
    window, now = SECONDS[unit], clock.now().timestamp()
    number = int(now) // window
    name = sha256(f"{key}:{rate}:{number}".encode()).hexdigest()  # keys hold addresses and numbers of people
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [name, datetime.fromtimestamp((number + 1) * window, UTC)])
        (times,) = cursor.fetchone()
    left, seconds = int(allowed) - times, ceil((number + 1) * window - now)
    _note(Spent(int(allowed), window, max(left, 0), seconds, left < 0))
    if left < 0:
        raise Refused(TOO_FAST)


def too_fast() -> Refused:
    """The same answer where a library has counted."""
    _note(Spent(0, 0, 0, A_FEW_MINUTES, refused=True))
    return Refused(TOO_FAST)


def address_of(request: HttpRequest) -> str:
    """The machine that asks. What our proxy says counts only where there is one: anybody can send the header."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def forget_old_counts() -> int:
    """Remove counters of windows that are over; returns how many."""
    return Counted.objects.filter(until__lt=clock.now()).delete()[0]
