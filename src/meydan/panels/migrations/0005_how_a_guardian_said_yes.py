from django.db import migrations, models

PROOFS = [
    ("code", "Code sent to the guardian"),
    ("call", "Code, and called back by the desk"),
    ("paper", "Signed paper seen at the desk"),
    ("desk", "Face to face at the desk"),
]


class Migration(migrations.Migration):
    dependencies = [("panels", "0004_permissions_have_one_home")]
    operations = [
        migrations.RemoveField("application", "permission_at"),
        migrations.RemoveField("application", "permission_by"),
        migrations.AlterField(
            "application", "permission", models.CharField(blank=True, choices=PROOFS, max_length=5)
        ),
    ]
