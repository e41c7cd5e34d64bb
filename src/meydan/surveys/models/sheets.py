"""What somebody answered in one go, what is remembered of who answered, and what is not finished."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.people.models import AgeBand, Person
from meydan.places.models import Neighbourhood
from meydan.proofs.models import Bond
from meydan.surveys.models.surveys import Survey


class Channel(models.TextChoices):
    WEB = "web", _("Web")
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By phone")
    DESK = "desk", _("Desk")


class Sheet(models.Model):
    """One person's answers (`questions` keeps them under `key`). Without a name it has no number in a row and no hour:
    neither tells who came when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="sheets")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="survey_sheets")
    """Only where people were told that the desk sees their name."""
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.WEB)
    batch = models.CharField(max_length=60, blank=True)
    """Of paper: the pile it came in."""
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="sheets_entered")
    on = models.DateField()
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="+")
    age_band = models.CharField(max_length=10, choices=AgeBand, blank=True)
    bond = models.CharField(max_length=8, choices=Bond, blank=True)
    """What was proved of whoever answered: that they live, else study, else work here."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "person"], name="one_named_sheet_a_person"),
            models.CheckConstraint(
                name="who_is_entered_was_not_on_the_web", condition=Q(entered_by=None) | ~Q(channel="web")
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def key(self) -> str:
        """Under which the answers stand."""
        return f"{self.survey.ref}:{self.pk.hex}"


class Mark(models.Model):
    """That somebody has answered; not who, and not which sheet. Only whoever holds the installation's secret can compute it
    from a person, and it has no time and no order."""

    digest = models.CharField(max_length=64, primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="marks")

    def __str__(self) -> str:
        return self.digest[:8]


class Code(models.Model):
    """A code that opens the survey once. Only its digest is kept; which sheet it opened is not."""

    digest = models.CharField(max_length=64, primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="codes")
    used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.digest[:8]


class Draft(models.Model):
    """What somebody has answered so far: held by whoever has the key in their browser."""

    key = models.CharField(max_length=32, primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="drafts")
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["changed_at"], name="survey_drafts_by_age")]

    def __str__(self) -> str:
        return self.key[:8]
