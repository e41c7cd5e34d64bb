"""A project: what is carried out, by which unit, with how much money, from which contributions."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Target
from meydan.ideas.models import Contribution, Process
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.projects.models.plan import PlanLine
from meydan.threads.models import Thread


class ProjectState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


MOVES: dict[str, frozenset[str]] = {
    ProjectState.PLANNED: frozenset({ProjectState.RUNNING, ProjectState.CANCELLED}),
    ProjectState.RUNNING: frozenset({ProjectState.PAUSED, ProjectState.DONE, ProjectState.CANCELLED}),
    ProjectState.PAUSED: frozenset({ProjectState.RUNNING, ProjectState.CANCELLED}),
    ProjectState.DONE: frozenset(),
    ProjectState.CANCELLED: frozenset(),
}
"""State → states that may follow. The only place that says so."""
TONES: dict[str, tuple[str, str]] = {
    ProjectState.RUNNING: ("live", "flag"),
    ProjectState.DONE: ("done", "check"),
    ProjectState.PAUSED: ("wait", "clock"),
}
"""Tone and icon of a state."""
OPEN = (ProjectState.PLANNED, ProjectState.RUNNING, ProjectState.PAUSED)


class Project(HasRef, Written):
    kind = "project"
    title = models.CharField(max_length=120)
    summary = models.TextField()
    easy_read = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="projects")
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="projects")
    process = models.ForeignKey(Process, null=True, on_delete=models.SET_NULL, related_name="projects")
    plan_line = models.ForeignKey(PlanLine, null=True, on_delete=models.PROTECT, related_name="projects")
    """The activity or indicator of the strategic plan that it carries out."""
    state = models.CharField(max_length=10, choices=ProjectState, default=ProjectState.PLANNED)
    starts_on = models.DateField()
    ends_on = models.DateField()
    """The planned end."""
    finished_on = models.DateField(null=True)
    budget_planned = models.BigIntegerField(default=0)
    """Kuruş."""
    budget_spent = models.BigIntegerField(default=0)
    """Kuruş; the sum of the spendings, kept by `record_spending`."""
    partners = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    neighbourhoods = models.ManyToManyField(Neighbourhood, related_name="projects")
    """Empty: the whole town."""
    targets = models.ManyToManyField(Target, through="ProjectTarget", related_name="projects")
    contributions = models.ManyToManyField(Contribution, through="Origin", related_name="projects")
    threads = models.ManyToManyField(Thread, related_name="projects")
    """The threads that its steps are written on: those of its origins, or one of its own."""
    no_impact_reason = models.TextField(blank=True)
    hidden_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-changed_at", "-id"], name="projects_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(budget_planned__gte=0, budget_spent__gte=0), name="money_is_not_negative"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="project_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(finished_on=None, state__in=["planned", "running", "paused", "cancelled"])
                | Q(finished_on__isnull=False, state="done"),
                name="done_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "proje"

    def get_absolute_url(self) -> str:
        return address("projects:detail", self.pk, self.slug)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def days_late(self) -> int:
        """Days past the planned end, 0 when in time or over."""
        return max(0, (clock.today() - self.ends_on).days) if self.is_open else 0

    @property
    def tone(self) -> tuple[str, str, object]:
        """Tone, icon and word of its state."""
        if self.days_late:
            return "late", "alert", _("Late")
        return *TONES.get(self.state, ("", "info")), self.get_state_display()

    @property
    def moves(self) -> frozenset[str]:
        return MOVES[self.state]


class ProjectTarget(models.Model):
    """A target of a project: 0 is the main one, at most two further ones."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="target_links")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="project_links")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "target"], name="target_once_a_project"),
            models.UniqueConstraint(fields=["project", "position"], name="one_project_target_a_position"),
            models.CheckConstraint(condition=Q(position__lte=2), name="at_most_three_project_targets"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.position}"


class Origin(models.Model):
    """A contribution that a project came from."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="origins")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="origins")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "contribution"], name="contribution_once_a_project")
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} → {self.project_id}"


class StateChange(models.Model):
    """Who moved a project to which state, when, why."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="state_changes")
    before = models.CharField(max_length=10, choices=ProjectState, blank=True)
    after = models.CharField(max_length=10, choices=ProjectState)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="project_state_changes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
