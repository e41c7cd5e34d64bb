"""Searches that people saved to hear of what is new."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.http import urlencode

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.ideas.models.contributions import ContributionKind
from meydan.ideas.models.processes import Process
from meydan.people.models import Person


class SavedSearch(HasRef, models.Model):
    """What somebody wants to hear of. New contributions up to `seen_until` were looked at for it."""

    kind = "saved"
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    text = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=10, choices=ContributionKind, blank=True)
    goal = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=60, blank=True)
    """Slug of the neighbourhood."""
    process = models.ForeignKey(Process, null=True, on_delete=models.CASCADE, related_name="saved_searches")
    made_at = models.DateTimeField(default=clock.now)
    seen_until = models.DateTimeField(default=clock.now)
    told_on = models.DateField(null=True)
    """The last day on which there was a notice; one a day at most."""

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "text", "what", "goal", "place", "process"],
                name="each_search_saved_once",
                nulls_distinct=False,
            )
        ]
        indexes: ClassVar = [models.Index(fields=["seen_until"], name="saved_searches_behind")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        asked = {"q": self.text, "kind": self.what, "goal": self.goal, "place": self.place, "process": self.process_id}
        return reverse("ideas:list") + "?" + urlencode({name: value for name, value in asked.items() if value})
