"""From a clean clone to the first page, and a second start, in seconds.

./meydan bench start

Clones this repository's last commit into a temporary folder and runs `./meydan demo` there as a newcomer would, with the
package caches of this machine as they are.
"""

import argparse
import os
import platform
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 600


def start(folder: Path) -> float:
    """Seconds from typing `./meydan demo` to an answered home page; the town is stopped again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    surroundings = {
        key: value for key, value in os.environ.items() if not key.startswith(("MEYDAN_", "DATABASE_", "DJANGO_"))
    }
    surroundings.pop("PYTHONPATH", None)
    began = time.monotonic()
    running = subprocess.Popen(
        ["./meydan", "demo", "--port", str(port)],
        cwd=folder,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while time.monotonic() - began < LONGEST:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    if answer.status == 200:
                        return time.monotonic() - began
            except OSError:
                if running.poll() is not None:
                    raise SystemExit(f"./meydan demo ended with {running.returncode}") from None
                time.sleep(0.1)
        raise SystemExit(f"no page after {LONGEST} s")
    finally:
        os.killpg(running.pid, signal.SIGINT)
        running.wait(60)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {datetime.now(UTC).date()}")
    folder = Path(tempfile.mkdtemp(prefix="meydan-start-"))
    try:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], check=True)
        print(f"{start(folder / 'clone'):6.1f} s  first start, from a clean clone")
        print(f"{start(folder / 'clone'):6.1f} s  second start")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
