"""Who has read a language, what people say about its texts, and texts that are easy to read."""

from typing import ClassVar

from django.db import models

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person


class Review(models.Model):
    """Somebody who grew up with a language has read the texts of the interface."""

    language = models.CharField(max_length=5)
    readers = models.CharField(max_length=200)
    """Who they were, as they want to be named."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    """From then on the language is a draft again."""

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["language"], name="one_review_at_a_time", condition=models.Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.readers}"


class TextReport(HasRef, models.Model):
    """A reader says that a text of the interface is wrong. Nobody has to sign in for it, and nothing tells who it was."""

    kind = "text_report"
    language = models.CharField(max_length=5)
    path = models.CharField(max_length=300)
    """The page on which it stands."""
    words = models.TextField()
    better = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at", "id"], name="text_reports_open", condition=models.Q(settled_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.path}"


class EasyText(HasRef, models.Model):
    """A thing told in short sentences. Paragraphs are parts: the first line of each is its heading, each further line one
    sentence."""

    kind = "easy_text"
    of = models.CharField(max_length=80)
    """The ref of the thing, e.g. `thread:5`."""
    language = models.CharField(max_length=5, default="tr")
    body = models.TextField()
    hard_words = models.TextField(blank=True)
    """One word a line with its meaning: `council: People who decide for the municipality.`"""
    readers = models.CharField(max_length=200, blank=True)
    """Who read it and understood it."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "language"], name="one_easy_text_of_a_thing_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.language}"

    def get_absolute_url(self) -> str:
        return address("languages:easy", self.of)
