"""The word `doctor`: what is here, what is missing, and how to get it. It runs before any set-up."""

import importlib.util
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from meydan.base.launch.place import say
from meydan.base.launch.postgres import NO_PROGRAMS, find_programs, home_for, made_by
from meydan.base.launch.preparation import texts_are_stale
from meydan.base.launch.serving import FIRST_PORT, is_free

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The one without windows first: it needs half the processor time for the same pages."""
A_GIGABYTE = 10**9


@dataclass(frozen=True)
class Finding:
    what: str
    fine: bool
    words: str  # what was found, or how to get it
    needed: bool = True  # without it nothing starts


def examine(data: Path, port: int | None) -> int:
    findings = [python(), packages(), tests(), database(data), folder(data), address(port), texts(), browser()]
    for finding in findings:
        mark = "ok" if finding.fine else "MISSING" if finding.needed else "later"
        say(f"{mark:9}{finding.what:14}{finding.words}")
    return int(any(finding.needed and not finding.fine for finding in findings))


def python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 12), f"{version} at {os.path.realpath(sys.executable)}")


def packages() -> Finding:
    here = importlib.util.find_spec("django") is not None
    return Finding("packages", here, "installed in .venv" if here else "the first `./meydan demo` installs them", False)


def tests() -> Finding:
    here = importlib.util.find_spec("pytest") is not None
    return Finding("test packages", here, "installed in .venv" if here else "`./meydan test` installs them", False)


def database(data: Path) -> Finding:
    if os.environ.get("DATABASE_URL"):
        return Finding("PostgreSQL", True, "the one that DATABASE_URL names")
    try:
        major = made_by(home_for(data / "postgres") / "cluster")
    except PermissionError as trouble:
        return Finding("PostgreSQL", False, f"{trouble.filename} belongs to another user; start as that user")
    if found := find_programs(major):
        return Finding("PostgreSQL", True, f"{found.major} ({found.source})")
    if major:
        return Finding("PostgreSQL", False, f"the data in {data} needs version {major}")
    if importlib.util.find_spec("django") is None:
        return Finding("PostgreSQL", False, "the first `./meydan demo` installs an embedded one", False)
    return Finding("PostgreSQL", False, NO_PROGRAMS)


def folder(data: Path) -> Finding:
    existing = next(place for place in (data, *data.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            free = shutil.disk_usage(existing).free
    except OSError as trouble:
        return Finding("data folder", False, f"{trouble}; choose another with --data DIR")
    words = f"{data}, {free / A_GIGABYTE:.0f} GB free"
    return Finding("data folder", free > A_GIGABYTE, words if free > A_GIGABYTE else f"{words}: too little")


def address(port: int | None) -> Finding:
    wanted = port or FIRST_PORT
    words = f"{wanted} is free" if is_free(wanted) else f"{wanted} is taken; the next free one is used"
    if port and not is_free(port):
        return Finding("port", False, f"{port} is taken; choose another with --port N")
    return Finding("port", is_free(wanted), words, needed=False)


def texts() -> Finding:
    stale = texts_are_stale()
    return Finding("translations", not stale, "compiled" if not stale else "the next start compiles them", False)


def browser() -> Finding:
    found = chromium()
    words = found or "only browser tests need Chromium (Debian: apt-get install chromium-headless-shell)"
    return Finding("Chromium", bool(found), words, False)


def chromium() -> str | None:
    """The path of the browser for tests, if there is one."""
    return os.environ.get("MEYDAN_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
