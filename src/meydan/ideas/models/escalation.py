"""Who was reminded of an answer that is owed, and when."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.ideas.models.contributions import Contribution
from meydan.people.models import Role


class Level(models.TextChoices):
    REMINDER = "reminder", _("Reminder before the day")
    MANAGER = "manager", _("Late: to the unit’s manager")
    TOP = "top", _("Still late: to the deputy mayor and the coordinator")


class Escalation(models.Model):
    """One rung of the ladder for one promise of one contribution. A new promise begins a new ladder."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="escalations")
    level = models.CharField(max_length=8, choices=Level)
    promise = models.DateField()
    """The day that was promised."""
    told = ArrayField(models.CharField(max_length=20, choices=Role))
    """Roles whose holders were told."""
    unheld = ArrayField(models.CharField(max_length=20, choices=Role), default=list)
    """Roles that should have been told and that nobody held."""
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contribution", "level", "promise"], name="one_escalation_a_level_and_promise"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.promise}"

    @property
    def told_words(self) -> list[str]:
        return [str(Role(role).label) for role in self.told]

    @property
    def unheld_words(self) -> list[str]:
        return [str(Role(role).label) for role in self.unheld]


class EscalationDay(models.Model):
    """A day on which the ladder was climbed: of two workers one does it, and nobody is told twice a day."""

    day: "models.DateField[date, date]" = models.DateField(primary_key=True)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.day}"
