"""Programs that write for a person: their tokens, and what each request did. Editions of the tables of open data."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.people.models import Person


class Scope(models.TextChoices):
    """What a program may do in a person's name."""

    CONTRIBUTE = "contribute", _("Write contributions")
    SUPPORT = "support", _("Support contributions")
    FOLLOW = "follow", _("Follow threads")
    COMMENT = "comment", _("Write comments")


class ApiToken(models.Model):
    """A secret that a program shows; we keep only its hash."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    scopes = ArrayField(models.CharField(max_length=12, choices=Scope))
    hash = models.BinaryField(max_length=32, unique=True)
    begins = models.CharField(max_length=12)
    """Its first letters, by which a person recognises it."""
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.begins}…"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and clock.now() < self.expires_at

    @property
    def scope_words(self) -> list[str]:
        return [str(Scope(one).label) for one in self.scopes]


class KeptAnswer(models.Model):
    """What a request with an Idempotency-Key did, so that the same request sent again does nothing twice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=120)
    request_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="one_answer_a_key")]
        indexes: ClassVar = [models.Index(fields=["at"], name="kept_answers_by_age")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.key}"


class Edition(models.Model):
    """A table as it was at a moment, kept as two files. It never changes."""

    table = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=clock.now)
    rows = models.PositiveIntegerField()
    changes = models.PositiveIntegerField()
    """Against the edition before: rows, or people where people are counted."""
    csv_bytes = models.PositiveBigIntegerField()
    csv_sha256 = models.CharField(max_length=64)
    json_bytes = models.PositiveBigIntegerField()
    json_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["table", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["table", "number"], name="one_edition_a_number")]

    def __str__(self) -> str:
        return f"{self.table} {self.number}"


class Waiting(models.Model):
    """What a worker found when it last looked whether a table needs a new edition, and made none."""

    table = models.CharField(max_length=30, primary_key=True)
    changes = models.PositiveIntegerField()
    looked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.table}: {self.changes}"
