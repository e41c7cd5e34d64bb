"""Public randomness: anybody can repeat a draw, and nobody could know it before the public number was told.

**Rule.** Before the draw the lottery is published with its *commitment*, the SHA-256 of its text. Later a number comes that nobody can
steer (a national lottery, a beacon). The key is HMAC-SHA256(key: public number, message: commitment). Block i of the stream for a
purpose is HMAC-SHA256(key, purpose ‖ 0x00 ‖ i as 8 bytes, most significant first), the counter mode of NIST SP 800-108 without
the length field. A number below n takes the next ⌈bits/8⌉ bytes of the stream, cut to the bits of n − 1, and is drawn again while it is
n or more: no number is more likely than another.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from adil.errors import AdilError


def commitment(published: Any) -> str:
    """SHA-256 of the canonical JSON (sorted keys, no spaces, ASCII) of what is published before the draw. Minus zero, which a solver
    may leave and a database may not keep, is zero.

    >>> commitment({"b": 1, "a": [1, 2]}) == commitment({"a": [1, 2], "b": 1})
    True
    >>> commitment({"a": -0.0}) == commitment({"a": 0.0})
    True
    >>> commitment({})
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    text = json.dumps(
        _without_minus_zero(published), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _without_minus_zero(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_minus_zero(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_minus_zero(one) for one in value]
    return 0.0 if isinstance(value, float) and value == 0 else value


class PublicStream:
    """Numbers for one purpose, the same for everybody who knows the commitment and the public number.

    >>> stream = PublicStream("44136fa3", "17 23 42", "panel")
    >>> [stream.below(6) + 1 for _ in range(8)]
    [5, 2, 3, 3, 5, 6, 5, 3]
    """

    def __init__(self, committed: str, public: str, purpose: str) -> None:
        self._key = hmac.new(_bytes(public), _bytes(committed), hashlib.sha256).digest()
        self._purpose = _bytes(purpose)
        self._block, self._left = 0, b""

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit − 1. Raises AdilError `bad_limit` below 1."""
        if limit < 1:
            raise AdilError("bad_limit", limit=limit)
        bits = (limit - 1).bit_length()
        while True:
            number = int.from_bytes(self._take((bits + 7) // 8)) & ((1 << bits) - 1)
            if number < limit:
                return number

    def shuffled[Item](self, items: Sequence[Item]) -> list[Item]:
        """All items in an order in which every order is as likely (Fisher and Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def _take(self, number: int) -> bytes:
        while len(self._left) < number:
            message = self._purpose + b"\0" + self._block.to_bytes(8)
            self._left += hmac.new(self._key, message, hashlib.sha256).digest()
            self._block += 1
        taken, self._left = self._left[:number], self._left[number:]
        return taken


def _bytes(text: str) -> bytes:
    return text.strip().encode("utf-8", errors="surrogatepass")
