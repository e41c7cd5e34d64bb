"""Bring a conversation in from a folder that Polis exported (comments.csv with votes.csv or participants-votes.csv). It becomes a draft."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from adil.errors import AdilError
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.conversations.actions.importing import import_polis
from meydan.conversations.rules import may_run
from meydan.people.models import Person
from meydan.people.queries import staff


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--by", help="e-mail of who runs conversations (default: the first of them)")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            try:
                one = import_polis(by=_who(options["by"]), folder=options["folder"])
            except Refused as refusal:
                raise CommandError(sentence(refusal.code, refusal.facts)) from None
            except (AdilError, OSError) as problem:
                raise CommandError(str(problem)) from None
        result = one.result
        self.stdout.write(
            f"{one.title}: {result.voices} people, {result.votes} votes, {one.statements.count()} statements"
        )
        self.stdout.write(f"a draft: /masa/sohbet/{one.pk}/")


def _who(email: str | None) -> Person:
    people = staff().filter(email=email) if email else staff()
    person = next((one for one in people if may_run(one)), None)
    if person is None:
        raise CommandError(
            "There is nobody who runs conversations: give a role to somebody first, or name one with --by."
        )
    return person
