from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("volunteering", "0011_no_second_list_of_permissions"),
    ]

    operations = [
        migrations.AddField(
            model_name="placement",
            name="feedback_given",
            field=models.BooleanField(default=False),
        ),
    ]
