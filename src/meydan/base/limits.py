"""How often something may be done, counted on the cache that all workers share."""

from django.core.cache import cache

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.sentences import TOO_FAST

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def limit(key: str, rate: str) -> None:
    """Count one act of `key`; refuse it when there were more than the rate allows, e.g. "5/m". Windows are fixed, so
    that one counter a key and window is enough."""
    allowed, _, unit = rate.partition("/")
    window = SECONDS[unit]
    name = f"limit:{key}:{rate}:{int(clock.now().timestamp()) // window}"
    if _count(name, window) > int(allowed):
        raise Refused(TOO_FAST)


def _count(name: str, window: int) -> int:
    """One more; of a window that has begun already without asking whether it has."""
    try:
        return cache.incr(name)
    except ValueError:
        return 1 if cache.add(name, 1, window) else cache.incr(name)
