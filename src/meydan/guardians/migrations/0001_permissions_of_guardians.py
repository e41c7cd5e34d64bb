import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import meydan.base.clock
import meydan.guardians.models

RISKS = [("low", "Low risk"), ("medium", "Medium risk"), ("high", "High risk")]
WAYS = [("message", "By message"), ("desk", "At the desk, face to face"), ("paper", "On paper")]
STATES = [
    ("asked", "Guardian’s permission is awaited"),
    ("said", "Permission given, we still call back"),
    ("given", "Permission given"),
    ("declined", "Permission declined"),
    ("withdrawn", "Permission withdrawn"),
    ("ended", "Permission has ended"),
]
PROOFS = [
    ("code", "Code sent to the guardian"),
    ("call", "Code, and called back by the desk"),
    ("paper", "Signed paper seen at the desk"),
    ("desk", "Face to face at the desk"),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Permission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=60)),
                ("scope", models.CharField(max_length=40)),
                ("risk", models.CharField(choices=RISKS, default="low", max_length=6)),
                ("guardian", models.CharField(blank=True, max_length=100)),
                ("contact", models.CharField(blank=True, max_length=100)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("how", models.CharField(choices=WAYS, max_length=7)),
                ("state", models.CharField(choices=STATES, default="asked", max_length=9)),
                ("asked_at", models.DateTimeField(default=meydan.base.clock.now)),
                ("decided_at", models.DateTimeField(null=True)),
                ("proof", models.CharField(blank=True, choices=PROOFS, max_length=5)),
                ("valid_until", models.DateField(null=True)),
                ("of_age_on", models.DateField(null=True)),
                ("link_nonce", models.CharField(default=meydan.guardians.models.new_nonce, max_length=24)),
                ("link_until", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("code_nonce", models.CharField(blank=True, max_length=24)),
                ("code_until", models.DateTimeField(null=True)),
                ("code_tries", models.PositiveSmallIntegerField(default=0)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="permissions", to=settings.AUTH_USER_MODEL)),
                ("seen_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="permissions_seen", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("state__in", ["asked", "said", "given"])), fields=("person", "scope", "risk"), name="one_open_permission_a_scope"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "given"), _negated=True), ("valid_until__isnull", False), _connector="OR"), name="permissions_given_end"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "given"), _negated=True), models.Q(("proof", ""), _negated=True), _connector="OR"), name="permissions_given_are_proved"),
                ],
            },
        ),
    ]  # fmt: skip
