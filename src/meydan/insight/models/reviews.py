"""The Voluntary Local Review of a year: texts that people write, around figures that are counted; published as a frozen copy."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person


class Review(HasRef, models.Model):
    kind = "review"
    year = models.PositiveSmallIntegerField(unique=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="reviews_begun")
    created_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    copy = models.JSONField(null=True)
    """What was published, by language: texts and figures as they were."""
    copy_hash = models.CharField(max_length=64, blank=True)
    """SHA-256 of the copy."""

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="published_review_has_its_copy",
                condition=Q(published_at=None, copy__isnull=True) | Q(published_at__isnull=False, copy__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return gettext("Voluntary Local Review %(year)s") % {"year": self.year}

    def get_absolute_url(self) -> str:
        return address("insight:review", self.year)


class ReviewText(models.Model):
    """The words of one section in one language."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="texts")
    section = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    text = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="review_texts")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "section", "language"], name="one_text_a_section_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.language}"
