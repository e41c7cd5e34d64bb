"""Organisations that bring people under their name, and legal opinions about placements."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.partners.models import Organisation
from meydan.people.models import Person
from meydan.volunteering.models.volunteers import Placement


class OrganisationSignUp(HasRef, models.Model):
    """An organisation volunteers by a decision of its organ. The list of its people is its own to keep."""

    kind = "organisation"
    """Refs are older than the table of partners, and mean the sign-up."""

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sign_ups")
    decided_on = models.DateField()
    decision_number = models.CharField(max_length=40)
    signed_by = models.CharField(max_length=100)
    """Who signs for the organisation, with their office."""
    words = models.TextField(blank=True)
    contact = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="organisations")
    """Who signs up its people."""
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    answer = models.TextField(blank=True)
    promised_for = models.DateField()
    created_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="organisations_answered")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="declined_organisations_have_an_answer", condition=~Q(state="declined") | ~Q(answer="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-created_at", "-id"], name="organisations_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.organisation.name

    def get_absolute_url(self) -> str:
        return address("volunteering:organisation", self.pk)

    @property
    def tone(self) -> tuple[str, str]:
        return {"sent": ("wait", "clock"), "accepted": ("done", "check")}.get(self.state, ("", "x"))


class LegalOpinion(models.Model):
    """Whether somebody with a certain status may take a place: asked of the legal unit, with a promised day."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Legal opinion is awaited")
        GIVEN = "given", _("Legal opinion: possible")
        NOT_POSSIBLE = "not_possible", _("Legal opinion: not possible")

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="opinion")
    status = models.CharField(max_length=20)
    """Code of the town's list."""
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    promised_for = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="legal_opinions")
    given_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="impossible_placements_have_a_reason", condition=~Q(state="not_possible") | ~Q(reason="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["promised_for", "id"], name="legal_opinions_waiting", condition=Q(state="waiting"))
        ]

    def __str__(self) -> str:
        return self.state
