"""Bring an old list in as contributions, hidden; can be repeated, nothing is doubled. The same as on the desk's pages."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.ideas.models import ContributionKind
from meydan.imports import actions, queries
from meydan.imports.actions.preparing import open_words
from meydan.imports.forms import usual_origin
from meydan.imports.guessing import ASK
from meydan.imports.labels import REASONS
from meydan.imports.models import Import
from meydan.imports.rows import REJECT_UNDATED, TAKE_UNDATED
from meydan.imports.rules import may_import
from meydan.imports.words import FIELDS, KINDS, STATES, bare
from meydan.people.models import Person
from meydan.people.queries import staff


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = argparse.ArgumentDefaultsHelpFormatter
        parser.add_argument("file", type=Path)
        parser.add_argument("--origin", help="where the list comes from, in words (default: from the name of the file)")
        parser.add_argument(
            "--sheet", default="", help="of a book with several (default: the largest that is not hidden)"
        )
        parser.add_argument("--by", help="e-mail of the coordinator or director (default: the first of them)")
        parser.add_argument(
            "--kind", choices=ContributionKind.values, default="problem", help="where the list does not say it"
        )
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="HEADING=FIELD",
            help=f"fields: {', '.join(FIELDS)}; empty leaves it out",
        )
        parser.add_argument(
            "--word",
            action="append",
            default=[],
            metavar="FIELD:WORD=CODE",
            help="what a word means, e.g. state:Olumlu=done",
        )
        parser.add_argument("--undated", choices=[REJECT_UNDATED, TAKE_UNDATED], default=REJECT_UNDATED)
        parser.add_argument("--month-first", action="store_true", help="03/04/24 is 4 March")
        parser.add_argument("--trial", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            try:
                self._bring_in(options)
            except Refused as refusal:
                raise CommandError(sentence(refusal.code, refusal.facts)) from None

    def _bring_in(self, options: dict[str, Any]) -> None:
        by = _who(options["by"])
        content, name = _content(options["file"]), options["file"].name
        one = actions.upload(
            by=by,
            name=name,
            content=content,
            origin=options["origin"] or usual_origin(name),
            kind=options["kind"],
            sheet=options["sheet"],
        )
        if one.answers["other_sheets"]:
            others = ", ".join(one.answers["other_sheets"])
            self.stdout.write(f"sheet {one.answers['sheet']} is read; there are also {others}")
        one = actions.answer_questions(by=by, one=one, **_answers(one, options))
        for column in one.columns:
            doubt = " (please check)" if column["certainty"] == ASK else ""
            self.stdout.write(f"{column['name']}: {column['field'] or 'left out'}{doubt}")
        for field, word in ((field, word) for field, words in one.answers["asked"].items() for word in words):
            code = one.answers["words"].get(field, {}).get(word["key"]) or word["code"]
            self.stdout.write(f"--word '{field}:{word['said']}={code or '?'}' (please check; {word['count']} rows)")
        if open_words(one):
            raise CommandError(
                "Please say with --word what the words with a question mark mean. "
                f"Codes of a state: {', '.join(STATES)}; of a kind: {', '.join(KINDS)}."
            )
        one = self._work(actions.start_trial(by=by, one=one))
        for row in queries.rejected_rows(one):
            self.stdout.write(
                f"row {row.line}: rejected: {REASONS[row.reason][0]}{f': {row.value}' if row.value else ''}"
            )
        report = one.report
        self.stdout.write(f"{report['new']} new, {report['there']} there before, {report['turned_away']} rejected")
        if report["new"] and not options["trial"]:
            one = self._work(actions.begin_import(by=by, one=one))
            self.stdout.write(f"{one.made} imported, hidden until somebody publishes them: {one.get_absolute_url()}")

    def _work(self, one: Import) -> Import:
        """Do it here and now; a worker that is quicker is as good."""
        actions.carry_on(import_id=one.pk, heard=lambda done: self.stdout.write(f"{done} of {one.rows} rows"))
        return Import.objects.get(pk=one.pk)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise CommandError(f"There is no file {file}.") from None
    except IsADirectoryError:
        raise CommandError(f"{file} is a folder. Please name the file with the list.") from None
    except OSError as problem:
        raise CommandError(f"{file} can't be read: {problem.strerror}.") from problem


def _who(email: str | None) -> Person:
    people = staff().filter(email=email) if email else staff()
    person = next((one for one in people if may_import(one)), None)
    if person is None:
        raise CommandError(
            "There is no coordinator or director to enter them: give the role to somebody first, or name one with --by."
        )
    return person


def _answers(one: Import, options: dict[str, Any]) -> dict[str, Any]:
    headings = {bare(column["name"]): x for x, column in enumerate(one.columns)}
    fields: dict[int, str] = {}
    for said in options["column"]:
        heading, _, field = said.rpartition("=")
        if bare(heading) not in headings or field not in {"", *FIELDS}:
            raise CommandError(f"--column {said}: there is no such heading or field")
        fields[headings[bare(heading)]] = field
    words: dict[str, dict[str, str]] = {}
    for said in options["word"]:
        name, _, code = said.rpartition("=")
        field, _, word = name.partition(":")
        if not queries.lookups().knows(field, code):
            raise CommandError(f"--word {said}: {field} can't be {code}")
        words.setdefault(field, {})[bare(word)] = code
    order = "mdy" if options["month_first"] else "dmy"
    return {
        "fields": fields, "kind": options["kind"], "undated": options["undated"], "words": words,
        "date_order": dict.fromkeys(one.answers["order_asked"], order),
    }  # fmt: skip
