"""An announcement to a whole town: handed out in slices, paused in the middle, with progress, in constant memory.

./meydan bench announcement [--people 50000]
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "adil" / "src"), str(ROOT / "bench")]

from _sink import sink, surroundings  # noqa: E402
from _town import memory  # noqa: E402

from meydan.base.launch.place import database, environment, manage  # noqa: E402

DATA = ROOT / ".data" / "bench" / "mail"
"""A town of its own, emptied at each start."""


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=50_000)
    said = asked.parse_args()
    with sink() as mail, database(DATA) as (url, _server):
        env = environment(DATA, url, demo=False) | surroundings(mail)
        for word in (["migrate"], ["flush", "--no-input"]):
            subprocess.run(manage(*word, "--verbosity", "0"), env=env, check=True)
        os.environ.update(env)
        import django

        django.setup()
        measure(said.people, mail)


def measure(count: int, mail):
    from django.utils import timezone

    from meydan.base import clock

    noon = timezone.localtime(clock.now()).replace(hour=12)  # announcements wait for the morning
    with clock.at(noon):
        by, one = let_go(count)
    memories, slices, begun = [], [], time.monotonic()
    with clock.at(noon):
        while handed := next_slice():
            slices.append(handed)
            memories.append(memory(os.getpid()))
            if len(slices) == max(1, count // 1000):
                pause(by, one, mail)
    seconds = time.monotonic() - begun
    people = [to for to, _name in mail.letters]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    print(
        f"{count} people in {len(slices)} slices of at most {max(slices)}: {seconds:.0f} s, {count / seconds:.0f} letters a second"
    )
    print(
        f"memory after the first, middle and last slice: {memories[0]:.0f}, {memories[len(memories) // 2]:.0f}, {memories[-1]:.0f} MB"
    )
    assert len(people) == len(set(people)) == count, "each person gets one letter"
    assert memories[-1] < memories[0] + 20, "memory grows with the number of people"


def let_go(count: int):
    from datetime import timedelta

    from meydan.base import clock
    from meydan.notices import actions
    from meydan.people.models import Person, Role, RoleGrant

    before = clock.now() - timedelta(days=1)
    staff = [Person.objects.create_user(None, display_name=name) for name in ("Yazan", "Onaylayan")]
    for person in staff:
        RoleGrant.objects.create(person=person, role=Role.COORDINATOR, starts_at=before)
    for start in range(0, count - 2, 5000):
        numbers = range(start, min(start + 5000, count))
        Person.objects.bulk_create(
            Person(email=f"p{n}@example.org", display_name="P", joined_at=before) for n in numbers
        )
    written, approving = staff
    one = actions.save_announcement(by=written, title="Su", text="x", audience="everybody:", promotion=False)
    one = actions.submit_announcement(by=written, announcement=one)
    return written, actions.approve_announcement(by=approving, announcement=one)


def next_slice() -> int:
    """What the worker does every five seconds, until the letters of the slice are out."""
    from meydan.notices import actions

    handed = actions.hand_on()
    actions.deliver_all()
    return handed


def pause(by, one, mail):
    """Nobody gets anything while it is paused, and it goes on where it stood."""
    from meydan.notices import actions, queries

    one.refresh_from_db()
    actions.pause_announcement(by=by, announcement=one)
    before, far = len(mail.letters), queries.progress(one)
    assert next_slice() == 0
    assert len(mail.letters) == before
    print(
        f"paused at {far.percent} %: {far.reached} of {far.total} people, {far.sent} letters sent, {far.waiting} wait"
    )
    one.refresh_from_db()
    actions.resume_announcement(by=by, announcement=one)


main()
