"""What moved when two contributions were joined, so that it can be given back."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.ideas.models.contributions import Contribution
from meydan.people.models import Person


class Joining(models.Model):
    """`joined` became a duplicate of `into`, or was linked to it. `moved` holds ids of rows only, so that whoever was
    forgotten since is not brought back."""

    class Way(models.TextChoices):
        DUPLICATE = "duplicate", _("Joined as a duplicate")
        ANSWERS = "answers", _("Linked to the problem")

    joined = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="joinings")
    into = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="joinings_received")
    way = models.CharField(max_length=10, choices=Way)
    moved: Any = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="joinings")
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="joinings_undone")

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="joined_to_another", condition=~Q(joined=models.F("into"))),
        ]

    def __str__(self) -> str:
        return f"{self.joined_id} → {self.into_id}"
