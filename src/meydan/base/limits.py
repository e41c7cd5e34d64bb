"""How often something may be done, counted in a table that all processes share."""

from datetime import UTC, datetime
from hashlib import sha256

from django.db import connection

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import Counted
from meydan.base.sentences import TOO_FAST

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
ONE_MORE = """
    insert into base_counted (name, times, until) values (%s, 1, %s)
    on conflict (name) do update set times = base_counted.times + 1 returning times
"""


def limit(key: str, rate: str) -> None:
    """Count one act of `key`; refuse it when there were more than the rate allows, e.g. "5/m". Windows are fixed, so
    that one counter a key and window is enough. Counting and reading are one statement: nobody slips through beside.
    What a transaction takes back is taken back here too: where wrong guesses count, count them before and outside it."""
    allowed, _, unit = rate.partition("/")
    window = SECONDS[unit]
    number = int(clock.now().timestamp()) // window
    name = sha256(f"{key}:{rate}:{number}".encode()).hexdigest()  # keys hold addresses and numbers of people
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [name, datetime.fromtimestamp((number + 1) * window, UTC)])
        (times,) = cursor.fetchone()
    if times > int(allowed):
        raise Refused(TOO_FAST)


def forget_old_counts() -> int:
    """Remove counters of windows that are over; returns how many."""
    return Counted.objects.filter(until__lt=clock.now()).delete()[0]
