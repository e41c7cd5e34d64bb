import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("volunteering", "0006_needs_in_a_name"),
        ("partners", "0001_organisations_pledges_and_funds"),
    ]

    operations = [
        migrations.RenameModel("Organisation", "OrganisationSignUp"),
        migrations.AlterField(
            "organisationsignup", "name", models.CharField(max_length=60, blank=True, default="")
        ),
        migrations.AddField(
            "organisationsignup",
            "organisation",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sign_ups",
                to="partners.organisation",
            ),
        ),
    ]
