"""What the Centre writes to many, and the time before an election in which it does not."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.people.models import Person


class Announcement(HasRef, Written):
    """A message to many people. One writes it, another one lets it go."""

    kind = "announcement"

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("announcement", "Being written")
        WAITING = "waiting", pgettext_lazy("announcement", "Waits for approval")
        GOING = "going", pgettext_lazy("announcement", "Is going out")
        PAUSED = "paused", pgettext_lazy("announcement", "Paused")
        DONE = "done", pgettext_lazy("announcement", "Handed out")
        CANCELLED = "cancelled", pgettext_lazy("announcement", "Cancelled")

    title = models.CharField(max_length=120)
    text = models.TextField()
    crowd = models.CharField(max_length=40)
    """Whom it is for: the code of a crowd on a card."""
    choice = models.CharField(max_length=80, blank=True)
    """Which one of that crowd: a neighbourhood, a role, a goal."""
    promotion = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="announcements_written")
    written_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="announcements_approved")
    approved_at = models.DateTimeField(null=True)
    message = models.OneToOneField(OutboxMessage, null=True, on_delete=models.SET_NULL, related_name="announcement")
    total = models.PositiveIntegerField(default=0)
    """How many people it was for when it was approved."""
    reached = models.PositiveIntegerField(default=0)
    last_person = models.BigIntegerField(default=0)
    """Up to whom it was handed out, in the order of people's ids."""
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="announcements_are_approved_by_another",
                condition=Q(approved_by=None) | Q(written_by=None) | ~Q(approved_by=F("written_by")),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["id"], name="announcements_going", condition=Q(state="going"))]

    def __str__(self) -> str:
        return self.title

    @property
    def audience(self) -> str:
        return f"{self.crowd}:{self.choice}"


class ElectionPeriod(HasRef, models.Model):
    """From–to, announcements and promotion wait. The basis is the municipality's own statement."""

    kind = "election_period"
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    basis = models.CharField(max_length=300)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="election_periods_made")
    made_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="election_periods_ended")
    ended_at = models.DateTimeField(null=True)
    """Ended, or taken back, before its time."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="election_period_ends_later", condition=Q(ends_at__gt=F("starts_at")))
        ]

    def __str__(self) -> str:
        return self.basis
