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
    folder = town().folder / "demo" / "samples"
    if not settings.DEMO or not (folder / "samples.toml").exists():
        return []
    told = tomllib.loads((folder / "samples.toml").read_text(encoding="utf-8"))
    return [Sample(folder / name, origin) for name, origin in told.items()]
