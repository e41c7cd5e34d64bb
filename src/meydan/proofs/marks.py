"""Keyed hashes of identity numbers, and how they move to a new key without the numbers.

The mark is a chain: HMAC under the first key, the outcome under the second, and so on to the newest. A new key is put on top of
what is there, so that all marks move on although nobody has the numbers. Whoever lacks the newest key can try no numbers, even
with the older ones.
"""

import hmac
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from meydan.base import clock
from meydan.settings import kept


def new_key() -> str:
    """One line of the file of keys: id and key."""
    return f"{clock.today():%Y%m%d}-{secrets.token_hex(2)}:{secrets.token_hex(32)}"


def keys() -> dict[str, bytes]:
    """Keys by id, the oldest first. Read anew each time, so that a new one counts in all processes at once."""
    lines = (
        (settings.IDENTITY_KEYS.split(","))
        if settings.IDENTITY_KEYS
        else kept(settings.IDENTITY_FILE, new_key()).split()
    )
    pairs = (line.strip().partition(":") for line in lines)
    return {name: bytes.fromhex(key) for name, _, key in pairs}


def newest() -> str:
    return list(keys())[-1]


def add_key() -> str:
    """Put a new key below the others in the file; returns its id."""
    file, line = Path(settings.IDENTITY_FILE), new_key()
    before = kept(file, new_key())
    fresh = file.with_name(f".{file.name}.new")
    fresh.touch(mode=0o600)
    fresh.write_text(f"{before.rstrip()}\n{line}\n", encoding="utf-8")
    fresh.replace(file)
    return line.partition(":")[0]


def marks_of(number: str) -> Iterator[tuple[str, str]]:
    """(id of the key, mark) under each key in turn; the last one is what is stored."""
    made = number.encode()
    for name, key in keys().items():
        made = hmac.digest(key, made, "sha256")
        yield name, made.hex()


def moved_on(mark: str, since: str) -> tuple[str, str]:
    """The same mark under the newest key. Raises KeyError when `since` is none of the keys."""
    made, later = bytes.fromhex(mark), False
    if since not in keys():
        raise KeyError(since)
    for name, key in keys().items():
        made = hmac.digest(key, made, "sha256") if later else made
        later = later or name == since
    return newest(), made.hex()


def is_identity_number(text: str) -> bool:
    """Eleven digits of which the last two follow from the others.

    >>> is_identity_number("10000000146")
    True
    >>> is_identity_number("10000000147")
    False
    """
    if not re.fullmatch(r"[1-9]\d{10}", text):
        return False
    digits = [int(letter) for letter in text]
    odd, even = sum(digits[0:9:2]), sum(digits[1:8:2])
    return (odd * 7 - even) % 10 == digits[9] and sum(digits[:10]) % 10 == digits[10]
