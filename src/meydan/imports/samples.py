"""Invented lists that ship with the town, offered in the demo only."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from meydan.base.town import town


@dataclass(frozen=True)
class Sample:
    file: Path
    origin: str


def samples() -> list[Sample]:
    """Lists of contributions."""
    return _told_in("samples.toml")


def people_samples() -> list[Sample]:
    """Lists of people, to be downloaded and tried."""
    return _told_in("people.toml")


def _told_in(name: str) -> list[Sample]:
    folder = town().folder / "demo" / "samples"
    if not settings.DEMO or not (folder / name).exists():
        return []
    told = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    return [Sample(folder / name, origin) for name, origin in told.items()]
