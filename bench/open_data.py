"""How long a full edition of all tables takes, and how much memory, over a town of a given size.

./meydan bench open_data [--size small|large] [--folder DIR]

Counts the figures of who took part first, then makes the first edition of every table, then looks again when nothing has changed.
What is written is undone, and its files go to a folder of their own.
"""

import argparse
import os
import platform
import resource
import tempfile
import time
from pathlib import Path

from _town import size_option, town


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    size_option(asked)
    said = asked.parse_args()
    with town(said.size, said.folder), tempfile.TemporaryDirectory() as place:
        from django.conf import settings
        from django.db import transaction

        settings.DATA = Path(place)
        with transaction.atomic():
            measure(said.size if said.folder is None else str(said.folder))
            transaction.set_rollback(True)


def measure(size: str):
    from meydan.insight.actions import count
    from meydan.opendata.actions import make_editions
    from meydan.opendata.models import Edition

    Edition.objects.all().delete()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, {size}"
    )
    print(f"figures counted in {timed(count)[0]:.1f} s")
    before = memory()
    seconds, made = timed(make_editions)
    for one in made:
        print(f"  {one.table}: {one.rows} rows, CSV {one.csv_bytes / 1e6:.2f} MB")
    print(f"first edition of {len(made)} tables, {sum(one.rows for one in made)} rows: {seconds:.1f} s")
    print(f"memory at most: {memory():.0f} MB, before {before:.0f} MB")
    seconds, again = timed(make_editions)
    print(f"looked again, {len(again)} new editions: {seconds:.1f} s")


def timed(work):
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
