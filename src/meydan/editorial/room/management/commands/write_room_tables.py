"""Write `data/tables.sql` of the writing room from this database, which must hold the tables of all its migrations."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from meydan.base import finished_tables
from meydan.base.launch.postgres import find_clients
from meydan.editorial.room.opening import TABLES, own_tables


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        major = connection.pg_version // 10000  # type: ignore[attr-defined]  # of Django's PostgreSQL backend
        programs = find_clients(major)
        if not programs:
            raise CommandError(f"pg_dump of PostgreSQL {major} is needed, the server's own version, and was not found.")
        TABLES.parent.mkdir(exist_ok=True)
        TABLES.write_text(finished_tables.described(connection, programs["pg_dump"], own_tables()))
        self.stdout.write(f"{TABLES} is written.")
