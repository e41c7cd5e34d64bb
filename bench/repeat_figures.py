"""Every figure that pages make of the tables, computed again from the CSV files of the editions alone, and compared to the last digit.

./meydan bench repeat_figures [--folder DIR]

Makes the editions of a demo town that are due, takes a copy of the latest CSV file of each table as somebody who downloads them
would, and lays both sides together. Ends with an error where a figure differs that is neither hidden by the page's own rule nor
held back because it has moved by fewer than ten people since the edition.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from _town import ROOT, database, environment


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folder", type=Path, default=ROOT / ".data", help="data folder of a town")
    said = asked.parse_args()
    folder = said.folder.resolve()
    with database(folder) as (url, _server):
        os.environ.update(environment(folder, url, demo=True))
        import django

        django.setup()
        with tempfile.TemporaryDirectory() as place:
            sys.exit(repeat(Path(place)))


def repeat(place: Path) -> int:
    from meydan.base import clock
    from meydan.opendata import files, repeating, rules
    from meydan.opendata.actions import make_editions
    from meydan.opendata.queries.editions import catalogue

    made = make_editions()
    for one in catalogue():
        if one.edition:
            shutil.copy(files.file_of(one.table.code, one.edition.number, "csv"), place / f"{one.table.code}.csv")
    begun, at = time.perf_counter(), clock.now()
    with clock.at(at):
        found = repeating.compare(place, at, rules.least_changes())
    print(f"{len(made)} new editions; {sum(map(len, found.values()))} figures in {time.perf_counter() - begun:.1f} s")
    for outcome, figures in found.items():
        print(f"{outcome}: {len(figures)}")
    for name, (page, file) in found[repeating.DIFFERENT].items():
        print(f"  {name}: the page says {page}, the files say {file}")
    return 1 if found[repeating.DIFFERENT] else 0


if __name__ == "__main__":
    main()
