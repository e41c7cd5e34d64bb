"""What people offer of themselves: fields, times and places. All of it is theirs to leave empty."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.volunteering.models.needs import Field


class Part(models.IntegerChoices):
    """Parts of a day, by the hour in which a shift begins."""

    MORNING = 0, _("Morning")
    AFTERNOON = 1, _("Afternoon")
    EVENING = 2, _("Evening")


PARTS = len(Part)
NOON, DUSK = 12, 17
"""Hours from which it is afternoon, and evening."""
MOST_HOURS = 40


class Preferences(models.Model):
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="volunteer_preferences")
    fields = ArrayField(models.CharField(max_length=12, choices=Field), default=list)
    skills = models.CharField(max_length=300, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    times = ArrayField(models.PositiveSmallIntegerField(), default=list)
    """Slots of the week: three a day from Monday on; see `Part`."""
    places = models.ManyToManyField(Neighbourhood, related_name="+")
    weekly_hours = models.PositiveSmallIntegerField(null=True)
    """At most so many a week; None: as it comes."""
    may_ask = models.BooleanField(default=False)
    """Whether we may ask when somebody else can't come."""
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "preferences"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hours_of_a_week",
                condition=Q(weekly_hours=None) | Q(weekly_hours__gt=0, weekly_hours__lte=MOST_HOURS),
            )
        ]

    def __str__(self) -> str:
        return f"preferences of {self.person_id}"
