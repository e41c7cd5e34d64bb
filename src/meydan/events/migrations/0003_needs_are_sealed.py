"""What people wrote about what they need leaves the open column and is sealed."""

from zoneinfo import ZoneInfo

from django.db import migrations

from meydan.base import sealing

TOWN = ZoneInfo("Europe/Istanbul")


def seal(apps, schema_editor):
    there = schema_editor.connection.alias
    needs = apps.get_model("events", "SupportRequest").objects.using(there)
    words = apps.get_model("sealed", "Words").objects.using(there)
    rows = needs.exclude(words="").filter(registration__person__isnull=False)
    for one in rows.select_related("registration__event__occasion").order_by("pk"):
        person, of = one.registration.person_id, f"registration:{one.registration_id}"
        key, content = sealing.seal(one.words, context=f"sealed.words:{person}:{of}:access")
        until = one.registration.event.occasion.ends_at.astimezone(TOWN).date()
        words.get_or_create(
            person_id=person,
            of=of,
            what="access",
            defaults={"key_id": key, "content": content, "delete_on": until},
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0002_sessions_hold_rooms"), ("sealed", "0001_sealed_words")]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.RemoveField("supportrequest", "words"),
    ]
