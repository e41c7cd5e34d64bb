"""Where everything lies, and how a command is run there with its database. Standard library only."""

# ruff: noqa: S603 (every command that is run here is our own)

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from meydan.base.launch.postgres import Server

ROOT = Path(__file__).resolve().parents[4]


def say(line: str) -> None:
    with suppress(OSError):  # the terminal may be gone
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


@contextmanager
def database(data: Path, name: str = "meydan", *, quick: bool = False) -> Iterator[tuple[str, Server | None]]:
    """The address of the database: DATABASE_URL's, else one on our own server, which is then handed out too."""
    if url := os.environ.get("DATABASE_URL"):
        yield url, None
        return
    server = Server(data / "postgres", quick=quick)
    if server.moved:
        say(f"PostgreSQL's part of {data} lies in {server.home}: it runs as an ordinary user, who can't enter here.")
    with server.running(name) as url:
        yield url, server


def environment(data: Path, url: str, *, demo: bool) -> dict[str, str]:
    paths = [str(ROOT / "src"), str(ROOT / "adil" / "src"), os.environ.get("PYTHONPATH", "")]
    around = dict(os.environ)
    # Not beside the sources then; to compile in each process takes seconds.
    if around.pop("PYTHONDONTWRITEBYTECODE", ""):
        around.setdefault("PYTHONPYCACHEPREFIX", str(data / "python"))
    return {
        **around,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "meydan.settings",
        "MEYDAN_DATA": str(data),
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(filter(None, paths))),
        "MEYDAN_DEMO": "1" if demo else "0",
    }


def call(command: Sequence[str | Path], env: dict[str, str], *, cwd: Path | None = None) -> int:
    """Run a command in the foreground. Ctrl-C is its business alone; other signals are handed to it."""
    child: subprocess.Popen[bytes] | None = None

    def hand_over(number: int, _frame: FrameType | None) -> None:
        if child and number != signal.SIGINT:  # the terminal has sent that one to both of us
            child.send_signal(number)

    before = {number: signal.signal(number, hand_over) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        child = subprocess.Popen([str(word) for word in command], env=env, cwd=cwd)
        return child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def manage(*words: str) -> list[str | Path]:
    return [sys.executable, ROOT / "manage.py", *words]


def work(*words: str) -> list[str | Path]:
    """The worker of jobs. To check all of Django's settings at each start is for tests; it left 35 MB behind (decision 74)."""
    return manage("procrastinate", "--skip-checks", "worker", *words)
