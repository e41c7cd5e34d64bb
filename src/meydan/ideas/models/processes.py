"""Processes and their stages in time. The stage alone says what one may do now."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit


class Template(models.TextChoices):
    OPEN_CALL = "open_call", _("Open call for ideas")
    NEIGHBOURHOOD_PLAN = "neighbourhood_plan", _("Neighbourhood plan")
    CONSULTATION = "consultation", _("Consultation on a draft")


class StageKind(models.TextChoices):
    COLLECT = "collect", _("Collecting")
    DELIBERATE = "deliberate", _("Deliberating")
    DECIDE = "decide", _("Deciding")
    CARRY_OUT = "carry_out", _("Carrying out")
    REPORT = "report", pgettext_lazy("stage", "Report")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Everybody")
    STAFF = "staff", _("Only people who work at the municipality")


class Process(HasRef, Written):
    """A frame around contributions: a promise, a place, stages in time, and a report at the end."""

    kind = "process"
    template = models.CharField(max_length=20, choices=Template)
    title = models.CharField(max_length=120)
    summary = models.TextField()
    promise = models.TextField()
    """What will happen with the result, who decides, by when."""
    report = models.TextField(blank=True)
    report_at = models.DateTimeField(null=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    contact_words = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="processes")
    goals = models.ManyToManyField(Goal, related_name="processes")
    neighbourhoods = models.ManyToManyField(Neighbourhood, related_name="processes")
    """Empty: the whole town."""
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.EVERYONE)
    """Who sees it and writes in it. What was written for staff stays inside until somebody publishes it."""
    published_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "surec"

    @property
    def is_inside(self) -> bool:
        return self.audience == Audience.STAFF

    def get_absolute_url(self) -> str:
        return address("ideas:process", self.pk, self.slug)


class Stage(models.Model):
    """One stage, from `opens_at` up to but not including `closes_at`."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(max_length=12, choices=StageKind)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["opens_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="stage_closes_after_it_opens"),
            models.UniqueConstraint(fields=["process", "kind"], name="each_stage_once_a_process"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.opens_at:%Y-%m-%d}"


class ProcessChange(models.Model):
    """A public change of dates, with its reason."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="changes")
    stage = models.CharField(max_length=12, choices=StageKind)
    opened_before = models.DateTimeField()
    closed_before = models.DateTimeField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="process_changes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.stage} {self.at:%Y-%m-%d}"
