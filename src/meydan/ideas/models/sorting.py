"""Contributions that somebody else answers: the daily-fault desk or another body."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.ideas.models.contributions import Contribution
from meydan.people.models import Person
from meydan.places.models import Unit


class Routing(models.Model):
    """Where a contribution was sent, why, under which number, and what came back. Taken back, it keeps its row."""

    class To(models.TextChoices):
        FAULT_DESK = "fault_desk", _("Daily-fault desk")
        BODY = "body", _("Another body")

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="routings")
    to = models.CharField(max_length=10, choices=To)
    body = models.CharField(max_length=40, blank=True)
    """Code of the body in the town file."""
    name = models.CharField(max_length=160)
    """Its name on the day of sending, as the resident reads it."""
    reference = models.CharField(max_length=60, blank=True)
    """Number of the fault desk, or of the document to the other body; it may come later."""
    sent_on = models.DateField()
    words = models.TextField()
    """Why, in plain words for the resident."""
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="routings")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    """When the Centre took it back."""

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contribution"], condition=Q(ended_at=None), name="one_open_routing_a_contribution"
            ),
            models.CheckConstraint(name="a_body_has_a_code", condition=Q(to="fault_desk", body="") | Q(to="body")),
            models.CheckConstraint(
                name="a_routed_answer_has_a_day",
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.to} {self.name}"


class Hint(models.Model):
    """Where those went that are most like a new contribution: looked for by a worker, so that the list to sort needs no search."""

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="hint")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=160, blank=True)
    """The fault desk or another body, where it is no unit of ours; both empty: too few went anywhere."""
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.unit or self.name)
