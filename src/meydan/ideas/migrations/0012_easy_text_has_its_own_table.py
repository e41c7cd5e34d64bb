"""Easy texts of processes move to the slice that keeps those of threads too."""

from django.db import migrations


def move(apps, schema_editor):
    alias = schema_editor.connection.alias
    processes = apps.get_model("ideas", "Process").objects.using(alias).exclude(easy_read="")
    easy = apps.get_model("languages", "EasyText")
    easy.objects.using(alias).bulk_create(
        [easy(of=f"process:{one.pk}", body=one.easy_read, changed_at=one.created_at) for one in processes]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("ideas", "0011_in_the_name_of_a_group"),
        ("languages", "0001_reviews_reports_and_easy_texts"),
    ]
    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="process", name="easy_read"),
    ]
