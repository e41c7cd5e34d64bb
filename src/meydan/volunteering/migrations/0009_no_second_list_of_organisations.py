import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0008_names_in_the_one_table")]

    operations = [
        migrations.AlterField(
            "organisationsignup",
            "organisation",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sign_ups", to="partners.organisation"
            ),
        ),
        migrations.RemoveField("organisationsignup", "name"),
    ]
