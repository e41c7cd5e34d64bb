"""What went wrong, as far as it may be written down."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meydan.base import clock


class Trouble(models.Model):
    """An error of ours, counted: which page of the code, which kind of error. Never what somebody typed, nor who it was."""

    page = models.CharField(max_length=120)
    """The name of the address, e.g. "ideas:new", not the address itself."""
    what = models.CharField(max_length=120)
    """The class of the error and the line of ours in which it rose."""
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField(default=clock.now)
    last_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "what"], condition=Q(done_at=None), name="one_open_trouble")
        ]
        indexes: ClassVar = [models.Index(fields=["-last_at", "-id"], name="trouble_latest")]

    def __str__(self) -> str:
        return f"{self.page}: {self.what}"

    def get_absolute_url(self) -> str:
        return reverse("operation:health")
