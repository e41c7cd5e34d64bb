"""Words that people leave for those who look after them, sealed; and who looked at them, when, and what for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.sealing import Sealed
from meydan.people.models import Person


class What(models.TextChoices):
    ACCESS = "access", _("What helps me to take part")
    EMERGENCY = "emergency", _("Emergency contact")


class Read(models.TextChoices):
    """What is read behind a look: sealed words, and sealed records of other slices."""

    ACCESS = What.ACCESS.value, What.ACCESS.label
    EMERGENCY = What.EMERGENCY.value, What.EMERGENCY.label
    INCIDENT = "incident", _("Incident")


class Words(Sealed):
    """What a person wrote for one thing and one purpose. It belongs to them: they read, change and delete it at any time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sealed_words")
    of = models.CharField(max_length=80)
    """Ref of the thing for which it was written; its slice says who may read."""
    what = models.CharField(max_length=12, choices=What)
    written_at = models.DateTimeField(default=clock.now)
    delete_on = models.DateField()
    """Nothing of this kind is kept without an end."""

    class Meta:
        verbose_name_plural = "words"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "of", "what"], name="one_word_for_one_purpose"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["of"], name="sealed_words_of_a_thing"),
            models.Index(fields=["delete_on"], name="sealed_words_to_delete"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.of}"

    @property
    def context(self) -> str:
        return f"sealed.words:{self.person_id}:{self.of}:{self.what}"


class Look(models.Model):
    """Somebody read sealed words. Stays for the person when the words are gone."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="looks_at_them")
    """Whose words they were; None for a record that is about several people."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="looks")
    of = models.CharField(max_length=80)
    what = models.CharField(max_length=12, choices=Read)
    at = models.DateTimeField(default=clock.now)
    purpose = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="nobody_looks_without_a_purpose", condition=~Q(purpose=""))
        ]
        indexes: ClassVar = [models.Index(fields=["person", "-at", "-id"], name="looks_at_a_person")]

    def __str__(self) -> str:
        return f"{self.what} {self.of} {self.at:%Y-%m-%d %H:%M}"
