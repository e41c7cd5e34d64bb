"""How often one machine may read. Kept answers (the page cache, a proxy) are not counted."""

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from meydan.base.errors import Refused
from meydan.base.limits import address_of, limit

RATE = "600/m"
SAFE = ("GET", "HEAD")


class Reading(BaseThrottle):
    """Writers have a limit of their own, by person."""

    def allow_request(self, request: HttpRequest) -> bool:
        if request.method not in SAFE:
            return True
        try:
            limit(f"api-read:{address_of(request)}", RATE)
        except Refused:
            return False
        return True

    def wait(self) -> float | None:
        """The middleware says it, beside the other headers of limits."""
        return None
