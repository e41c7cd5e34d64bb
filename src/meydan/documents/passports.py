"""A person's passport as a file: what all slices tell, signed by the town. Whoever has the town's keys checks it without us."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from meydan.base import clock
from meydan.base.cards import PassportPart
from meydan.base.town import town
from meydan.documents import signing

TYPE = "meydan-passport"
VERSION = 1


def signed_passport(name: str, parts: Sequence[PassportPart]) -> dict[str, Any]:
    """The file: a JWS in its flattened JSON form."""
    return signing.sign_readable(
        {
            "type": TYPE,
            "version": VERSION,
            "issuer": settings.ADDRESS,
            "town": town().say("municipality"),
            "name": name,
            "issued_at": clock.now().isoformat(timespec="seconds"),
            "parts": {part.code: [dict(row.facts) for row in part.rows] for part in parts},
        }
    )


def checked(file: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """What a passport says, if the town signed it with one of `keys`. Raises NotSealed."""
    said = signing.signed_by(dict(file), keys)
    if said.get("type") != TYPE or said.get("version") != VERSION:
        raise signing.NotSealed("it is no passport of this kind")
    return said
