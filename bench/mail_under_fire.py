"""The worker killed in the middle of many letters: none is lost, at most one a kill comes twice, under the same Message-ID.

./meydan bench mail_under_fire [--letters 10000] [--kills 10]
"""

import argparse
import os
import platform
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "adil" / "src"), str(ROOT / "bench")]

import _town  # noqa: E402
from _sink import sink, surroundings  # noqa: E402

from meydan.base.launch.place import database, environment, manage  # noqa: E402

DATA = ROOT / ".data" / "bench" / "mail"
"""A town of its own, emptied at each start."""

PATIENCE = 600
"""So many seconds without a letter: then the rest is lost."""


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--letters", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=10)
    said = asked.parse_args()
    with sink() as mail, database(DATA) as (url, _server):
        env = environment(DATA, url, demo=False) | surroundings(mail)
        for word in (["migrate"], ["flush", "--no-input"]):
            subprocess.run(manage(*word, "--verbosity", "0"), env=env, check=True)
        os.environ.update(env)
        write(said.letters)
        begun = time.monotonic()
        kills = under_fire(mail, env, said)
        report(mail.letters, said.letters, kills, time.monotonic() - begun)


def write(count: int):
    """As many people as letters, and one message for each in the outbox."""
    import django

    django.setup()
    from meydan.base.models import OutboxMessage
    from meydan.people.models import Person

    people = Person.objects.bulk_create(
        (Person(email=f"p{n}@example.org", display_name=f"P{n}") for n in range(count)), batch_size=2000
    )
    OutboxMessage.objects.bulk_create(
        (OutboxMessage(code="people.role_ended", to=[one.ref], facts={"role": "x"}) for one in people), batch_size=2000
    )


def under_fire(mail, env, said) -> int:
    """Let a worker send all, and kill it each time another share of the letters has come."""
    kills = 0
    while remaining(mail, said.letters):
        aim = (kills + 1) * said.letters // (said.kills + 1) if kills < said.kills else said.letters
        with _town.worker(env) as process:
            come(mail, aim)
            if kills < said.kills:
                process.send_signal(signal.SIGKILL)
                kills += 1
    return kills


def remaining(mail, count: int) -> int:
    return count - len(set(mail.letters))


def come(mail, aim: int):
    """Wait until so many different letters have come."""
    seen, since = 0, time.monotonic()
    while (now := len(set(mail.letters))) < aim:
        if now > seen:
            seen, since = now, time.monotonic()
        if time.monotonic() - since > PATIENCE:
            sys.exit(f"LOST: {aim - now} letters did not come within {PATIENCE} s")
        time.sleep(0.01 if aim < 2000 else 0.05)


def report(letters, count: int, kills: int, seconds: float):
    times = Counter(to for to, _name in letters)
    doubled = sum(number - 1 for number in times.values())
    names = len({name for _to, name in letters})
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    print(
        f"{count} letters, {kills} kills: {count - len(times)} lost, {doubled} doubled, {names} Message-IDs, {seconds:.0f} s"
    )
    assert len(times) == count, "letters were lost"
    assert doubled <= kills, "more than one double a kill"
    assert names == count == len(set(letters)), "a double has another Message-ID"


main()
