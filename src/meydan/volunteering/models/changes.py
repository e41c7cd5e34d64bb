"""Who moved what to which state, when, and why."""

from typing import ClassVar

from django.db import models

from meydan.base import clock
from meydan.people.models import Person


class Change(models.Model):
    of = models.CharField(max_length=80)
    """Ref of the need, role, application, placement or hours."""
    state = models.CharField(max_length=16)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="volunteering_changes")
    why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["of", "id"], name="changes_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.of} {self.state}"
