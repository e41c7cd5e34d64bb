"""Who judges, who judges what, what they say about conflicts, and their points."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.calls.models.applications import Application
from meydan.calls.models.calls import Call, Criterion
from meydan.people.models import Person


class Juror(HasRef, models.Model):
    """An appointment. Whoever judges sees nothing of the desk's files of this call."""

    kind = "call_juror"
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="jurors")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="juries")
    about = models.CharField(max_length=120, blank=True)
    """What they do and where; stands on the page of the result."""
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    appointed_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "person"], name="a_juror_once")]

    def __str__(self) -> str:
        return f"{self.call_id} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("calls:jury")


class Tie(models.Model):
    """A conflict of interest that a juror told; that juror never gets the file."""

    juror = models.ForeignKey(Juror, on_delete=models.CASCADE, related_name="ties")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="ties")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["juror", "application"], name="a_tie_once")]

    def __str__(self) -> str:
        return f"{self.juror_id} {self.application_id}"


class Plan(HasRef, models.Model):
    """Who could judge what, worked out by a worker; somebody confirms it."""

    kind = "call_plan"

    class State(models.TextChoices):
        COMPUTING = "computing", _("Being worked out")
        FAILED = "failed", _("Not possible like this")
        READY = "ready", _("Worked out, waits for a person")
        CONFIRMED = "confirmed", _("Confirmed")
        DROPPED = "dropped", _("Dropped")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="plans")
    state = models.CharField(max_length=9, choices=State, default=State.COMPUTING)
    problem = models.JSONField(default=dict)
    """Why it can't be: code and facts of adil."""
    pairs = models.JSONField(default=list)
    """[id of the application, id of the juror]."""
    file = models.JSONField(default=dict)
    """The file of adil, with the prices from which anybody proves that no other jury fits better. No names."""
    seconds = models.FloatField(null=True)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call"], condition=Q(state__in=["computing", "ready"]), name="one_open_plan_a_call")
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.call_id} {self.state}"


class Assignment(HasRef, models.Model):
    """One application before one juror."""

    kind = "call_assignment"

    class Conflict(models.TextChoices):
        NONE = "none", _("There is none")
        YES = "yes", _("There is one")
        UNSURE = "unsure", _("I am not sure")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="assignments")
    juror = models.ForeignKey(Juror, on_delete=models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField(default=clock.now)
    why = models.CharField(max_length=300, blank=True)
    """Why it was given by hand."""
    conflict = models.CharField(max_length=6, choices=Conflict, blank=True)
    conflict_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    """It went to somebody else."""
    moved_why = models.CharField(max_length=300, blank=True)
    final_at = models.DateTimeField(null=True)
    total = models.PositiveSmallIntegerField(null=True)
    """Hundredths of 100 points, as they are now."""
    first_total = models.PositiveSmallIntegerField(null=True)
    """Before the jury talked."""
    changed_why = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "juror"], name="a_file_once_a_juror"),
            models.CheckConstraint(name="nobody_scores_without_a_statement", condition=Q(final_at=None) | Q(conflict="none", moved_at=None, total__isnull=False)),
            models.CheckConstraint(name="of_a_hundred", condition=Q(total=None) | Q(total__lte=10_000)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.application_id} {self.juror_id}"

    def get_absolute_url(self) -> str:
        return address("calls:score", self.pk)

    @property
    def points(self) -> int | None:
        """Whole points of 100, a half up."""
        return None if self.total is None else (self.total + 50) // 100


class Mark(models.Model):
    """Points of a juror for a criterion, with words."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="marks")
    points = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "criterion"], name="one_mark_a_criterion")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.criterion_id}"
