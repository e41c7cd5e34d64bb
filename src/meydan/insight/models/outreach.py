"""Going to those who are missing: one task a gap."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.insight.models.counting import Dimension
from meydan.people.models import Person


class Outreach(HasRef, models.Model):
    kind = "outreach"

    class What(models.TextChoices):
        MUHTAR = "muhtar", _("Meeting with the muhtar")
        STAND = "stand", _("Stand with paper forms")
        VISIT = "visit", _("Visit")
        CALL = "call", _("Calls or letters")
        OTHER = "other", _("Something else")

    of = models.CharField(max_length=80)
    """Ref of what people are missing in, or `town:2026`."""
    dimension = models.CharField(max_length=5, choices=Dimension)
    value = models.CharField(max_length=20)
    what = models.CharField(max_length=6, choices=What)
    title = models.CharField(max_length=120)
    """What readers see: who is visited, where."""
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    """For colleagues."""
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="outreach")
    people_before = models.PositiveIntegerField()
    """How many of the group had taken part when it was planned; for colleagues."""
    reached = models.PositiveIntegerField(null=True)
    """How many people were reached there."""
    changed = models.CharField(max_length=300, blank=True)
    """What it changed, in a sentence for readers."""
    done_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="outreach_planned")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["of", "on"], name="outreach_of"),
            models.Index(fields=["on", "id"], name="outreach_open", condition=Q(done_on=None)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(changed=""), name="done_outreach_says_what_changed")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("insight:desk_outreach", self.pk)

    @property
    def tone(self) -> tuple[str, str, object]:
        """Tone, icon and word of its state."""
        today = clock.today()
        if self.done_on:
            return "done", "check", _("Done")
        if self.on < today:
            return "late", "alert", _("Late")
        return ("live", "people", _("Today")) if self.on == today else ("wait", "clock", _("Planned"))
