"""Seal everything under the newest key. With --new-key a new one is made first; older keys stay in the file until nothing needs them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.base import sealing
from meydan.sealed.actions import reseal


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="make a new key in the data folder first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            if settings.SEALING_KEYS:
                raise CommandError("The keys come from MEYDAN_SEALING_KEYS: put the new one first there.")
            sealing.add_key()
        try:
            count = reseal()
        except sealing.Unreadable as missing:
            raise CommandError(f"No key opens some of the rows: {missing}") from missing
        self.stdout.write(f"Sealed anew: {count}. The key is {sealing.newest()}.")
