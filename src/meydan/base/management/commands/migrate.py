"""Django's `migrate`; in a database without any table it first loads the finished ones (see `base/finished_tables.py`)."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from meydan.base import finished_tables


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--step-by-step", action="store_true", help="walk all migrations, also in an empty database"
        )

    def handle(self, *args: Any, **options: Any) -> Any:
        connection = connections[options["database"]]
        whole = not (options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"])
        if whole and not options["step_by_step"] and finished_tables.is_empty(connection):
            finished_tables.load(connection)
        return super().handle(*args, **options)
