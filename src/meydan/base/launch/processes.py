"""Child processes: which ones live, and stopping them. Standard library only."""

# ruff: noqa: S603, S607 (every command that is run here is our own)

import os
import signal
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc/self/cmdline")


def command_of(pid: int) -> list[str]:
    """The words that started a process; empty if it is gone or only waits to be reaped."""
    if PROC.exists():
        try:
            words = (PROC.parents[1] / str(pid) / "cmdline").read_bytes()
        except OSError:
            return []
        return [word.decode(errors="replace") for word in words.split(b"\0") if word]
    answer = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
    return answer.stdout.split()


def with_word(word: str) -> list[int]:
    """Processes that were started with exactly this word, oldest first."""
    if PROC.exists():
        pids = [int(folder.name) for folder in PROC.parents[1].iterdir() if folder.name.isdigit()]
    else:
        answer = subprocess.run(["ps", "-A", "-o", "pid="], capture_output=True, text=True)
        pids = [int(pid) for pid in answer.stdout.split()]
    return [pid for pid in sorted(pids) if pid != os.getpid() and word in command_of(pid)]


def stop(pids: Iterable[int], *, patience: float = 10) -> None:
    """Ask to end, wait, then insist."""
    pids = list(pids)
    for strength in (signal.SIGTERM, signal.SIGKILL):
        for pid in pids:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, strength)
        deadline = time.monotonic() + patience
        while any(map(command_of, pids)) and time.monotonic() < deadline:
            time.sleep(0.05)
        pids = [pid for pid in pids if command_of(pid)]
