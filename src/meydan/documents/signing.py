"""The town's seal: Ed25519 signatures (JWS) with keys that lie in the data folder, outside the database.

A certificate's seal signs its code, kind and days, and a salted mark of everything else that stands in it. So a row that was
changed in the database no longer fits its seal; and when a person goes, facts and salt go with them and the seal still holds.
What signs is imported with the first seal of a process (decision 52).
"""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from django.conf import settings

if TYPE_CHECKING:
    from joserfc.jwk import OKPKey

ALGORITHM: Final = "Ed25519"
PUBLIC = ("kty", "crv", "x", "kid", "use", "alg")


class NotSealed(Exception):
    """The signature is not the town's, or does not fit what it should sign."""


def _folder() -> Path:
    return Path(settings.DATA) / "keys"


def _files() -> list[Path]:
    """The key files, oldest first; the last one signs."""
    return sorted(_folder().glob("[0-9]*.json"))


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _write_new(number: int) -> Path:
    """A fresh key; if another process was quicker, its key."""
    from joserfc.jwk import OKPKey

    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file, fresh = folder / f"{number:04}.json", folder / f".{secrets.token_hex(8)}"
    key = OKPKey.generate_key(ALGORITHM, {"use": "sig", "alg": ALGORITHM}, auto_kid=True)
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(key.as_dict(private=True)), encoding="utf-8")
    try:
        os.link(fresh, file)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return file


def _signing_key() -> "OKPKey":
    from joserfc.jwk import OKPKey

    files = _files()
    return OKPKey.import_key(_read(files[-1] if files else _write_new(1)))


def rotate() -> str:
    """Sign with a fresh key from now on; of the keys before only what verifies stays. Returns the new key's id."""
    old = _files()
    made = _write_new(int(old[-1].stem) + 1 if old else 1)
    for file in old:
        public = json.dumps({name: value for name, value in _read(file).items() if name in PUBLIC})
        fresh = file.with_suffix(".new")
        fresh.write_text(public, encoding="utf-8")
        fresh.replace(file)
    return str(_read(made)["kid"])


def public_keys() -> dict[str, Any]:
    """All keys that verify, as a JWK set."""
    files = _files() or [_write_new(1)]
    return {"keys": [{name: _read(file)[name] for name in PUBLIC} for file in files]}


def sign(payload: Mapping[str, Any]) -> str:
    """A compact JWS."""
    from joserfc import jws

    key = _signing_key()
    return jws.serialize_compact({"alg": ALGORITHM, "kid": key.kid}, canonical(payload), key, algorithms=[ALGORITHM])


def sign_readable(payload: Mapping[str, Any]) -> dict[str, Any]:
    """A JWS in the flattened JSON form (RFC 7515, 7.2.2), for files."""
    from joserfc import jws

    key = _signing_key()
    header: Any = {"protected": {"alg": ALGORITHM, "kid": key.kid}}
    return dict(jws.serialize_json(header, canonical(payload), key, algorithms=[ALGORITHM]))


def signed_by(signed: str | Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """What was signed, if one of these keys did it. Raises NotSealed. Needs no database."""
    from joserfc import jws
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        known = KeySet.import_key_set(cast(Any, keys))
        read: Any = jws.deserialize_compact if isinstance(signed, str) else jws.deserialize_json
        payload = json.loads(read(signed, known, algorithms=[ALGORITHM]).payload)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise NotSealed(str(trouble)) from trouble
    if not isinstance(payload, dict):
        raise NotSealed("no object was signed")
    return payload


def canonical(facts: Mapping[str, Any]) -> bytes:
    """The one way in which facts are written down before they are signed or marked."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def new_salt() -> str:
    return secrets.token_hex(32)


def mark(facts: Mapping[str, Any], salt: str) -> str:
    """What stands for the facts in the seal; without the salt nobody can try names against it."""
    return hashlib.sha256(salt.encode() + canonical(facts)).hexdigest()
