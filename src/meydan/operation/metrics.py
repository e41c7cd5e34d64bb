"""Counts of requests, kept by each web process in a small file of its own, and written out as Prometheus reads them.

A process counts in memory that is mapped to its file, so that whoever is asked at /metrics can add up all of this machine's
processes, also those that have ended. Nothing is counted by address, person or page: only by class of page.
"""

import fcntl
import mmap
import os
import socket
import struct
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

CLASSES = ("public", "own", "desk", "api", "files")
STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
ROW = len(STATUSES) + len(BUCKETS) + 2
"""Of one class: requests by status, by duration (the last of these: longer than all), and the seconds together."""
CELLS = ROW * len(CLASSES)
OWN, FILES = ("benim", "giris", "bildirimler", "cikis"), ("static", "foto", "evrak")


def class_of(path: str) -> str:
    """Which kind of page an address is; other languages stand below their prefix."""
    parts = [part for part in path.split("/", 3)[1:3] if part]
    languages = {code for code, _name in settings.LANGUAGES}
    first = next((part for part in parts if part not in languages), "")
    if first == "masa":
        return "desk"
    return "api" if first == "api" else "own" if first in OWN else "files" if first in FILES else "public"


class Counter:
    """The cells of this process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / f"{socket.gethostname()}-{os.getpid()}"
        with self.file.open("w+b") as file:
            file.write(
                bytes(CELLS * 8)
            )  # written, not only made longer: a full disk is an error here and a killed process later
            file.flush()
            self.cells = memoryview(mmap.mmap(file.fileno(), CELLS * 8)).cast("d")
        self.pid, self.folder, self._lock = os.getpid(), folder, Lock()

    def count(self, kind: str, status: int, seconds: float) -> None:
        start = CLASSES.index(kind) * ROW
        with self._lock:
            self.cells[start + min(max(status // 100, 1), 5) - 1] += 1
            self.cells[start + len(STATUSES) + bisect_left(BUCKETS, seconds)] += 1
            self.cells[start + ROW - 1] += seconds


_counter: Counter | None = None
_making = Lock()
"""The first requests of a process come at the same moment: who opens the file anew cuts off what another has mapped of it."""


def folder() -> Path:
    return Path(settings.DATA) / "metrics"


def counter() -> Counter:
    """This process's own: after a fork, or with another data folder, a new one."""
    global _counter
    with _making:
        if _counter is None or _counter.pid != os.getpid() or _counter.folder != folder():
            _counter = Counter(folder())
        return _counter


class MetricsMiddleware:
    """Stands before everything else, so that pages out of the cache and refusals of other middleware are counted too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        with suppress(OSError):  # a full disk must not cost anybody a page
            counter().count(class_of(request.path_info), response.status_code, time.perf_counter() - began)
        return response


# ------------------------------------------------------------------------------------------------ writing it out


def sums() -> list[float]:
    """The cells of all processes of this machine together; files of those that ended are put into one, by one who asks at a time."""
    folder().mkdir(parents=True, exist_ok=True)  # nobody may have asked for a page yet
    with (folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _sums(folder() / f"{socket.gethostname()}-ended")


def _sums(kept: Path) -> list[float]:
    ended = _cells(kept)
    total = [0.0] * CELLS
    for file in sorted(folder().glob(f"{socket.gethostname()}-*[0-9]")):
        cells = _cells(file)
        if _lives(file):
            total = [a + b for a, b in zip(total, cells, strict=True)]
        else:
            ended = [a + b for a, b in zip(ended, cells, strict=True)]
            _write(kept, ended)
            file.unlink()
    return [a + b for a, b in zip(total, ended, strict=True)]


def _cells(file: Path) -> Sequence[float]:
    try:
        return struct.unpack(f"{CELLS}d", file.read_bytes())
    except (FileNotFoundError, struct.error):  # gone meanwhile, or of another version
        return [0.0] * CELLS


def _write(file: Path, cells: Sequence[float]) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_bytes(struct.pack(f"{CELLS}d", *cells))
    fresh.replace(file)


def _lives(file: Path) -> bool:
    try:
        os.kill(int(file.name.rpartition("-")[2]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def request_lines() -> Iterator[str]:
    """Requests by class and status, and how long they took."""
    cells = sums()
    yield "# HELP meydan_requests_total Requests that were answered, by class of page and status."
    yield "# TYPE meydan_requests_total counter"
    for number, kind in enumerate(CLASSES):
        for place, status in enumerate(STATUSES):
            yield f'meydan_requests_total{{class="{kind}",status="{status}"}} {cells[number * ROW + place]:.0f}'
    yield "# HELP meydan_request_seconds How long requests took, without the way to the reader."
    yield "# TYPE meydan_request_seconds histogram"
    for number, kind in enumerate(CLASSES):
        row = cells[number * ROW + len(STATUSES) : (number + 1) * ROW]
        so_far = 0.0
        for most, times in zip((*BUCKETS, "+Inf"), row[:-1], strict=True):
            so_far += times
            yield f'meydan_request_seconds_bucket{{class="{kind}",le="{most}"}} {so_far:.0f}'
        yield f'meydan_request_seconds_sum{{class="{kind}"}} {row[-1]:.6f}'
        yield f'meydan_request_seconds_count{{class="{kind}"}} {so_far:.0f}'


def gauge_lines(gauges: Sequence[tuple[str, str, float | None]]) -> Iterator[str]:
    """(name, what it is, value); what has no value is left out."""
    for name, words, value in gauges:
        if value is not None:
            yield f"# HELP meydan_{name} {words}"
            yield f"# TYPE meydan_{name} gauge"
            yield f"meydan_{name} {value:g}" if value != int(value) else f"meydan_{name} {int(value)}"
