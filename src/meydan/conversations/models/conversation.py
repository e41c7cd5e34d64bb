"""A conversation with its times and rules, and what was found in it last."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.ideas.models import Process
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.models import Thread

LEAST_FLOOR = 15  # below this `adil` groups nobody


class Moderation(models.TextChoices):
    AFTER = "after", _("Statements are shown at once and looked at afterwards")
    BEFORE = "before", _("Statements are looked at before they are shown")


def new_salt() -> bytes:
    return secrets.token_bytes(32)


class Conversation(HasRef, models.Model):
    """People vote on each other's short statements, from `opens_at` up to but not including `closes_at`."""

    kind = "conversation"
    title = models.CharField(max_length=120)
    summary = models.TextField()
    promise = models.TextField()
    """What will happen with the result, who decides, by when."""
    language = models.CharField(max_length=5, default="tr")
    process = models.ForeignKey(Process, null=True, on_delete=models.SET_NULL, related_name="conversations")
    thread = models.ForeignKey(Thread, null=True, on_delete=models.SET_NULL, related_name="conversations")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="conversations")
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="conversations_kept")
    moderation = models.CharField(max_length=6, choices=Moderation, default=Moderation.AFTER)
    with_account = models.BooleanField(default=False)
    """Whether one has to sign in to vote: one voice an account."""
    floor = models.PositiveSmallIntegerField(default=30)
    """So many people have to take part before anything of the result is shown."""
    keep_days = models.PositiveSmallIntegerField(default=30)
    """So many days after the report the single votes are erased."""
    basis = models.CharField(max_length=200, blank=True)
    """What the municipality relies on for that time."""
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    salt = models.BinaryField(max_length=32, default=new_salt)
    """Without it no key of a voice can be worked out again; erased with the votes."""
    last_number = models.PositiveIntegerField(default=0)
    """The number of the newest statement."""
    stale = models.BooleanField(default=False)
    """Statements changed since the last refresh."""
    report = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    """What the conversation changed."""
    report_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=200, null=True, unique=True)
    """Where an imported conversation came from, so that it is not imported twice."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="conversation_closes_later", condition=Q(closes_at__gt=F("opens_at"))),
            models.CheckConstraint(name="conversation_floor", condition=Q(floor__gte=LEAST_FLOOR)),
            models.CheckConstraint(
                name="erased_after_the_report", condition=Q(erased_at=None) | Q(report_at__isnull=False)
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-opens_at", "-id"], name="conversations_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "sohbet"

    def get_absolute_url(self) -> str:
        return address("conversations:conversation", self.pk, self.slug)

    @property
    def is_open(self) -> bool:
        return self.published_at is not None and self.opens_at <= clock.now() < self.closes_at

    @property
    def is_over(self) -> bool:
        return clock.now() >= self.closes_at

    @property
    def tone(self) -> tuple[str, str, object]:
        """(tone, icon, word) of its state."""
        if self.published_at is None:
            return "", "doc", _("Draft")
        if self.report_at:
            return "done", "check", pgettext_lazy("conversation", "Reported")
        if self.is_over:
            return "wait", "clock", _("Closed")
        return (
            ("live", "chat", pgettext_lazy("conversation", "Open")) if self.is_open else ("info", "clock", _("Coming"))
        )


class Result(models.Model):
    """What the worker found last. It describes groups by statements alone and names no voice."""

    conversation = models.OneToOneField(Conversation, primary_key=True, on_delete=models.CASCADE)
    at = models.DateTimeField(default=clock.now)
    voices = models.PositiveIntegerField(default=0)
    votes = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=dict)
    """See `finding.Findings`; empty below the floor."""
    state = models.JSONField(default=dict)
    """Where the next refresh begins: axes by statement and middles of clusters, nobody's group."""

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.at:%Y-%m-%d %H:%M}"
