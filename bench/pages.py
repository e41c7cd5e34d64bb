"""Queries, time and bytes of the main pages on the demo town, one client, in this process.

./meydan bench pages [--rounds 20]
"""

import argparse
import gzip
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "adil" / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meydan.settings")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from meydan.ideas.models import Contribution  # noqa: E402
from meydan.people.models import Person  # noqa: E402


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=20)
    rounds = asked.parse_args().rounds
    busiest = Contribution.objects.filter(merged_into=None).order_by("-support_count").select_related("thread").first()
    pages = [
        "/",
        "/konular/",
        "/ara/?q=park",
        "/surecler/",
        "/surec/1/",
        "/projeler/",
        "/mahalle/goksu/",
        "/amac/11/",
        "/sozlerimiz/",
    ]
    pages += [busiest.thread.get_absolute_url()] if busiest else []
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {timezone.localdate()}")
    print(
        f"{Contribution.objects.count()} contributions, {rounds} rounds; median and worst in ms, queries, bytes gzipped"
    )
    for who in (None, Person.objects.filter(email="yurttas@demo.meydan.example").first()):
        client = Client(headers={"host": "localhost"})
        if who:
            client.force_login(who)
        print("signed in" if who else "visitor")
        for page in pages:
            measure(client, page, rounds)


def measure(client: Client, page: str, rounds: int) -> None:
    client.get(page)
    asked = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        size = len(gzip.compress(client.get(page).content))
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        client.get(page)
        times.append((time.perf_counter() - begun) * 1000)
    print(f"{statistics.median(times):8.1f} {max(times):8.1f} {len(asked):4d} {size:7d}  {page}")


main()
