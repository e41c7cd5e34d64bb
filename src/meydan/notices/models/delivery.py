"""Messages to people: in the app, and delivered outside."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.people.models import Person


class Notice(models.Model):
    """One message for one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    message = models.ForeignKey(OutboxMessage, on_delete=models.CASCADE, related_name="notices")
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "message"], name="one_notice_a_message")]
        indexes: ClassVar = [
            models.Index(fields=["person", "-at", "-id"], name="notices_of_person"),
            models.Index(fields=["person"], name="notices_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} → {self.person_id}"


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")


class Lane(models.IntegerChoices):
    """In which order messages go out, so that nobody's reminder waits behind an announcement to the whole town."""

    SERVICE = 0, _("Service")
    ANNOUNCEMENT = 1, _("Announcement")
    PROMOTION = 2, _("News and invitations")


class Sending(models.Model):
    """Something on its way. Claimed before it is sent, so that a killed worker doubles one at most."""

    try_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Digest(Sending):
    """One e-mail that holds what waited for it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["try_at"], name="digests_due", condition=Q(sent_at=None, failed_at=None))
        ]

    def __str__(self) -> str:
        return f"digest {self.pk}"


class Delivery(Sending):
    """A notice on its way by e-mail or text message."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.EMAIL)
    lane = models.PositiveSmallIntegerField(choices=Lane, default=Lane.SERVICE)
    waiting_since = models.DateTimeField(default=clock.now)
    held = models.BooleanField(default=False)
    """Its announcement is paused."""
    gathered = models.BooleanField(default=False)
    """It waits for the person's next digest."""
    digest = models.ForeignKey(Digest, null=True, on_delete=models.SET_NULL, related_name="deliveries")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "channel"], name="one_delivery_a_channel")]
        indexes: ClassVar = [
            models.Index(
                fields=["lane", "try_at"],
                name="deliveries_due",
                condition=Q(sent_at=None, failed_at=None, held=False, gathered=False),
            ),
            models.Index(
                fields=["waiting_since"],
                name="deliveries_gathered",
                condition=Q(gathered=True, digest=None, sent_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"
