"""Incidents: what happened where people serve, sealed; and what was done about it, step by step."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.base.sealing import Sealed
from meydan.people.models import Person


class Severity(models.TextChoices):
    MINOR = "minor", _("Minor: nobody is hurt, or first aid was enough")
    SERIOUS = "serious", _("Serious: a doctor is needed, or somebody was harassed or threatened")
    GRAVE = "grave", _("Grave: a life, a child or a vulnerable person is in danger")


def new_number() -> str:
    return secrets.token_hex(8)


class Incident(HasRef, Sealed):
    """Its words (what, where, who, first measure) are sealed JSON; the rest is what the clock and the queue need."""

    kind = "incident"

    class State(models.TextChoices):
        REPORTED = "reported", _("Reported")
        ASSESSED = "assessed", _("First assessment")
        MEASURE = "measure", _("Measure taken")
        INQUIRY = "inquiry", _("Being looked into")
        DECIDED = "decided", _("Decided")
        CLOSED = "closed", _("Closed")

    number = models.CharField(max_length=16, unique=True, default=new_number)
    occasion = models.ForeignKey(Occasion, null=True, on_delete=models.PROTECT, related_name="incidents")
    reported_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="incidents_reported")
    severity = models.CharField(max_length=7, choices=Severity)
    happened_at = models.DateTimeField()
    reported_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    """By when the next thing has to be done: the first assessment, later the end."""
    state = models.CharField(max_length=8, choices=State, default=State.REPORTED)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="closed_incidents_have_a_day", condition=~Q(state="closed") | Q(closed_at__isnull=False)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], name="incidents_open", condition=~Q(state="closed")),
            models.Index(fields=["-reported_at", "-id"], name="incidents_latest"),
        ]

    def __str__(self) -> str:
        return f"incident {self.pk}"

    @property
    def context(self) -> str:
        return f"safety.incident:{self.number}"

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED

    @property
    def tone(self) -> tuple[str, str]:
        if not self.is_open:
            return "done", "check"
        return ("late", "alert") if self.due_at <= clock.now() else ("wait", "clock")


class IncidentStep(Sealed):
    """Who did what about it, when; the words are sealed."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="steps")
    number = models.CharField(max_length=16, unique=True, default=new_number)
    state = models.CharField(max_length=8, choices=Incident.State)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="incident_steps")
    for_reporter = models.BooleanField(default=False)
    """Whether whoever reported it may read the words."""

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.state}"

    @property
    def context(self) -> str:
        return f"safety.step:{self.number}"
