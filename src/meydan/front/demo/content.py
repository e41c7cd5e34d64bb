"""Reading the demo town's files, `towns/<town>/demo/`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

type Row = dict[str, Any]


@dataclass(frozen=True)
class Content:
    people: list[Row]
    contributions: list[Row]
    processes: list[Row]
    projects: list[Row]
    quarters: list[Row]
    inside: Row
    """The staff-only process and what colleagues wrote in it."""


def read(folder: Path) -> Content:
    """Everything that the demo town tells; contributions from all files of their folder, the oldest first."""
    contributions = [
        row for file in sorted((folder / "contributions").glob("*.toml")) for row in _rows(file, "contribution")
    ]
    return Content(
        people=_rows(folder / "people.toml", "person"),
        contributions=sorted(contributions, key=lambda row: -row["days_ago"]),
        processes=_rows(folder / "processes.toml", "process"),
        projects=_rows(folder / "projects.toml", "project"),
        quarters=_rows(folder / "quarters.toml", "unit"),
        inside=tomllib.loads((folder / "inside.toml").read_text(encoding="utf-8")),
    )


def _rows(file: Path, name: str) -> list[Row]:
    with file.open("rb") as lines:
        return list(tomllib.load(lines)[name])
