"""All tables in one file: their latest editions, what each column means, the catalogue, and the fingerprints to check them with.

The file is made while it is sent, so that it takes no room; of the same editions it comes out the same.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from meydan.opendata import catalogue, files
from meydan.opendata.queries.editions import Told

AT_ONCE = 64 * 1024
SUMS = "SHA256SUMS"
"""Its name and form are those that `sha256sum --check` reads."""


class Bundle:
    """Editions whose files are there."""

    def __init__(self, found: Iterable[Told]) -> None:
        self.found = [one for one in found if one.edition and _sheet(one).exists()]
        self.made_at = max((one.edition.made_at for one in self.found if one.edition), default=None)
        self.described = {f"columns/{one.table.code}.json": _json(catalogue.as_csvw(one.table)) for one in self.found}
        self.described["catalogue.jsonld"] = _json(catalogue.as_dcat(self.found))
        sums = {f"{one.table.code}.csv": one.edition.csv_sha256 for one in self.found if one.edition}
        sums |= {name: sha256(content).hexdigest() for name, content in self.described.items()}
        self.sums = "".join(f"{mark}  {name}\n" for name, mark in sums.items()).encode()

    @property
    def mark(self) -> str:
        """Changes when anything in it changes."""
        return sha256(self.sums).hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        """The file, a piece at a time."""
        assert self.made_at is not None  # whoever asks for an empty one is told that there is nothing yet
        parts: list[tuple[str, Iterable[bytes]]] = [
            (f"{one.table.code}.csv", _pieces(_sheet(one))) for one in self.found
        ]
        parts += [(name, [content]) for name, content in [*self.described.items(), (SUMS, self.sums)]]
        return _zipped(parts, self.made_at)


def _sheet(one: Told) -> Path:
    assert one.edition is not None
    return files.file_of(one.table.code, one.edition.number, "csv")


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(AT_ONCE):
            yield piece


class _Pipe(RawIOBase):
    """What was written and not sent yet. It can't go back, so the sizes stand behind each part."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self.waiting)
        self.waiting.clear()
        return taken


def _zipped(parts: Sequence[tuple[str, Iterable[bytes]]], at: datetime) -> Iterator[bytes]:
    pipe = _Pipe()
    with ZipFile(pipe, "w") as archive:
        for name, pieces in parts:
            entry = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type = ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                for piece in pieces:
                    file.write(piece)
                    if len(pipe.waiting) >= AT_ONCE:
                        yield pipe.take()
    yield pipe.take()
