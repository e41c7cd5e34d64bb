"""The hottest queries of the hot pages on a large town, each with its plan; ends with 1 when one of them reads a big table whole.

./meydan bench explain [--size small|large] [--top 10] [--plans]
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import _town

BIG = 10_000
"""Rows from which on a table may not be read as a whole."""


def scans(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if plan["Node Type"] == "Seq Scan":
        yield plan
    for part in plan.get("Plans", []):
        yield from scans(part)


def asked_by_pages(pages: dict[str, list[str]], emails: dict[str, str]) -> dict[str, tuple[float, Any, str]]:
    """SQL → milliseconds when it was asked, its parameters, the page."""
    from django.db import connection
    from django.test import Client

    from meydan.people.models import Person

    found: dict[str, tuple[float, Any, str]] = {}
    for who, paths in pages.items():
        client = Client(headers={"host": "localhost"})
        if who in emails:
            client.force_login(Person.objects.get(email=emails[who]))
        for path in paths:

            def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any, path: str = path) -> Any:
                begun = time.perf_counter()
                result = execute(sql, parameters, many, context)
                took = (time.perf_counter() - begun) * 1000
                if sql.startswith(("SELECT", "(SELECT")) and took > found.get(sql, (0,))[0]:
                    found[sql] = took, parameters, path
                return result

            client.get(path)
            with connection.execute_wrapper(note):
                client.get(path)
    return found


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _town.size_option(asked, usual="large")
    asked.add_argument("--top", type=int, default=10)
    asked.add_argument("--plans", action="store_true", help="print the whole plans")
    options = asked.parse_args()
    with _town.town(options.size, options.folder):
        from django.conf import settings
        from django.db import connection

        settings.PAGE_CACHE_SECONDS = 0
        settings.PLAN_ONCE = False  # what is planned once is said in full here, too
        found = asked_by_pages(_town.hot_pages(), _town.PEOPLE)
        hottest = sorted(found.items(), key=lambda one: -one[1][0])[: options.top]
        bad = 0
        with connection.cursor() as cursor:
            cursor.execute("select relname, reltuples from pg_class where relkind = 'r'")
            rows = dict(cursor.fetchall())
            for sql, (_, parameters, path) in hottest:
                cursor.execute(f"explain (analyze, buffers, format json) {sql}", parameters)
                (answer,) = cursor.fetchone()
                answer = (json.loads(answer) if isinstance(answer, str) else answer)[0]
                whole = [one for one in scans(answer["Plan"]) if rows.get(one["Relation Name"], 0) >= BIG]
                bad += bool(whole)
                print(f"{answer['Execution Time']:8.1f} ms  {path}\n    {sql[:160].replace(chr(34), '')} …")
                for one in whole:
                    print(
                        f"    READS ALL OF {one['Relation Name']} ({rows[one['Relation Name']]:.0f} rows): {one.get('Filter', '')[:120]}"
                    )
                if options.plans:
                    cursor.execute(f"explain (analyze, buffers) {sql}", parameters)
                    print("\n".join("      " + line for (line,) in cursor.fetchall()))
        print(f"\n{len(hottest)} hottest of {len(found)} queries; {bad} read a table of {BIG} rows or more as a whole")
    return bool(bad)


sys.exit(main())
