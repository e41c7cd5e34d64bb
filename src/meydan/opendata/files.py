"""Editions as files: written row by row, with their fingerprints; read again to see what is new. They lie in the data folder."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from django.conf import settings

from meydan.base.sheets import FORMULA

FORMS = ("csv", "json")


def folder(table: str) -> Path:
    return Path(settings.DATA) / "open_data" / table


def file_of(table: str, number: int, form: str) -> Path:
    return folder(table) / f"{number}.{form}"


@dataclass(frozen=True)
class Written:
    """A pair of files that has no number yet."""

    paths: dict[str, Path]
    sha256: dict[str, str]
    rows: int
    lines: frozenset[int]
    """A mark of each line."""

    @property
    def sizes(self) -> dict[str, int]:
        return {form: path.stat().st_size for form, path in self.paths.items()}


@contextmanager
def written(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Written]:
    """Files of these rows beside the editions of a table; gone at the end unless they were given a number."""
    folder(table).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder(table), prefix=".making-") as place:
        paths = {form: Path(place) / f"new.{form}" for form in FORMS}
        with paths["csv"].open("wb") as sheet, paths["json"].open("wb") as data:
            told = _write(_Hashed(sheet), _Hashed(data), names, rows)
        yield Written(paths, told[0], told[1], frozenset(told[2]))


class _Hashed:
    """A file that keeps the fingerprint of what is written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def write(self, text: str) -> bytes:
        data = text.encode()
        self.hash.update(data)
        self.file.write(data)
        return data


def _write(
    sheet: _Hashed, data: _Hashed, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> tuple[dict[str, str], int, set[int]]:
    writer, lines, count = csv.writer(sheet, lineterminator="\n"), set(), 0
    writer.writerow(names)
    data.write("[")
    for count, row in enumerate(rows, 1):
        plain = [_plain(value) for value in row]
        lines.add(hash(writer.writerow([_cell(value) for value in plain])))
        told = json.dumps(dict(zip(names, plain, strict=True)), ensure_ascii=False, separators=(",", ":"))
        data.write(("\n" if count == 1 else ",\n") + told)
    data.write("\n]\n")
    return {"csv": sheet.hash.hexdigest(), "json": data.hash.hexdigest()}, count, lines


def _plain(value: Any) -> Any:
    """As JSON says it: ISO 8601 in UTC, and numbers as numbers, without zeros at their end."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):  # no program of sheets may take it for a formula
        return f"'{value}"
    return value


def lines_of(path: Path) -> frozenset[int]:
    """A mark of each line of a CSV file but the first; none where the file was lost."""
    if not path.exists():
        return frozenset()
    with path.open("rb") as file:
        next(file)
        return frozenset(hash(line) for line in file)


def read(path: Path) -> Iterator[dict[str, str]]:
    """Its rows; none where the file was lost."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
