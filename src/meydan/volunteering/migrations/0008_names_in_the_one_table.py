from django.db import migrations

from meydan.base import turkish


def move_names(apps, schema_editor):
    """Each name once in the table of partners, not public; signed up twice, it is the same organisation."""
    there = schema_editor.connection.alias
    organisations = apps.get_model("partners", "Organisation").objects.using(there)
    for one in apps.get_model("volunteering", "OrganisationSignUp").objects.using(there).order_by("pk"):
        name = " ".join(one.name.split()) or f"#{one.pk}"
        folded = " ".join(turkish.fold(name).split()) or name
        one.organisation, _fresh = organisations.get_or_create(
            folded=folded, defaults={"name": name, "created_at": one.created_at, "changed_at": one.created_at}
        )
        one.save(update_fields=["organisation"])


def bring_names_back(apps, schema_editor):
    there = schema_editor.connection.alias
    rows = apps.get_model("volunteering", "OrganisationSignUp").objects.using(there).select_related("organisation")
    for one in rows.exclude(organisation=None):
        one.name = turkish.cut(one.organisation.name, 60)
        one.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0007_organisations_of_the_house")]
    operations = [migrations.RunPython(move_names, bring_names_back)]
