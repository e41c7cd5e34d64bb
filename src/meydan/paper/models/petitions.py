"""A contribution that its author wants to be an official petition as well. Name and address are not kept here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.ideas.models import Contribution
from meydan.people.models import Person
from meydan.places.models import Unit


class How(models.TextChoices):
    """How somebody told us."""

    WEB = "web", _("On the web")
    DESK = "desk", _("At the desk")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")


class Petition(HasRef, models.Model):
    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Not wanted")
        FILED = "filed", _("Filed")

    kind = "petition"
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="petition")
    state = models.CharField(max_length=8, choices=State, default=State.OFFERED)
    offered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="petitions_offered")
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)
    """When the author said yes or no."""
    answered_how = models.CharField(max_length=6, choices=How, blank=True)
    noted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="petitions_noted")
    """Who wrote the answer down; the author themselves on the web."""
    number = models.CharField(max_length=60, blank=True)
    """As the document system of the municipality gave it."""
    filed_on = models.DateField(null=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="petitions")
    filed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="petitions_filed")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="petition_is_filed_with_number_and_day_after_a_yes",
                condition=~Q(state="filed") | (~Q(number="") & Q(filed_on__isnull=False, answered_at__isnull=False)),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["answered_at", "id"], name="petitions_to_file", condition=Q(state="agreed"))
        ]

    def __str__(self) -> str:
        return self.number or self.state

    def get_absolute_url(self) -> str:
        return address("paper:petition", self.contribution_id)
