"""Write `base/data/tables.sql` from this database, which must hold the tables of all migrations."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from meydan.base import finished_tables
from meydan.base.launch.postgres import find_clients


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("This database lacks migrations. Run ./meydan migrate first.")
        major = connection.pg_version // 10000  # type: ignore[attr-defined]  # of Django's PostgreSQL backend
        programs = find_clients(major)
        if not programs:
            raise CommandError(f"pg_dump of PostgreSQL {major} is needed, the server's own version, and was not found.")
        finished_tables.FILE.write_text(finished_tables.described(connection, programs["pg_dump"]))
        self.stdout.write(f"{finished_tables.FILE} is written.")
