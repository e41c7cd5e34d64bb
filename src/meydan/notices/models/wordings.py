"""How the town says what Meydan says."""

from typing import ClassVar

from django.db import models

from meydan.base import clock
from meydan.people.models import Person


class Wording(models.Model):
    """The town's own subject for a type of message, and what stands above and below its text in a letter."""

    code = models.CharField(max_length=80)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=150, blank=True)
    """Empty: the shipped one."""
    opening = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="wordings_changed")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "language"], name="one_wording_a_type_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.language}"
