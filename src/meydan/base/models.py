"""Tables of the house itself: audit, outbox, search, limits, and the stamp that says what this database is."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from meydan.base import clock


class Stamp(models.Model):
    """What this database is for. A database stamped `demo` is refused outside demo mode."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Counted(models.Model):
    """How often something was done within a window of time (see `limits.py`). The name is a hash: it tells nobody."""

    name = models.CharField(max_length=64, primary_key=True)
    times = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.times} until {self.until:%Y-%m-%d %H:%M}"


class Press(models.Model):
    """A form that somebody has just sent, and what they were answered (see `sent_twice.py`). The key is a hash and the answer is
    sealed: neither tells who it was, nor what they read. Kept for minutes, in a table without a log: after a crash nobody misses it."""

    key = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(db_index=True)
    answer = models.BinaryField(null=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Destruction(models.Model):
    """So many rows of a kind were destroyed, by which rule. No names, no numbers of rows: only that it was done."""

    what = models.CharField(max_length=80)
    """Label of the table, e.g. "notices.Notice"."""
    rule = models.CharField(max_length=300)
    """The rule's message id, so that everybody reads it in their language."""
    count = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="something_was_destroyed", condition=Q(count__gt=0))]
        indexes: ClassVar = [models.Index(fields=["-at", "-id"], name="destructions_latest")]

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"


class AuditSalt(models.Model):
    """The secret that links a person to their audit lines. Erasing a person deletes it; the chain still verifies."""

    person = models.CharField(max_length=40, primary_key=True)
    salt = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return self.person


class AuditSeal(models.Model):
    """A batch of audit lines, chained to the batch before it."""

    id = models.BigAutoField(primary_key=True)
    sealed_at = models.DateTimeField(default=clock.now)
    lines = models.PositiveIntegerField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.id}: {self.lines}"


class AuditLine(models.Model):
    """Who did what to which thing, when. Opaque: codes, refs and a salted commitment instead of a name."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=clock.now)
    code = models.CharField(max_length=80)
    ref = models.CharField(max_length=80, blank=True)
    actor = models.BinaryField(max_length=32)
    facts = models.JSONField(default=dict)
    transaction = models.BigIntegerField(
        db_default=Func(
            Func(function="pg_current_xact_id", template="%(function)s()::text"), template="(%(expressions)s)::bigint"
        )
    )
    seal = models.ForeignKey(AuditSeal, null=True, on_delete=models.PROTECT, related_name="sealed")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["ref", "id"], name="audit_by_ref"),
            models.Index(fields=["id"], name="audit_unsealed", condition=Q(seal=None)),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.code} {self.ref}"


class OutboxMessage(models.Model):
    """A message that an action decided to send, written in its transaction; `notices` delivers it."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=clock.now)
    code = models.CharField(max_length=80)
    to = ArrayField(models.CharField(max_length=120))
    ref = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict)
    but_not = models.CharField(max_length=40, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["id"], name="outbox_waiting", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.code} → {', '.join(self.to)}"


class SearchEntry(models.Model):
    """One findable thing. Slices write it in the same transaction as the thing itself."""

    ref = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=40)
    title = models.TextField()
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    public = models.BooleanField(default=True)
    words = models.GeneratedField(
        expression=Func(F("title"), F("body"), function="meydan_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded = models.GeneratedField(
        expression=Func(Coalesce(F("title"), Value("")), function="meydan_fold"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="search_words"),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="search_folded"),
            models.Index(fields=["kind", "-at"], name="search_by_kind"),
            models.Index(
                fields=["-at"], condition=Q(public=True), name="search_newest"
            ),  # a common word is found among the newest
            GinIndex(Func(F("folded"), Value(" "), function="string_to_array"), name="search_title_words"),
        ]

    def __str__(self) -> str:
        return self.title
