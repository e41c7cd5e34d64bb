"""Fill a demo or an empty database with an invented town of any size, for measuring. The database is a demo from then on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.front.seed.town import NotEmpty, Size, seed_town


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=5_000)
        parser.add_argument("--contributions", type=int, default=2_000)
        parser.add_argument("--comments", type=int, default=20_000)
        parser.add_argument("--supports", type=int, default=50_000)
        parser.add_argument("--seed", type=int, default=1, help="decides everything that is left to chance")

    def handle(self, *args: Any, **options: Any) -> None:
        size = Size(*(options[name] for name in ("people", "contributions", "comments", "supports")))
        try:
            fresh = seed_town(size, seed=options["seed"], say=self.stdout.write)
        except NotEmpty as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(str(size) if fresh else "This town is there already.")
