"""The programme of an event: its sessions, and who speaks."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base.written import Written
from meydan.centre.models import Booking
from meydan.events.models.events import Access, Event, labels_of


class Session(Written):
    """A part of the programme. With `seats` one chooses it when signing up."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    title = models.CharField(max_length=140)
    text = models.CharField(max_length=600, blank=True)
    track = models.CharField(max_length=60, blank=True)
    where = models.CharField(max_length=120, blank=True)
    booking = models.OneToOneField(Booking, null=True, on_delete=models.PROTECT, related_name="session")
    """Holds a further room of the Centre; None: it is in the event's own."""
    seats = models.PositiveIntegerField(null=True)
    access = ArrayField(models.CharField(max_length=8, choices=Access), default=list, blank=True)
    """What this part has of its own: signs in one hall only, a quiet room beside another."""

    class Meta:
        ordering: ClassVar = ["starts_at", "track", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_session_ends_after_it_starts", condition=Q(starts_at__lt=F("ends_at"))),
            models.CheckConstraint(name="a_session_has_seats", condition=Q(seats=None) | Q(seats__gt=0)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def access_labels(self) -> list[tuple[str, object]]:
        return labels_of(self.access)

    @property
    def speaking(self) -> list[str]:
        """Who agreed to be named."""
        return [one.name for one in self.speakers.all() if one.agreed]


class Speaker(models.Model):
    """Who speaks or moderates. The name is public only with the consent that was written down."""

    class Part(models.TextChoices):
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="speakers")
    session = models.ForeignKey(Session, null=True, on_delete=models.SET_NULL, related_name="speakers")
    part = models.CharField(max_length=9, choices=Part, default=Part.SPEAKER)
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=200, blank=True)
    """What they do, and where."""
    agreed = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-part", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_has_a_time", condition=Q(agreed=False) | Q(agreed_at__isnull=False))
        ]

    def __str__(self) -> str:
        return self.name
