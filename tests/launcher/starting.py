"""Starts the real ./meydan, with nothing of the surrounding test run in its environment."""

import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from meydan.base.launch.postgres import Server
from meydan.base.launch.processes import command_of, stop, with_word
from meydan.base.launch.serving import tag

ROOT = Path(__file__).resolve().parents[2]
OURS = ("MEYDAN_", "DATABASE_URL", "DJANGO_", "PYTHONPATH", "PYTEST_")
PATIENCE = 120  # seconds


class Launch:
    """One `./meydan demo` or `run` in the background."""

    def __init__(self, *words: str, data: Path) -> None:
        self.data = data
        self.output = data.with_suffix(".output")
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [ROOT / "meydan", *words, "--data", str(data)], env=environment(), stdout=output, stderr=output
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End whatever still lives, each process by its number."""
        if self.process.poll() is None:
            self.end(signal.SIGTERM)
        stop([*self.processes(), *filter(None, [Server(self.data / "postgres").postmaster()])])

    @property
    def said(self) -> str:
        return self.output.read_text()

    @property
    def address(self) -> str:
        return next(line.split()[1] for line in self.said.splitlines() if line.startswith("Meydan: "))

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1])

    def ready(self) -> Self:
        wait_for(lambda: "Ctrl-C stops" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, self.said
        return self

    def processes(self, program: str = "") -> list[int]:
        """Our web server and worker, oldest first."""
        return [pid for pid in with_word(tag(self.data)) if not program or program in command_of(pid)]

    def status(self) -> int:
        with urllib.request.urlopen(self.address, timeout=PATIENCE) as answer:
            return int(answer.status)

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A temporary folder that root's server may enter too; pytest keeps its own closed."""
    with tempfile.TemporaryDirectory(prefix="meydan-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def meydan(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a word to its end."""
    command = [str(word) for word in (ROOT / "meydan", *words)]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=PATIENCE)


def wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
