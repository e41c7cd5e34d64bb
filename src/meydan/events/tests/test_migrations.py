"""Migrations on a town that has rows: PostgreSQL refuses to change a table of which it still has to look at a row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from meydan.events.actions import register
from meydan.sealed.models import Words

SEALED = ("events", "0003_needs_are_sealed")


@pytest.fixture
def as_before(event, ayse):
    """A registration of somebody who wrote what they need into the open column, as it was before that migration."""
    made = register(by=ayse, event=event)
    looked_at_now()
    loader = MigrationLoader(connection)
    before = loader.project_state([("events", "0002_sessions_hold_rooms"), ("sealed", "0001_sealed_words")])
    asked = loader.project_state(SEALED).apps.get_model("events", "SupportRequest")
    column = before.apps.get_model("events", "SupportRequest")._meta.get_field("words")
    with connection.schema_editor() as editor:
        editor.add_field(asked, column)
    old = before.apps.get_model("events", "SupportRequest")
    old.objects.create(registration_id=made.pk, what="sign", words="İşaret dili")
    looked_at_now()
    return loader, before, made


def looked_at_now():
    """What the database puts off until the end of a transaction: here it ended."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate; set constraints all deferred")


def columns():
    with connection.cursor() as cursor:
        return {one.name for one in connection.introspection.get_table_description(cursor, "events_supportrequest")}


def test_needs_are_sealed_and_the_column_goes_in_one_transaction(as_before, ayse):
    loader, before, made = as_before
    with connection.schema_editor(atomic=True) as editor:
        loader.get_migration(*SEALED).apply(before, editor)
    looked_at_now()
    words = Words.objects.get(person=ayse, of=made.ref)
    assert words.unseal() == "İşaret dili"
    assert words.delete_on == (made.event.occasion.ends_at + timedelta(hours=3)).date()
    assert "words" not in columns()
