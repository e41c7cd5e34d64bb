"""Whoever sent an application says that its decision was not right."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.calls.models.applications import Application
from meydan.people.models import Person


class Objection(models.Model):
    """One an application. How many there were and how many were right is public; the words are not."""

    class Outcome(models.TextChoices):
        RIGHT = "right", _("The objection was right")
        NOT_RIGHT = "not_right", _("The objection was not right")

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="objection")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="call_objections_answered"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_answered_objection_has_an_outcome_and_words",
                condition=Q(answered_at=None, outcome="")
                | Q(answered_at__isnull=False) & ~Q(outcome="") & ~Q(answer=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}"

    @property
    def is_right(self) -> bool:
        return self.outcome == self.Outcome.RIGHT

    @property
    def tone(self) -> tuple[str, str, object]:
        if not self.answered_at:
            return "wait", "clock", _("Waits for an answer")
        return ("done", "check", self.get_outcome_display()) if self.is_right else ("", "x", self.get_outcome_display())
