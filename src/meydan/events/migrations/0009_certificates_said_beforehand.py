from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0008_online_and_sessions_with_access'),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='certified',
            field=models.BooleanField(default=False),
        ),
    ]
