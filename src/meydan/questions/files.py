"""Photos that people answer with: redrawn, without metadata, below a key that nobody guesses."""

import secrets
from pathlib import Path

from django.conf import settings


def path(key: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "answers" / key[:2] / f"{key}.jpg"


def write(content: bytes) -> str:
    """Returns the key."""
    key = secrets.token_hex(16)
    place = path(key)
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(place)
    return key


def read(key: str) -> bytes | None:
    try:
        return path(key).read_bytes()
    except FileNotFoundError:
        return None


def remove_unknown(known: set[str], *, older_than: float) -> int:
    """Remove photos that no answer names, if nobody has touched them since; returns how many."""
    folder = Path(settings.MEDIA_ROOT) / "answers"
    stale = [file for file in folder.glob("*/*.jpg") if file.stem not in known and file.stat().st_mtime < older_than]
    for file in stale:
        file.unlink(missing_ok=True)
    return len(stale)
