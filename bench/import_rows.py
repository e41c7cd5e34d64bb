"""An old list of many rows on its way in: reading, trial, import, publishing and undoing, each in a process as large as a worker's.

./meydan bench import_rows [--rows 50000] [--size small|large] [--folder DIR]
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import _town

sys.path.insert(0, str(_town.ROOT))  # for the tests' messy lists


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=50_000)
    asked.add_argument("--carry-on", type=int, help=argparse.SUPPRESS)
    _town.size_option(asked)
    said = asked.parse_args()
    if said.carry_on:
        import django

        django.setup()
        from meydan.imports import actions

        measure("", lambda: actions.carry_on(import_id=said.carry_on))
        return
    with _town.town(said.size, said.folder):
        bring_in(said.rows)
        print(f"pace {_town.pace():.0f} ms; load {os.getloadavg()[0]:.1f}")


def bring_in(count: int):
    from django.db import connection

    from meydan.ideas.models import Contribution
    from meydan.imports import actions
    from meydan.imports.rules import may_import
    from meydan.imports.tests import messy
    from meydan.people.queries import staff

    by = next(one for one in staff() if may_import(one))
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        (version,) = cursor.fetchone()
    cores = os.cpu_count()
    print(
        f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, PostgreSQL {version}, {count} rows"
    )
    table = list(rows(count))
    for name, content in (("CSV", messy.as_csv(table)), ("XLSX", messy.as_xlsx(table))):
        one = measure(f"{name} of {len(content) / 1e6:.1f} MB read", lambda content=content: upload(by, content))
    work("trial", actions.start_trial(by=by, one=one))
    one.refresh_from_db()
    print(f"  {one.report['new']} new, {one.report['turned_away']} rejected")
    before = Contribution.objects.count()
    work("import", actions.begin_import(by=by, one=one))
    print(f"  {Contribution.objects.count() - before} threads")
    one.refresh_from_db()
    work("publishing", actions.publish(by=by, one=one, everything=True))
    one.refresh_from_db()
    work("undoing", actions.undo(by=by, one=one))


def rows(count: int):
    """Messy rows with the town's own neighbourhoods and units, of lengths that people write."""
    from meydan.imports.tests import messy
    from meydan.places.queries import neighbourhoods, units

    places, names = [one.name for one in neighbourhoods()], [one.name_tr for one in units()]
    yield messy.HEADINGS
    for n, row in enumerate(messy.rows(count)):
        row[2] = " ".join([row[2]] * (1 + n % 5))
        row[3], row[4] = f"{places[n % len(places)]} Mah.", names[n % len(names)]
        yield row


def upload(by, content: bytes):
    from meydan.imports import actions

    origin = f"Bench {time.time():.0f}"
    return actions.upload(by=by, name="bench", content=content, origin=origin, kind="problem")


def work(name: str, one: Any) -> None:
    """In a process of its own, as large as a worker's."""
    print(f"{name:10}", end="", flush=True)
    subprocess.run([sys.executable, __file__, "--carry-on", str(one.pk)], check=True)


def measure(name: str, act):
    """On a busy machine the seconds of CPU say more than the seconds of the clock."""
    start, cpu, database = time.perf_counter(), time.process_time(), database_cpu()
    found = act()
    spent = (time.perf_counter() - start, time.process_time() - cpu, database_cpu() - database)
    status = Path("/proc/self/status").read_text()
    most = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    words = "{:28} {:6.1f} s; CPU: Python {:5.1f} s, PostgreSQL {:5.1f} s; at most {} MB"
    print(words.format(name, *spent, most), flush=True)
    return found


def database_cpu() -> float:
    """Seconds that our connection's process has used; 0 where it runs on another machine."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    try:
        times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
