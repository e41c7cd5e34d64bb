"""Files that people answer with: cleaned, without a name, below a key that nobody guesses."""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from meydan.base import uploads


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "answers"


def path(key: str, suffix: str = uploads.JPG) -> Path:
    return folder() / key[:2] / f"{key}.{suffix}"


def path_of(value: Mapping[str, Any]) -> Path:
    """Where the file of an answer lies. Answers from before documents were taken name no suffix."""
    return path(value["key"], value.get("suffix", uploads.JPG))


def write(content: bytes, suffix: str = uploads.JPG) -> str:
    """Returns the key."""
    key = secrets.token_hex(16)
    place = path(key, suffix)
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(place)
    return key


def read(value: Mapping[str, Any]) -> bytes | None:
    try:
        return path_of(value).read_bytes()
    except FileNotFoundError:
        return None


def remove(values: Iterable[Mapping[str, Any]]) -> None:
    for value in values:
        path_of(value).unlink(missing_ok=True)


def remove_unknown(known: set[str], *, older_than: float) -> int:
    """Remove files that no answer names, if nobody has touched them since; returns how many."""
    stale = [file for file in folder().glob("*/*.*") if file.stem not in known and file.stat().st_mtime < older_than]
    for file in stale:
        file.unlink(missing_ok=True)
    return len(stale)
