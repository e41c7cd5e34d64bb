"""Contribution forms on paper: printed in batches, each with a number, and with the code of its slip."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from meydan.base import clock
from meydan.ideas.models import Contribution, Process
from meydan.people.models import Person
from meydan.places.models import Neighbourhood


class FormBatch(models.Model):
    """Forms that were printed together, perhaps for one process or one neighbourhood."""

    process = models.ForeignKey(Process, null=True, on_delete=models.PROTECT, related_name="form_batches")
    place = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="form_batches")
    count = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="form_batches")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="one_to_two_hundred_forms", condition=Q(count__gte=1, count__lte=200))
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.count}"


class PrintedForm(models.Model):
    """One sheet: its number makes it count once."""

    batch = models.ForeignKey(FormBatch, on_delete=models.CASCADE, related_name="forms")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    seed = models.CharField(max_length=16)
    contribution = models.OneToOneField(Contribution, null=True, on_delete=models.SET_NULL, related_name="printed_form")

    class Meta:
        ordering: ClassVar = ["year", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "number"], name="one_form_a_number")]

    def __str__(self) -> str:
        return self.serial

    @property
    def serial(self) -> str:
        return f"F-{self.year}-{self.number:05}"
