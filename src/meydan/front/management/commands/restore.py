"""Bring a backup back into an empty database and data folder, and erase again who was erased since."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.front import backup


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--erasures", type=Path, action="append", default=[], help="a younger erasures.jsonl")
        parser.add_argument("--keys", type=Path, help="the file with the keys of the town")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = backup.restore(options["file"], options["erasures"], options["keys"])
        except (backup.BackupTrouble, OSError) as trouble:
            raise CommandError(str(trouble)) from None
        rows = found["manifest"]["rows"]
        self.stdout.write(
            f"{sum(rows.values())} rows of {len(rows)} tables are back, as they were at {found['manifest']['made_at']}"
        )
        self.stdout.write(f"Erased again since then: {len(found['erased'])} people")
        if found["refused"]:
            numbers = ", ".join(map(str, found["refused"]))
            self.stdout.write(f"Not erased, because work lies with them; hand it over at /masa/kisiler/: {numbers}")
        if found["broken_seals"]:
            raise CommandError(f"The audit chain is broken at the seals {', '.join(map(str, found['broken_seals']))}.")
        self.stdout.write("The audit chain is sound.")
