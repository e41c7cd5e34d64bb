"""Surveys, and sets of questions to begin from."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.ideas.models import Process
from meydan.ideas.models.processes import StageKind
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.models import Thread

FORM = "answers"
"""The one form of a survey, as `questions` calls it."""


class Who(models.TextChoices):
    ANYONE = "anyone", _("Everybody, without an account")
    ONCE = "once", _("With an account, once; the answers stand without a name")
    NAMED = "named", _("With an account, once; the desk sees the name")
    CODES = "codes", _("With a code from a list, once")


class Compared(models.TextChoices):
    """By what groups can be compared: columns of a sheet."""

    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    AGE_BAND = "age_band", _("age band")
    BOND = "bond", _("proved bond to the town")


class Survey(HasRef, Written):
    """Questions to many, from a day to a day, with a promise what becomes of the answers."""

    class State(models.TextChoices):
        """What somebody decided. Whether it is open follows from the clock (`phase`)."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        REPORTED = "reported", _("Reported")

    kind = "survey"
    title = models.CharField(max_length=140)
    summary = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    afterwards = models.TextField()
    """What happens with the answers, who decides, by when."""
    minutes = models.PositiveSmallIntegerField(default=5)
    """How long it takes."""
    who = models.CharField(max_length=6, choices=Who, default=Who.ANYONE)
    compared_by = ArrayField(models.CharField(max_length=13), default=list, blank=True)
    """What of a person's own profile is copied onto the sheet, to compare groups (`Compared`)."""
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surveys")
    process = models.ForeignKey(Process, null=True, blank=True, on_delete=models.PROTECT, related_name="surveys")
    stage = models.CharField(max_length=12, choices=StageKind, blank=True)
    """The stage of the process that it belongs to."""
    with_stage = models.BooleanField(default=False)
    """Its days are those of the stage, also when the stage moves."""
    thread = models.ForeignKey(Thread, null=True, blank=True, on_delete=models.PROTECT, related_name="surveys")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    report = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    """What the answers changed."""
    reported_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_survey_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))),
            models.CheckConstraint(name="a_survey_says_what_follows", condition=~Q(afterwards="")),
            models.CheckConstraint(
                name="a_reported_survey_has_a_report", condition=~Q(state="reported") | ~Q(report="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-published_at", "-id"], name="surveys_latest")]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "anket"

    def get_absolute_url(self) -> str:
        return address("surveys:survey", self.pk, self.slug)

    @property
    def is_public(self) -> bool:
        return self.state != self.State.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == self.State.PUBLISHED and self.opens_at <= clock.now() < self.closes_at

    @property
    def is_closed(self) -> bool:
        """Over: its days have passed."""
        return self.is_public and self.closes_at <= clock.now()

    @property
    def phase(self) -> str:
        """draft → published → open → closed → reported"""
        if self.state != self.State.PUBLISHED:
            return self.state
        return "open" if self.is_open else "closed" if self.is_closed else "published"

    @property
    def tone(self) -> tuple[str, str, object]:
        return {
            "draft": ("", "doc", _("Draft")),
            "published": ("info", "cal", _("Opens later")),
            "open": ("live", "clock", pgettext_lazy("survey", "Open")),
            "closed": ("wait", "clock", _("Closed; the results come")),
            "reported": ("done", "check", _("Results are there")),
        }[self.phase]

    @property
    def last_day(self) -> datetime:
        """The last moment in which it can be answered, for saying the day."""
        return self.closes_at - timedelta(seconds=1)

    @property
    def needs_account(self) -> bool:
        return self.who in {Who.ONCE, Who.NAMED}

    @property
    def compared_words(self) -> str:
        return ", ".join(str(one.label) for one in Compared if one in self.compared_by)

    @property
    def keeps_name(self) -> bool:
        return self.who == Who.NAMED


class Template(models.Model):
    """Questions that somebody kept to begin another survey from."""

    name = models.CharField(max_length=140, unique=True)
    questions = models.JSONField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="survey_templates")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name
