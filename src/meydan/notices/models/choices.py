"""What a person chose about messages, and what came back from their address."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock
from meydan.people.models import Person


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


class Rhythm(models.Model):
    """When a person's messages come. Without a row: each at once, and the town's quiet hours."""

    class Digest(models.TextChoices):
        AT_ONCE = "at_once", _("Each at once")
        DAILY = "daily", _("Once a day, together in one e-mail")
        WEEKLY = "weekly", _("Once a week, together in one e-mail")
        NEVER = "never", pgettext_lazy("e-mails", "Not at all; I read them here")

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="rhythm")
    digest = models.CharField(max_length=8, choices=Digest, default=Digest.AT_ONCE)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    quiet_email = models.BooleanField(default=False)
    """Whether e-mails wait for the end of the quiet hours too."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="quiet_hours_have_two_ends",
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__isnull=False, quiet_until__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.digest


class Bounce(models.Model):
    """Letters to an address came back. Once `dead_at` is set, none are sent there any more."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="bounce")
    address = models.EmailField()
    """As it was then: with a new address the person is reached again."""
    status = models.CharField(max_length=12)
    """The mail server's code, e.g. 5.1.1."""
    words = models.CharField(max_length=300, blank=True)
    times = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(default=clock.now)
    dead_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-dead_at"], name="dead_addresses", condition=~Q(dead_at=None))]

    def __str__(self) -> str:
        return f"{self.status} {self.person_id}"
