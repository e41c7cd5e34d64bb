"""Rows of a file in the data folder: packed, one row a line, without the columns that are never read."""

import gzip
import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings

from meydan.imports.reading.tables import Row


def path(key: str) -> Path:
    return Path(settings.DATA) / "imports" / f"{key}.jsonl.gz"


def write(key: str, rows: list[Row]) -> None:
    place = path(key)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = place.with_suffix(".new")
    with gzip.open(fresh, "wt", compresslevel=2, encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    fresh.chmod(0o600)
    fresh.replace(place)


def rows(key: str, *, start: int = 0) -> Iterator[Row]:
    """The rows from number `start` on, counted from 0."""
    with gzip.open(path(key), "rt", encoding="utf-8") as file:
        for packed in islice(file, start, None):
            line, cells = json.loads(packed)
            yield line, cells


def destroy(key: str) -> None:
    path(key).unlink(missing_ok=True)


def lying_about() -> list[str]:
    """Keys of all files that have lain there for more than a day."""
    old = time.time() - 86400
    files = path("x").parent.glob("*.jsonl.*")
    return [file.name.partition(".")[0] for file in files if file.stat().st_mtime < old]
