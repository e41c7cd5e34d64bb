import django.contrib.postgres.functions
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0004_compared_by_what_was_proved'),
    ]

    operations = [
        migrations.AddField(
            model_name='text',
            name='place',
            field=models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name='text',
            name='folded',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('words'), function='meydan_fold'), output_field=models.TextField()),
        ),
    ]
