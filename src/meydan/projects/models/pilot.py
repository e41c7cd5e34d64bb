"""A pilot: try it small, measure, and decide by a threshold that was fixed before the start."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.projects.models.project import Project


class PilotState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    MEASURED = "measured", pgettext_lazy("pilot", "Measured")
    DECIDED = "decided", _("Decided")


PILOT_MOVES: Mapping[str, str] = {
    PilotState.PLANNED: PilotState.RUNNING,
    PilotState.RUNNING: PilotState.MEASURED,
    PilotState.MEASURED: PilotState.DECIDED,
}
"""State → the state that follows. There is no way back."""


class Pilot(HasRef, models.Model):
    class Wanted(models.TextChoices):
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")

    class Decision(models.TextChoices):
        SCALE_UP = "scale_up", _("Scale it up")
        CHANGE = "change", _("Change it and try again")
        STOP = "stop", pgettext_lazy("pilot", "Stop")

    kind = "pilot"
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="pilots")
    state = models.CharField(max_length=8, choices=PilotState, default=PilotState.PLANNED)
    hypothesis = models.CharField(max_length=300)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="pilots")
    place_words = models.CharField(max_length=120, blank=True)
    weeks = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=120)
    measure = models.CharField(max_length=30)
    before = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    wanted = models.CharField(max_length=8, choices=Wanted, default=Wanted.AT_LEAST)
    threshold = models.DecimalField(max_digits=16, decimal_places=4)
    first_threshold = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    """As it was at the start; it never changes."""
    threshold_note = models.CharField(max_length=500, blank=True)
    """Why the threshold changed after the start, in public."""
    starts_on = models.DateField(null=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    measured_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=300, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decision_words = models.TextField(blank=True)
    lesson = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pilots")
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["-changed_at", "-id"], name="pilots_latest")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project"], condition=~Q(state="decided"), name="one_open_pilot_a_project"),
            models.CheckConstraint(
                condition=Q(state="planned", first_threshold=None, starts_on=None)
                | Q(~Q(state="planned"), first_threshold__isnull=False, starts_on__isnull=False),
                name="threshold_is_fixed_at_the_start",
            ),
            models.CheckConstraint(
                condition=Q(first_threshold=None) | Q(threshold=F("first_threshold")) | ~Q(threshold_note=""),
                name="threshold_moves_with_a_note",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running"], value=None, measured_on=None)
                | Q(state__in=["measured", "decided"], value__isnull=False, measured_on__isnull=False),
                name="measured_has_a_value",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="decided"), decision="", decided_on=None)
                | Q(~Q(decision=""), ~Q(lesson=""), state="decided", decided_on__isnull=False),
                name="decided_has_a_lesson",
            ),
        ]

    def __str__(self) -> str:
        return self.hypothesis

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#pilot-{self.pk}"

    @property
    def ends_on(self) -> date | None:
        return self.starts_on + timedelta(weeks=self.weeks) if self.starts_on else None

    @property
    def is_over(self) -> bool:
        """Whether its weeks are over and nobody has written yet what was measured."""
        return self.state == PilotState.RUNNING and self.ends_on is not None and self.ends_on <= clock.today()

    @property
    def is_reached(self) -> bool | None:
        """Whether the measured value reaches the threshold; None while nothing is measured."""
        if self.value is None:
            return None
        return self.value >= self.threshold if self.wanted == self.Wanted.AT_LEAST else self.value <= self.threshold

    @property
    def threshold_moved(self) -> bool:
        return self.first_threshold is not None and self.first_threshold != self.threshold
