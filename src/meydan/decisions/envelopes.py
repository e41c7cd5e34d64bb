"""The inner envelope: what somebody chose, readable only with a key that lies outside the database (decision 29).

X25519 with a fresh key for each envelope, HKDF-SHA256, ChaCha20-Poly1305. All envelopes of a ballot are equally long, so that
their size tells nothing. One key a ballot, destroyed after the opening.
"""

import json
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Of receipts: nothing that looks like something else on paper."""
NONCE = bytes(12)  # each key seals one envelope


class KeyMissing(Exception):
    """The ballot's private key is not where it should be: its envelopes can't be opened by anybody."""


@dataclass(frozen=True)
class Vote:
    """What lies in an envelope. `area`: id of the area group, 0 for none."""

    receipt: str
    area: int
    choices: Sequence[int]
    points: Sequence[int] | None = None

    def written(self) -> bytes:
        points = None if self.points is None else list(self.points)
        return json.dumps([self.receipt, self.area, list(self.choices), points], separators=(",", ":")).encode()


def new_receipt() -> str:
    """Twelve letters in groups of four, 60 bits."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def cleaned(receipt: str) -> str:
    """As somebody typed it, in the form in which it was given; ends in nothing where it can't be one."""
    letters = [one for one in receipt.upper() if one in LETTERS]  # ascii
    text = "".join(letters)
    return "-".join((text[:4], text[4:8], text[8:])) if len(text) == 12 else ""


def mark_of(receipt: str, ballot: int, area: int = 0) -> str:
    """What stands for a receipt on a paper of the town's list, or of an area's. Different lists have different marks."""
    return sha256(f"ballot:{ballot}:{area}:{receipt}".encode()).hexdigest()


def length_for(options: int) -> int:
    """So long is every envelope's content in a ballot with so many options."""
    return 64 + 20 * options


def _folder() -> Path:
    return Path(settings.DATA) / "ballot_keys"


def _file(key_id: str) -> Path:
    return _folder() / key_id


def make_keys(name: str) -> tuple[str, bytes, str]:
    """Id of a new pair of keys, its public half, and the mark of the text that will break ties. The private half and that text
    lie in a file outside the database."""
    key, seed = X25519PrivateKey.generate(), secrets.token_hex(16)
    key_id = f"{name}-{secrets.token_hex(6)}"
    file = _file(key_id)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600, exist_ok=False)
    with file.open("w", encoding="utf-8") as content:
        json.dump({"key": key.private_bytes_raw().hex(), "seed": seed}, content)
        content.flush()
        os.fsync(
            content.fileno()
        )  # the database keeps what was announced; so does this, whatever happens to the machine
    return key_id, key.public_key().public_bytes_raw(), sha256(seed.encode()).hexdigest()


def _kept(key_id: str) -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads(_file(key_id).read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise KeyMissing(key_id) from missing
    return kept


def seed_of(key_id: str) -> str:
    return _kept(key_id)["seed"]


def has_key(key_id: str) -> bool:
    return _file(key_id).exists()


def keys_left() -> list[str]:
    """Ids of the keys that are still here."""
    return sorted(file.name for file in _folder().iterdir()) if _folder().exists() else []


def destroy(key_id: str) -> None:
    """Overwrite and remove the private half. Copies in backups have to be destroyed by whoever made them."""
    file = _file(key_id)
    with suppress(FileNotFoundError), file.open("r+b") as content:
        content.write(os.urandom(file.stat().st_size))
        content.flush()
        os.fsync(content.fileno())
    file.unlink(missing_ok=True)


def _cipher(shared: bytes, fresh: bytes, public: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=None, info=b"meydan ballot" + fresh + public).derive(shared))


def seal(vote: Vote, public: bytes, *, key_id: str, length: int) -> bytes:
    """The sealed envelope: public half of its own key, then the sealed content."""
    content = vote.written()
    if len(content) > length:
        raise ValueError("a vote longer than its envelope")
    own = X25519PrivateKey.generate()
    fresh = own.public_key().public_bytes_raw()
    shared = own.exchange(X25519PublicKey.from_public_bytes(public))
    return fresh + _cipher(shared, fresh, public).encrypt(NONCE, content.ljust(length), key_id.encode())


def opener(key_id: str) -> Callable[[bytes], Vote | None]:
    """Opens envelopes of a ballot; None for one that is damaged or was sealed for something else. Raises KeyMissing."""
    private = X25519PrivateKey.from_private_bytes(bytes.fromhex(_kept(key_id)["key"]))
    public = private.public_key().public_bytes_raw()

    def opened(envelope: bytes) -> Vote | None:
        fresh = envelope[:32]
        try:
            shared = private.exchange(X25519PublicKey.from_public_bytes(fresh))
            content = _cipher(shared, fresh, public).decrypt(NONCE, envelope[32:], key_id.encode())
            receipt, area, choices, points = json.loads(content)
        except (InvalidTag, ValueError, TypeError):
            return None
        return Vote(receipt, area, choices, points)

    return opened
