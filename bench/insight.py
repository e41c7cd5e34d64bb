"""Who took part, over a million records: counting from nothing, counting when nothing changed, and the pages.

./meydan bench insight [--records 1000000] [--people 20000] [--size small|large] [--folder DIR]

Writes the records inside one transaction that is undone: invented people who support invented contributions of five processes. Pages
are asked for in the measuring process, one after the other, as a visitor, with nothing remembered: neither pages nor figures.
"""

import argparse
import os
import platform
import statistics
import sys
import time

from _town import size_option, town

ROUNDS = 40
MOST_QUERIES, MOST_MS = 15, 150


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--records", type=int, default=1_000_000)
    asked.add_argument("--people", type=int, default=20_000)
    size_option(asked)
    said = asked.parse_args()
    with town(said.size, said.folder):
        from django.conf import settings
        from django.db import transaction

        settings.ALLOWED_HOSTS = ["*"]
        settings.PAGE_CACHE_SECONDS = settings.REMEMBER_SECONDS = 0
        with transaction.atomic():
            measure(said.records, said.people)
            transaction.set_rollback(True)


def measure(records: int, people: int):
    from meydan.ideas.models import Process
    from meydan.insight.actions import count, count_anew

    processes = list(Process.objects.filter(audience="everyone").exclude(published_at=None)[:5])
    load, version = os.getloadavg()[0], platform.python_version()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {version}, {records} records of {people} people"
    )
    write(records, people, [one.pk for one in processes])
    print(f"counted from nothing: {timed(count_anew):.1f} s")
    print(f"counted again, nothing changed: {timed(count):.1f} s")
    for address in ("/kim-katildi/", f"/kim-katildi/process/{processes[0].pk}/", "/yapilanlar/", "/hesap/"):
        look(address)


def write(records: int, people: int, processes: list[int]):
    """`each` contributions, each supported by everybody."""
    from django.db import connection

    each = -(-records // people)
    with connection.cursor() as cursor:
        cursor.execute("select min(id), max(id), count(*) from places_neighbourhood")
        first, _last, places = cursor.fetchone()
        cursor.execute("select coalesce(max(id), 0) from people_person")
        (person,) = cursor.fetchone()
        cursor.execute("select * from people_person limit 0")
        copied(cursor, "people_person", person, people, {"neighbourhood_id": f"{first} + n % {places}", "sex": "(array['woman','man',''])[1 + n % 3]", "age_band": "(array['18-29','30-44','45-64','65+',''])[1 + n % 5]"}, ("email", "phone"))  # fmt: skip
        cursor.execute("select coalesce(max(id), 0) from ideas_contribution")
        (given,) = cursor.fetchone()
        chosen = f"(array{processes})[1 + n % {len(processes)}]"
        copied(cursor, "ideas_contribution", given, each, {"process_id": chosen, "hidden_at": "null", "inside": "false", "state": "'received'", "merged_into_id": "null"}, ("source",))  # fmt: skip
        cursor.execute(
            "insert into ideas_support (contribution_id, person_id, at) select c.id, p.id, now() - p.id * interval '1 second' "
            "from ideas_contribution c, people_person p where c.id > %s and p.id > %s",
            [given, person],
        )
        print(f"written: {cursor.rowcount} records")
        cursor.execute("analyze people_person; analyze ideas_contribution; analyze ideas_support")


def copied(cursor, table: str, after: int, count: int, changed: dict[str, str], empty: tuple[str, ...]):
    """So many copies of a row, with ids after `after`, some columns told anew and the unique ones empty."""
    cursor.execute(
        "select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER'", [table]
    )
    names = [name for (name,) in cursor.fetchall()]
    told = {"id": f"{after} + n", **changed, **dict.fromkeys(empty, "null")}
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(told.get(name, f'one."{name}"') for name in names)
    which = "where erased_at is null and is_active" if table == "people_person" else "where merged_into_id is null"
    cursor.execute(
        f"insert into {table} ({columns}) overriding system value "
        f"select {values} from (select * from {table} {which} limit 1) one, generate_series(1, {count}) n"
    )


def timed(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def look(address: str):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    queries = len(asked)  # the next request empties the list
    times = sorted(1000 * timed(lambda: client.get(address)) for _ in range(ROUNDS))
    if not queries:
        sys.exit(f"{address}: no query was asked, so nothing was measured")
    p95 = times[int(0.95 * (ROUNDS - 1))]
    met = queries <= MOST_QUERIES and p95 <= MOST_MS
    print(
        f"{address}: {answer.status_code}, {queries} queries, p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, "
        f"target {MOST_QUERIES} queries and {MOST_MS} ms: {'met' if met else 'missed'}"
    )


if __name__ == "__main__":
    main()
