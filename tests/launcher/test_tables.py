"""The finished tables of a new town against what the migrations make, step by step."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from meydan.base import finished_tables
from meydan.base.launch.postgres import find_clients

pytestmark = pytest.mark.launcher


@contextmanager
def fresh_database(name: str) -> Iterator[str]:
    """The alias of an empty database beside the one of the tests."""
    settings = {**connection.settings_dict, "NAME": f"{connection.settings_dict['NAME']}_{name}"}
    words = [f'drop database if exists "{settings["NAME"]}"', f'create database "{settings["NAME"]}"']
    with connection._nodb_cursor() as cursor:
        for word in words:
            cursor.execute(word)
    connections.databases[name] = settings
    try:
        yield name
    finally:
        connections[name].close()
        del connections[name], connections.databases[name]
        with connection._nodb_cursor() as cursor:
            cursor.execute(words[0])


def shape(alias: str) -> list[str]:
    programs = find_clients(connection.pg_version // 10000)
    assert programs
    return sorted(finished_tables.described(connections[alias], programs["pg_dump"]).splitlines())


@pytest.mark.by_turn(0, 3)  # walking all migrations takes minutes
def test_a_new_town_has_the_tables_that_all_migrations_make(django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), fresh_database("walked") as walked, fresh_database("loaded") as loaded:
        call_command("migrate", database=walked, step_by_step=True, verbosity=0)
        call_command("migrate", database=loaded, verbosity=0)
        assert shape(loaded) == shape(walked)
        with connections[loaded].cursor() as cursor:
            cursor.execute("select count(*) from auth_permission where codename like 'view_%'")
            assert cursor.fetchone()[0] > 100  # what Django adds after a migration is there too
            cursor.execute("show search_path")
            assert cursor.fetchone()[0] == '"$user", public'
