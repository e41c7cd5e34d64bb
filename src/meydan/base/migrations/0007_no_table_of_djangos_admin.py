from django.db import migrations

GONE = "drop table if exists django_admin_log; delete from django_migrations where app = 'admin'"


class Migration(migrations.Migration):
    """Nobody ever used Django's admin: what is done at the desk stands in the audit."""

    dependencies = [("base", "0006_forms_that_were_sent")]

    operations = [migrations.RunSQL(GONE, migrations.RunSQL.noop)]
