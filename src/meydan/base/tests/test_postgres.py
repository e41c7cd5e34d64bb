"""A kept connection is looked at without asking, and moments are those of UTC."""

from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.db import connection, connections

from meydan.people.models import Person

pytestmark = pytest.mark.django_db

DOING = "select query from pg_stat_activity where pid = %s"


@pytest.fixture
def kept():
    """Another connection of this process, used once."""
    with closing(connections.create_connection("default")) as other:
        with other.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            (other.pid,) = cursor.fetchone()
        yield other


def test_a_silent_line_is_used_again_without_a_question(kept):
    assert kept.is_usable()
    with connection.cursor() as cursor:
        cursor.execute(DOING, [kept.pid])
        assert cursor.fetchone() == ("select pg_backend_pid()",)


def test_a_line_that_the_server_cut_is_made_anew_before_it_is_used(kept):
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 5000)", [kept.pid])
        assert cursor.fetchone() == (True,)
    assert not kept.is_usable()
    kept.health_check_enabled, kept.health_check_done = True, False  # as when a request begins
    with kept.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        assert cursor.fetchone() != (kept.pid,)


def test_a_closed_line_is_not_usable(kept):
    kept.connection.close()
    assert not kept.is_usable()


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 28, 21, 59, 1, 500, UTC),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    ],
)
def test_a_moment_comes_back_as_it_went_there_in_utc(ayse, moment):
    Person.objects.filter(pk=ayse.pk).update(joined_at=moment)
    mine = Person.objects.filter(pk=ayse.pk)
    read = [mine.get().joined_at, mine.values_list("joined_at", flat=True)[0], next(mine.iterator()).joined_at]
    assert [(one, one.tzinfo) for one in read] == [(moment, UTC)] * 3
