"""Bring the proposals of a Pabulib file in as contributions; can be repeated, nothing is doubled."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.ideas.queries.processes import processes_visible_to
from meydan.opendata.actions import import_proposals
from meydan.opendata.pabulib import read
from meydan.people.queries import staff


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="kind", choices=["contributions"], default="contributions")
        parser.add_argument("--process", type=int, help="number of the process that they belong to")
        parser.add_argument(
            "--by", help="e-mail of the person in whose name they are entered (default: the first of the staff)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            election = read(options["file"])
        except (OSError, ValueError) as problem:
            raise CommandError(str(problem)) from problem
        people = staff().filter(email=options["by"]) if options["by"] else staff()
        person = people.first()
        if person is None:
            raise CommandError(
                "There is nobody to enter them: give a role to somebody first, or name a person with --by."
            )
        process = None
        if options["process"]:
            process = processes_visible_to(person).filter(pk=options["process"]).first()
            if process is None:
                raise CommandError(f"There is no process number {options['process']}.")
        result = import_proposals(by=person, election=election, process=process)
        for one in result.rejected:
            self.stdout.write(f"line {one.line}: rejected: {one.reason}: {one.text}")
        self.stdout.write(
            f"{len(result.made)} imported, {result.there_before} there before, {len(result.rejected)} rejected"
        )
