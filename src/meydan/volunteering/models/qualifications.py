"""Certificates and trainings that a duty may ask for, and who has them."""

from datetime import date
from typing import ClassVar

from django.db import models

from meydan.base import clock, languages
from meydan.base.addresses import address
from meydan.people.models import Person


class Qualification(models.Model):
    """For example first aid. What a duty asks for is the town's rule, so its basis stands beside it."""

    name_tr = models.CharField(max_length=80, unique=True)
    name_en = models.CharField(max_length=80)
    basis = models.CharField(max_length=200, blank=True)
    valid_months = models.PositiveSmallIntegerField(null=True)
    """How long a training is good for; None: for good, or as the certificate says."""
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["name_tr"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")

    def get_absolute_url(self) -> str:
        return address("volunteering:desk_qualification", self.pk)


class Qualified(models.Model):
    """Somebody has a qualification: seen by whom, when, valid until. Never the paper itself."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="qualifications")
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="holders")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="qualifications_seen")
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=80, blank=True)
    """Ref of the training that gave it; empty: seen at the desk."""

    class Meta:
        verbose_name_plural = "qualified people"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "qualification"], name="one_of_each_qualification")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.qualification_id}"

    def is_valid_on(self, day: date) -> bool:
        return self.valid_until is None or self.valid_until >= day
