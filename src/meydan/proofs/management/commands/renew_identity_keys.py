"""Move the marks of identity numbers to the newest key. With --new-key a new one is made first; the older ones have to stay."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.proofs import actions, marks


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="make a new key in the data folder first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            if settings.IDENTITY_KEYS:
                raise CommandError("The keys come from MEYDAN_IDENTITY_KEYS: put the new one last there.")
            marks.add_key()
        try:
            count = actions.move_marks()
        except KeyError as missing:
            raise CommandError(f"This key is missing, without it its marks can't be moved: {missing}") from missing
        self.stdout.write(f"Moved: {count}. The key is {marks.newest()}.")
