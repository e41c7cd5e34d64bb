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


class Delivery(models.Model):
    """A notice on its way by e-mail or text message. Claimed before it is sent, so that a killed worker doubles one at most."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.EMAIL)
    waiting_since = models.DateTimeField(default=clock.now)
    try_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "channel"], name="one_delivery_a_channel")]
        indexes: ClassVar = [
            models.Index(fields=["try_at"], name="deliveries_due", condition=Q(sent_at=None, failed_at=None))
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"


class Preference(models.Model):
    """A message type that a person does not want by e-mail. In the app everything stays readable."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="preferences")
    code = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "code"], name="one_preference_a_type")]

    def __str__(self) -> str:
        return self.code


class TextChoice(models.Model):
    """A message type that a person also wants as a text message. Without a row none goes out."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="text_choices")
    code = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "code"], name="one_text_choice_a_type")]

    def __str__(self) -> str:
        return self.code
