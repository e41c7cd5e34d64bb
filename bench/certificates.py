"""Certificates of a thousand volunteers: issued as the worker issues them, and printed as PDF/UA.

./meydan bench certificates [--people 1000]
"""

import argparse
import os
import platform
import sys
import time
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "adil" / "src"), str(ROOT)]

from meydan.base.launch.place import database, environment  # noqa: E402


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument(
        "--data", type=Path, default=ROOT / ".data", help="data folder of a demo town; what is written is undone"
    )
    said = asked.parse_args()
    with database(said.data.resolve()) as (url, _server):
        os.environ.update(environment(said.data.resolve(), url, demo=True))
        import django

        django.setup()
        from django.db import transaction

        with transaction.atomic():
            measure(said.people)
            transaction.set_rollback(True)


def measure(count: int):
    from django.db import connection

    from meydan.base import clock
    from meydan.documents.models import Certificate
    from meydan.people.models import Person
    from meydan.people.queries import staff
    from meydan.volunteering import actions
    from meydan.volunteering.models import Hours, Role
    from meydan.volunteering.queries.recognition import Span
    from meydan.volunteering.rules import may_run_volunteering

    by = next((one for one in staff() if may_run_volunteering(one)), None)
    role = Role.objects.first()
    if by is None or role is None:
        sys.exit("There are no duties here: make a demo first (./meydan demo).")
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        (version,) = cursor.fetchone()
    load = os.getloadavg()[0]
    print(f"{clock.today()}, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}, PostgreSQL {version}, {count} people")  # fmt: skip
    people = Person.objects.bulk_create(
        Person(display_name=f"Gönüllü {n:04} Yılmazoğlu", password="!") for n in range(count)
    )
    day = clock.today() - timedelta(days=400)
    Hours.objects.bulk_create(
        Hours(role=role, person=one, on=day + timedelta(days=k), minutes=180, state="confirmed", decided_by=by)
        for one in people
        for k in range(3)
    )
    span = Span(role, day, day + timedelta(days=3))
    before = Certificate.objects.count()
    issued = timed("issued", lambda: actions.issue_waiting(by=by, span=span))
    rows = list(Certificate.objects.order_by("pk")[before:])
    single = timed("printed, a file each", lambda: [printed([one]) for one in rows])
    joined = timed("printed, 100 in a file", lambda: [printed(rows[at : at + 100]) for at in range(0, len(rows), 100)])
    print(
        f"{len(rows)} papers; issued and printed, a file each: {issued + single:.1f} s; 100 in a file: {issued + joined:.1f} s"
    )
    if len(rows) != count:
        sys.exit(f"{len(rows)} papers for {count} people")


def printed(rows):
    from meydan.documents.printing.pdf import pdf
    from meydan.documents.queries import certificates as queries

    return pdf(queries.certificates_data(rows), at=rows[0].at, photos=lambda _key: None)


def timed(name: str, act) -> float:
    start, cpu = time.perf_counter(), time.process_time()
    act()
    spent = time.perf_counter() - start
    print(f"  {name:24} {spent:6.1f} s; CPU of Python {time.process_time() - cpu:5.1f} s", flush=True)
    return spent


main()
