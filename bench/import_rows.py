"""An old list of many rows on its way in: reading, trial, import, publishing and undoing, each in a process as large as a worker's. Then
once more while the worker gets kill -9 in the middle: the next one goes on, and no row is lost or comes twice.

./meydan bench import_rows [--rows 50000] [--kills 3] [--size small|large] [--folder DIR]
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import _town

sys.path.insert(0, str(_town.ROOT))  # for the tests' messy lists

PATIENCE = 600
"""So many seconds without a row: then the rest is lost."""


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=50_000)
    asked.add_argument("--kills", type=int, default=3)
    asked.add_argument("--carry-on", type=int, help=argparse.SUPPRESS)
    _town.size_option(asked)
    said = asked.parse_args()
    if said.carry_on:
        import django

        django.setup()
        from meydan.imports import actions

        measure("", lambda: actions.carry_on(import_id=said.carry_on))
        return
    with _town.town(said.size, said.folder) as (env, _postgres):
        bring_in(said.rows)
        if said.kills:
            under_fire(env, said.rows, said.kills)
        print(f"pace {_town.pace():.0f} ms; load {os.getloadavg()[0]:.1f}")


def who_imports():
    from meydan.imports.rules import may_import
    from meydan.people.queries import staff

    return next(one for one in staff() if may_import(one))


def bring_in(count: int):
    from django.db import connection

    from meydan.ideas.models import Contribution
    from meydan.imports import actions
    from meydan.imports.tests import messy

    by = who_imports()
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


def under_fire(env: dict[str, str], count: int, kills: int):
    """The worker that `./meydan work` starts, killed in the middle so many times."""
    from meydan.ideas.models import Contribution
    from meydan.imports import actions
    from meydan.imports.tests import messy
    from meydan.threads.models import Thread

    by, chance = who_imports(), Random(1)
    one = upload(by, messy.as_csv(list(rows(count))))
    work("trial", actions.start_trial(by=by, one=one))
    one.refresh_from_db()
    new, before = one.report["new"], (Contribution.objects.count(), Thread.objects.count())
    one, begun = actions.begin_import(by=by, one=one), time.monotonic()
    for number in range(1, kills + 1):
        with _town.worker(env) as process:
            came = come(one, count * number // (kills + 1))
            time.sleep(chance.random() / 2)  # somewhere in what it does next
            doing, most = at_work(one), at_most(process.pid)
        wait_until_the_database_knows(one)
        one.refresh_from_db()
        print(f"  killed {doing} behind row {one.done}; went on after {came:.0f} s; the worker took at most {most} MB")
        check(one, before, one.made)
    with _town.worker(env) as process:
        came = come(one, count)
        while one.is_working:
            one.refresh_from_db(fields=["state"])
        one.refresh_from_db()
        most = at_most(process.pid)
    print(
        f"  the last one went on after {came:.0f} s and took at most {most} MB; all in {time.monotonic() - begun:.0f} s"
    )
    check(one, before, new)
    assert (one.state, one.done) == ("imported", count), (one.state, one.done)
    print(f"  {count} rows, {kills} kills: {new} of them new, {one.made} threads; none lost, none twice")
    work("undoing", actions.undo(by=by, one=one))
    assert Contribution.objects.count() == before[0]


def come(one: Any, aim: int) -> float:
    """Wait until so many rows are behind it; seconds until the first of them came."""
    begun = since = time.monotonic()
    first, seen = 0.0, one.done
    while one.done < aim:
        one.refresh_from_db(fields=["done", "state"])
        if one.done > seen:
            first, seen, since = first or time.monotonic() - begun, one.done, time.monotonic()
        if time.monotonic() - since > PATIENCE:
            sys.exit(f"LOST: {aim - one.done} rows did not come within {PATIENCE} s")
        time.sleep(0.01)
    return first


def at_work(one: Any) -> str:
    """Whether the worker that holds the import is within a transaction now."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "select xact_start is not null from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and objsubid = 2"
            " and classid::bigint = hashtext('meydan.imports')::bigint & 4294967295 and objid = %s",
            [one.pk],
        )
        (within,) = cursor.fetchone() or [None]
    return {True: "within a batch", False: "between two batches", None: "while nobody was at work"}[within]


def wait_until_the_database_knows(one: Any) -> None:
    """The lock goes with the connection of the dead worker; taking it waits for that."""
    from django.db import connection

    with connection.cursor() as cursor:
        for way in ("pg_advisory_lock", "pg_advisory_unlock"):
            cursor.execute(f"select {way}(hashtext('meydan.imports'), %s)", [one.pk])


def check(one: Any, before: tuple[int, int], made: int) -> None:
    """As many rows, contributions and threads as the import says, each row once."""
    from meydan.ideas.models import Contribution
    from meydan.threads.models import Thread

    kept = one.imported.all()
    found = {
        "made": one.made, "rows": kept.count(), "lines": kept.values("line").distinct().count(),
        "contributions": Contribution.objects.count() - before[0], "threads": Thread.objects.count() - before[1],
        "numbers": Contribution.objects.filter(imported_row__of=one).values("source").distinct().count(),
    }  # fmt: skip
    assert set(found.values()) == {made}, (made, found)


def rows(count: int) -> Iterator[list[str]]:
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
    words = "{:28} {:6.1f} s; CPU: Python {:5.1f} s, PostgreSQL {:5.1f} s; at most {} MB"
    print(words.format(name, *spent, at_most("self")), flush=True)
    return found


def at_most(pid: int | str) -> int:
    """Megabytes that a process has ever had."""
    return int(Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024


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
