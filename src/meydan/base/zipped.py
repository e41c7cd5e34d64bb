"""A zip that is made while it is sent, however much is in it."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

MADE_AT = (1980, 1, 1, 0, 0, 0)
"""Of everything in it: when a file came would say who sent it."""
AT_ONCE = 1024 * 1024


class _Passing:
    """What the zip is written to: it is handed on and forgotten."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def write(self, data: bytes, /) -> int:
        self.waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing lies here for long."""

    def close(self) -> None:
        """Nor is anything open."""

    def taken(self) -> bytes:
        found = bytes(self.waiting)
        self.waiting.clear()
        return found


def zipped(files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    """`files`: name in the zip → where it lies. What has gone meanwhile is left out."""
    stream = _Passing()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, path in files:
            if not path.exists():
                continue
            with path.open("rb") as source, packed.open(zipfile.ZipInfo(name, MADE_AT), "w") as target:
                while part := source.read(AT_ONCE):
                    target.write(part)
                    yield stream.taken()
            yield stream.taken()
    yield stream.taken()
