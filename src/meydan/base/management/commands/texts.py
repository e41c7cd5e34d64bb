"""Bring the catalogues in line with the code: add new messages, drop old ones, and say what is not translated. Texts go out
as a sheet for translators and reviewers (--export), and what they wrote comes back (--import)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from meydan.base.text_sheets import read_sheet, take_in, write_sheet
from meydan.base.texts import problems, write_missing


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", nargs="?", default="tr")
        parser.add_argument("--check", action="store_true", help="change nothing, fail if something is missing")
        parser.add_argument("--export", type=Path, metavar="FILE", help="write all texts into a sheet (CSV) and end")
        parser.add_argument("--open", action="store_true", help="with --export: only what is not translated yet")
        parser.add_argument(
            "--import", type=Path, nargs="+", dest="sheets", metavar="FILE", help="take in sheets (CSV or JSON)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        language = options["language"]
        if not options["check"]:
            write_missing(language)
        if options["export"]:
            count = write_sheet(language, options["export"], only_open=options["open"])
            self.stdout.write(f"{count} texts: {options['export']}")
            return
        for sheet in options["sheets"] or ():
            count, wrong = take_in(language, read_sheet(sheet))
            self.stdout.write("\n".join([*wrong, f"{count} texts taken in: {sheet}"]))
        for problem in (found := problems(language)):
            self.stdout.write(problem)
        if found and options["check"]:
            raise SystemExit(1)
