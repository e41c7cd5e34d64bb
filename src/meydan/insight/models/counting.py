"""Sums that a worker keeps, without persons: who took part in what, and what was done; and who lives here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.goals.models import Goal, Target
from meydan.people.models import AgeBand, Sex
from meydan.places.models import Neighbourhood


class Dimension(models.TextChoices):
    """By what people who took part are told apart."""

    PLACE = "place", _("Neighbourhood")
    AGE = "age", _("Age")
    SEX = "sex", _("Sex")
    STUDY = "study", _("Students")
    VIA = "via", _("Way of taking part")
    BOND = "bond", _("Bond to the town")
    FIRST = "first", _("For the first time")


class Frame(models.Model):
    """A thing that people took part in, or the town in a year (`town:2026`), with how many they were."""

    of = models.CharField(max_length=80, unique=True)
    people = models.PositiveIntegerField()
    mark = models.CharField(max_length=60)
    """Changes when anything about those people changes; a frame with the same mark is not written anew."""
    counted_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-people", "-id"], name="frames_by_size")]

    def __str__(self) -> str:
        return self.of


class Cell(models.Model):
    """How many people of one group took part in a frame. Those of whom it is not known stand in no cell."""

    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="cells")
    dimension = models.CharField(max_length=5, choices=Dimension)
    value = models.CharField(max_length=20)
    """Id of the neighbourhood, or a code."""
    people = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["frame", "dimension", "value"], name="each_group_once_a_frame")
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.value}: {self.people}"


class Sum(models.Model):
    """What was done in a year under one target (or goal) and at one place. Each deed is in exactly one row."""

    code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    goal = models.ForeignKey(Goal, null=True, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Target, null=True, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Neighbourhood, null=True, on_delete=models.CASCADE, related_name="+")
    """None: the whole town, or several neighbourhoods."""
    amount = models.BigIntegerField()
    deeds = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "year", "goal", "target", "place"], nulls_distinct=False, name="each_sum_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["goal", "year"], name="sums_of_a_goal")]

    def __str__(self) -> str:
        return f"{self.code} {self.year}: {self.amount}"


class Population(models.Model):
    """How many people of a group live in the town, or in one neighbourhood, on a day, by which source."""

    class Category(models.TextChoices):
        TOTAL = "total", _("Everybody")
        AGE = "age", _("Age")
        SEX = "sex", _("Sex")
        STUDENT = "student", _("Students")

    place = models.ForeignKey(Neighbourhood, null=True, on_delete=models.CASCADE, related_name="+")
    category = models.CharField(max_length=7, choices=Category)
    value = models.CharField(max_length=20, blank=True)
    """A code of age or sex; empty for everybody and for students."""
    people = models.PositiveIntegerField()
    on = models.DateField()
    source = models.CharField(max_length=200)
    brought_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "category", "value", "on"], nulls_distinct=False, name="one_population_a_day"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="population_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.value}: {self.people}"

    @property
    def area(self) -> str:
        return self.place.name if self.place else str(_("The whole town"))

    @property
    def word(self) -> str:
        words = {**dict(AgeBand.choices), **dict(Sex.choices)}
        return str(words.get(self.value, self.value))
