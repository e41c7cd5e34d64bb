"""Words that are unreadable in the database: AES-GCM under keys that live outside it (decision 24).

Each value names its key, so that old values stay readable after a new key came. The context in which it was sealed is part of
it: copied into another row it does not open.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.sentences import UNREADABLE
from meydan.settings import kept

NONCE = 12


class Unreadable(Refused):
    """The key is missing, or the value was sealed for something else."""

    def __init__(self, key: str) -> None:
        super().__init__(UNREADABLE, key=key)


def new_key() -> str:
    """One line of the file of keys: id and key."""
    key = urlsafe_b64encode(AESGCM.generate_key(256)).decode()
    return f"{clock.today():%Y%m%d}-{secrets.token_hex(2)}:{key}"


def keys() -> dict[str, bytes]:
    """Keys by id, the newest first. Read anew each time: a key that was just added counts for every process at once."""
    if settings.SEALING_KEYS:
        lines = settings.SEALING_KEYS.split(",")
    else:
        lines = kept(settings.SEALING_FILE, new_key()).split()
    pairs = (line.strip().partition(":") for line in lines)
    return {name: urlsafe_b64decode(key) for name, _, key in pairs}


def newest() -> str:
    return next(iter(keys()))


def add_key() -> str:
    """Put a new key above the others in the file; returns its id."""
    file, line = Path(settings.SEALING_FILE), new_key()
    before = kept(file, new_key())
    fresh = file.with_name(f".{file.name}.new")
    fresh.touch(mode=0o600)
    fresh.write_text(f"{line}\n{before}", encoding="utf-8")
    fresh.replace(file)
    return line.partition(":")[0]


def seal(text: str, *, context: str) -> tuple[str, bytes]:
    """Id of the key, and the sealed text."""
    name, nonce = newest(), secrets.token_bytes(NONCE)
    return name, nonce + AESGCM(keys()[name]).encrypt(nonce, text.encode(), context.encode())


def unseal(name: str, content: bytes, *, context: str) -> str:
    """The text again. Raises Unreadable."""
    try:
        return AESGCM(keys()[name]).decrypt(content[:NONCE], content[NONCE:], context.encode()).decode()
    except (KeyError, InvalidTag) as problem:
        raise Unreadable(name) from problem


class Sealed(models.Model):
    """A row with sealed words. The command `reseal` finds every table of this kind."""

    key_id = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def context(self) -> str:
        """What the words belong to; never changes."""
        raise NotImplementedError

    def seal(self, text: str) -> None:
        self.key_id, self.content = seal(text, context=self.context)

    def unseal(self) -> str:
        return unseal(self.key_id, bytes(self.content), context=self.context)
