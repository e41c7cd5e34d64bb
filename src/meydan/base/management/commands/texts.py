"""Bring the catalogues in line with the code: add new messages, drop old ones, and say what is not translated. Texts go out
as a sheet for translators and reviewers (--export), and what they wrote comes back (--import)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from meydan.base import languages
from meydan.base.text_checks import PLURAL_FORMS
from meydan.base.text_sheets import read_sheet, take_in, write_sheet
from meydan.base.texts import problems, state, write_missing

TABLE = Path(settings.ROOT) / "docs" / "translations.md"
HEAD = "|---|---|---|\n"
END = "<!-- End of the table. -->"


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

        parser.add_argument(
            "--table", action="store_true", help="write how far each language is into docs/translations.md"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        language = options["language"]
        if options["table"]:
            write_table()
            return
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


def write_table() -> None:
    """How many sentences each language has, and which ones nobody has read."""
    before, head, rest = TABLE.read_text(encoding="utf-8").partition(HEAD)
    rows = [_row(code) for code in languages.NAMES]
    TABLE.write_text(before + head + "".join(rows) + END + rest.partition(END)[2], encoding="utf-8")


def _row(code: str) -> str:
    if code not in PLURAL_FORMS:
        return f"| {languages.NAMES[code]} (`{code}`) | all | the message ids themselves |\n"
    done, of = state(code)
    read = "the text that counts; to be read by a second person before opening"
    words = read if code == languages.BINDING else "machine draft, read by nobody yet"
    return f"| {languages.NAMES[code]} (`{code}`) | {done} of {of} | {words} |\n"
