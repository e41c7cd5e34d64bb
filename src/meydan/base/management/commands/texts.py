"""Bring the catalogues in line with the code: add new messages, drop old ones, and say what is not translated."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from meydan.base.texts import problems, write_missing


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", nargs="?", default="tr")
        parser.add_argument("--check", action="store_true", help="change nothing, fail if something is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            write_missing(options["language"])
        for problem in (found := problems(options["language"])):
            self.stdout.write(problem)
        if found and options["check"]:
            raise SystemExit(1)
