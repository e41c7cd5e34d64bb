"""Free text that was read at the desk: under which tags it stands, and what of it everybody may read."""

from typing import ClassVar

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Func, Q

from meydan.base import clock
from meydan.people.models import Person
from meydan.questions.models import Answer, Question


class Tag(models.Model):
    """What several answers to one question are about."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=60)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "name"], name="one_tag_a_name")]

    def __str__(self) -> str:
        return self.name


class Text(models.Model):
    """An answer in somebody's own words, once a colleague has read it."""

    answer = models.OneToOneField(Answer, primary_key=True, on_delete=models.CASCADE, related_name="reading")
    tags = models.ManyToManyField(Tag, related_name="texts")
    public = models.BooleanField(default=False)
    words = models.CharField(max_length=1500, blank=True)
    """What everybody reads: the answer without names and whatever else points to somebody."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="survey_texts_read")
    at = models.DateTimeField(default=clock.now)
    place = models.UUIDField(unique=True, editable=False, db_default=RandomUUID())
    """Where it stands among those that are open: by chance. The order in which answers came would say which texts are one person's."""
    folded = models.GeneratedField(
        expression=Func(F("words"), function="meydan_fold"), output_field=models.TextField(), db_persist=True
    )
    """For searching."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="what_is_public_has_words", condition=Q(public=False) | ~Q(words=""))
        ]

    def __str__(self) -> str:
        return self.words[:40]
