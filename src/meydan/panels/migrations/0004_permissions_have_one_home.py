from datetime import timedelta

from django.db import migrations

from meydan.base import clock

GIVEN_STILL = ("eligible", "selected", "reserve", "not_drawn", "confirmed", "came", "absent")


def write_them_there(apps, schema_editor):
    """Until now guardians came to the desk or signed; nothing was kept of them, and nothing is now."""
    there = schema_editor.connection.alias
    permissions = apps.get_model("guardians", "Permission").objects.using(there)
    rows = apps.get_model("panels", "Application").objects.using(there).filter(is_minor=True).exclude(permission="")
    for one in rows.exclude(person=None).order_by("pk"):
        permissions.create(
            person_id=one.person_id,
            of=f"panel_application:{one.pk}",
            scope=f"panel:{one.panel_id}",
            how=one.permission,
            proof=one.permission,
            state="given" if one.state in GIVEN_STILL else "withdrawn",
            asked_at=one.at,
            decided_at=one.permission_at,
            seen_by_id=one.permission_by_id,
            valid_until=clock.today() + timedelta(days=365),
        )


def bring_them_back(apps, schema_editor):
    there = schema_editor.connection.alias
    rows = apps.get_model("panels", "Application").objects.using(there)
    mine = apps.get_model("guardians", "Permission").objects.using(there).filter(scope__startswith="panel:")
    for one in mine.filter(proof__in=("desk", "paper")):
        found = rows.filter(pk=int(one.of.partition(":")[2]))
        found.update(permission_at=one.decided_at, permission_by_id=one.seen_by_id)
    mine.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("guardians", "0001_permissions_of_guardians"),
        ("volunteering", "0010_permissions_have_one_home"),  # these keep their numbers
        ("panels", "0003_language_that_staff_wrote_in"),
    ]
    operations = [migrations.RunPython(write_them_there, bring_them_back)]
