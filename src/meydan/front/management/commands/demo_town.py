"""Fill an empty database with the living demo town, and stamp it as a demo. Does nothing when that was done before."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.base.town import town
from meydan.front.demo.actions import keep_old_town
from meydan.front.demo.load import DemoTown, is_loaded


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="decides who supports what")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo town is for demo mode only (MEYDAN_DEMO=1).")
        if is_loaded():
            keep_old_town()
            self.stdout.write("The demo town is there already.")
            return
        made = DemoTown(town().folder / "demo", seed=options["seed"]).load()
        self.stdout.write(", ".join(f"{count} {name}" for name, count in made.items()))
