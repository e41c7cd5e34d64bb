"""Invented lists that ship with the town, offered in the demo only."""

from pathlib import Path

from django.conf import settings

from meydan.base.town import town


def samples() -> list[Path]:
    folder = town().folder / "demo" / "samples"
    return sorted(file for file in folder.glob("*") if file.suffix in {".csv", ".xlsx"}) if settings.DEMO else []
