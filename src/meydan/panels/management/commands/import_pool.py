"""Bring in a pool of adil's two tables (categories.csv, respondents.csv) as a panel whose list can be closed at once."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.panels.actions.bringing_in import bring_in_panel
from meydan.panels.models import Method
from meydan.people.models import Person, Role
from meydan.people.queries import staff
from meydan.places.queries import units


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--size", type=int, required=True, help="members of the panel")
        parser.add_argument("--title", help="(default: name of the folder)")
        parser.add_argument("--unit", help="slug of the unit that asks (default: the first one)")
        parser.add_argument("--by", help="e-mail of the coordinator or director (default: the first of them)")
        parser.add_argument(
            "--household",
            metavar="COLUMN",
            help="column that is the same for people who live together: one of them is drawn",
        )
        parser.add_argument("--method", choices=Method.values, default=Method.LEXIMIN)

    def handle(self, *args: Any, **options: Any) -> None:
        from adil.errors import AdilError
        from adil.lottery import read_pool

        with translation.override("en"):
            try:
                pool = read_pool(options["folder"], household=options["household"])
                panel = bring_in_panel(
                    by=_who(options["by"]), unit=_unit(options["unit"]), title=options["title"] or options["folder"].resolve().name,
                    pool=pool, size=options["size"], method=options["method"],
                )  # fmt: skip
            except AdilError as error:
                raise CommandError(error.sentence("en")) from None
            except Refused as refusal:
                raise CommandError(sentence(refusal.code, refusal.facts)) from None
        self.stdout.write(f"{len(pool.people)} people in the pool of panel {panel.pk}: /masa/panel/{panel.pk}/kura/")


def _who(email: str | None) -> Person:
    rows = staff().filter(email=email) if email else staff()
    found = next((one for one in rows if one.has_role(Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR)), None)
    if found is None:
        raise CommandError("There is no coordinator or director with this address; --by names one.")
    return found


def _unit(slug: str | None) -> Any:
    found = units().filter(slug=slug).first() if slug else units().first()
    if found is None:
        raise CommandError("There is no such unit; --unit names one by its slug.")
    return found
