"""The 17 goals and 169 targets of the 2030 Agenda. Rows come from `data/` (`load_town`)."""

from typing import ClassVar

from django.db import models

from meydan.base import languages
from meydan.base.refs import HasRef


class Goal(HasRef, models.Model):
    kind = "goal"
    number = models.PositiveSmallIntegerField(primary_key=True)
    name_tr = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    name_ar = models.CharField(max_length=120, blank=True)
    """As the United Nations write it; that of `name_ku` is a draft."""
    name_ku = models.CharField(max_length=120, blank=True)
    meaning_tr = models.TextField(blank=True)
    meaning_en = models.TextField(blank=True)
    colour = models.CharField(max_length=7)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")

    @property
    def meaning(self) -> str:
        return languages.words_of(self, "meaning")


class Target(HasRef, models.Model):
    """A target such as 11.7. `code` sorts by `order`."""

    kind = "target"
    code = models.CharField(max_length=6, unique=True)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="targets")
    name_tr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    local = models.BooleanField(default=False)
    """Whether a district municipality can do much about it; these are offered first."""
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")
