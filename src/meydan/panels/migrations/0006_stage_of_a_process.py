from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('panels', '0005_how_a_guardian_said_yes'),
    ]

    operations = [
        migrations.AddField(
            model_name='panel',
            name='stage',
            field=models.CharField(blank=True, choices=[('collect', 'Collecting'), ('deliberate', 'Deliberating'), ('decide', 'Deciding'), ('carry_out', 'Carrying out'), ('report', 'Report')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.CheckConstraint(condition=models.Q(('stage', ''), ('belongs_to__startswith', 'process:'), _connector='OR'), name='a_stage_is_one_of_a_process'),
        ),
    ]
