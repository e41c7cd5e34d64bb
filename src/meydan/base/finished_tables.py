"""The finished tables, kept as SQL beside the migrations.

Hundreds of migrations make the tables of a new town one small step at a time, and Django imagines all models anew at each step.
So a new town starts from `data/tables.sql`, which says what those migrations make and which they are; younger ones follow as
usual. A town that has tables already walks its migrations and never looks at the file.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.client import DatabaseClient

FILE = Path(__file__).parent / "data" / "tables.sql"
SESSION = re.compile(r"^(--|SET |SELECT pg_catalog\.set_config|COMMENT ON EXTENSION|\\).*$", re.MULTILINE)
SEQUENCE = re.compile(
    r"\(\s+(SEQUENCE NAME \S+)\s+START WITH 1\s+INCREMENT BY 1\s+NO MINVALUE\s+NO MAXVALUE\s+CACHE 1\s+\)"
)
WORDS = r"ARRAY\[((?:\(?'[^']*'::[a-z ]+\)?(?:::text)?(?:, )?)+)\]"
LIST = re.compile(rf"\({WORDS}\)::text\[\]|{WORDS}")
CAST = re.compile(r"\(?('[^']*')::[a-z ]+\)?(::text)?")
APPLIED = "insert into public.django_migrations (app, name, applied) values ('{}', '{}', now());"


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether nobody has put a table here."""
    return not connection.introspection.table_names()


def load(connection: BaseDatabaseWrapper, file: Path = FILE) -> None:
    """All tables of the file, or none if something in the way makes it fail."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("set local check_function_bodies = off; set local search_path = ''")
        cursor.execute(file.read_text())
        cursor.execute("set local search_path to default")


def described(connection: BaseDatabaseWrapper, pg_dump: str, part: Mapping[str, Sequence[str]] | None = None) -> str:
    """The tables, functions and triggers of a database and the migrations it holds, one text for one shape. With `part`, {app: its
    tables}, only what belongs to these apps.

    Raises `CalledProcessError` where `pg_dump` cannot read it.
    """
    where, secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    chosen = [f"--table=public.{table}" for tables in (part or {}).values() for table in tables]
    answer = subprocess.run(  # noqa: S603 (the program beside our own server)
        [pg_dump, "--schema-only", "--no-owner", "--no-privileges", *chosen, *where[1:]],
        env=os.environ | (secrets or {}),
        capture_output=True,
        text=True,
        check=True,
    )
    words = SEQUENCE.sub(r"(\1)", SESSION.sub("", answer.stdout)).replace("\n    ADD CONSTRAINT", " ADD CONSTRAINT")
    words = LIST.sub(_plain_list, words)
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations order by app, name")
        rows = [(app, name) for app, name in cursor.fetchall() if part is None or app in part]
        applied = [APPLIED.format(app, name) for app, name in rows]
    return "\n".join([*filter(None, words.split("\n")), *applied]) + "\n"


def _plain_list(found: re.Match[str]) -> str:
    """PostgreSQL tells the casts of a list of words differently before and after it has read its own words once."""
    return f"ARRAY[{CAST.sub(r'\1', found[1] or found[2])}]"
