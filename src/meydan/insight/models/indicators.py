"""Local indicators: what is measured, how, from where to where, and its values over time."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, languages, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.goals.models import Target
from meydan.people.models import Person
from meydan.places.models import Unit


class Indicator(HasRef, models.Model):
    kind = "indicator"

    class Wanted(models.TextChoices):
        MORE = "more", _("Higher is better")
        LESS = "less", _("Lower is better")

    name_tr = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    definition_tr = models.CharField(max_length=600)
    definition_en = models.CharField(max_length=600)
    measure_tr = models.CharField(max_length=30)
    measure_en = models.CharField(max_length=30)
    """The unit of measure, e.g. m² a person."""
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="indicators")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="indicators")
    """Who measures it."""
    method = models.CharField(max_length=600)
    source = models.CharField(max_length=200)
    quality = models.CharField(max_length=400, blank=True)
    """What the figure does not say, and how sure it is."""
    wanted = models.CharField(max_length=4, choices=Wanted, default=Wanted.MORE)
    baseline = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    baseline_on = models.DateField(null=True)
    aim = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    aim_on = models.DateField(null=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="indicators_made")
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    """When it was given up; its values stay."""

    class Meta:
        ordering: ClassVar = ["target__order", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="baseline_has_a_day",
                condition=Q(baseline=None, baseline_on=None) | Q(baseline__isnull=False, baseline_on__isnull=False),
            ),
            models.CheckConstraint(
                name="aim_has_a_day", condition=Q(aim=None, aim_on=None) | Q(aim__isnull=False, aim_on__isnull=False)
            ),
            models.CheckConstraint(
                name="aim_comes_after_the_baseline",
                condition=Q(aim_on=None) | Q(baseline_on=None) | Q(aim_on__gt=F("baseline_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        return turkish.slug(self.name_tr) or "gosterge"

    def get_absolute_url(self) -> str:
        return address("insight:indicator", self.pk, self.slug)

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")

    @property
    def definition(self) -> str:
        return languages.words_of(self, "definition")

    @property
    def measure(self) -> str:
        return languages.words_of(self, "measure")


class Reading(models.Model):
    """A value on a day. It is never edited: a correction takes its place and both stay."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=4)
    source = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    replaced = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="readings")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "on"], condition=Q(replaced=False), name="one_valid_reading_a_day"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_reading_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"


type Point = tuple[date, Decimal]
