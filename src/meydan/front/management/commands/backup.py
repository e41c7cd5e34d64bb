"""Write the town into one file, while people work. Keys go into a second file, which is to be kept elsewhere."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.front import backup


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--keys", type=Path, help="write the keys of the town too, into this file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = backup.make(options["file"].resolve(), options["keys"] and options["keys"].resolve())
        except (backup.BackupTrouble, OSError) as trouble:
            raise CommandError(str(trouble)) from None
        rows, tables = sum(made["rows"].values()), len(made["rows"])
        self.stdout.write(f"{options['file']}: {rows} rows of {tables} tables as they were at {made['made_at']}")
