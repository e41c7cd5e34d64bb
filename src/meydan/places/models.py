"""Neighbourhoods and units of the municipality. Rows come from the town file (`load_town`)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from meydan.base import languages
from meydan.base.refs import HasRef


class NeighbourhoodQuerySet(models.QuerySet["Neighbourhood"]):
    def valid_on(self, day: date) -> Self:
        """Neighbourhoods come and go by decisions of the council."""
        started = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(started & (Q(valid_to=None) | Q(valid_to__gt=day)))


class Neighbourhood(HasRef, models.Model):
    """A mahalle with its population and where the number comes from."""

    kind = "place"
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    """Place in the order of the Turkish alphabet, which the database does not know."""
    population = models.PositiveIntegerField(null=True)
    population_date = models.DateField(null=True)
    population_source = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=20, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    objects = NeighbourhoodQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.name


class Unit(HasRef, models.Model):
    """A unit of the municipality that can be responsible for something."""

    kind = "unit"
    slug = models.SlugField(unique=True)
    name_tr = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    form = models.CharField(max_length=40)
    """directorate, centre, vice_mayor …, as in the town file."""
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    email = models.EmailField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")
