"""Make somebody the first administrator, who then gives all other roles at /masa/kisiler/: `first_administrator ayse@example.org`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.people import actions, queries
from meydan.people.rules import clean_contact


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("contact", help="e-mail or phone with which they have signed in once")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = queries.person_who_signed_in(*clean_contact(options["contact"]))
        except ValidationError as wrong:
            raise CommandError("; ".join(wrong.messages)) from wrong
        if person is None:
            raise CommandError("Nobody has signed in with this yet. Sign in on the site first, then call me again.")
        try:
            actions.begin_administration(person=person)
        except Refused as refused:
            raise CommandError(sentence(refused.code, refused.facts)) from refused
        self.stdout.write("Done. The other roles are given at /masa/kisiler/.")
