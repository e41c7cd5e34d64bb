"""Reading the folders of towns and the goals as plain files, without Django."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TOWNS = sorted(file.parent for file in (ROOT / "towns").glob("*/town.toml"))
BUCA = ROOT / "towns" / "buca"
GOALS = ROOT / "src" / "meydan" / "goals" / "data"


def town_file(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "town.toml").read_text(encoding="utf-8"))


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def columns(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").partition("\n")[0].split(",")


def flat(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """("contact.phone", "0232 …"), also through lists of tables."""
    for key, value in table.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            yield from flat(value, f"{name}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for one in value:
                yield from flat(one, f"{name}.")
        else:
            yield name, value


def texts(folder: Path, language: str) -> dict[str, str]:
    files = (folder / "texts" / language).glob("*.md")
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(files)}
