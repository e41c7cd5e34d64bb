"""What happens in a project: milestones, updates, risks, money spent, and what it changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Target
from meydan.people.models import Person
from meydan.projects.models.project import Project


class Milestone(Written):
    """Something promised by a date. The first date stays visible when it is moved."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=120)
    first_due_on = models.DateField()
    due_on = models.DateField()
    moved_because = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def days_late(self) -> int:
        """Days past the first promise: so far when open, in the end when done; 0 when in time."""
        return max(0, ((self.done_on or clock.today()) - self.first_due_on).days)


class Update(HasRef, Written):
    """News from a project, with photos."""

    kind = "update"
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="updates")
    title = models.CharField(max_length=120)
    text = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="project_updates")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.title


class Risk(Written):
    """What may go wrong, and what is done about it."""

    class Level(models.TextChoices):
        LOW = "low", _("Low")
        MEDIUM = "medium", _("Medium")
        HIGH = "high", _("High")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="risks")
    text = models.CharField(max_length=300)
    level = models.CharField(max_length=6, choices=Level)
    measure = models.CharField(max_length=300)
    noted_on = models.DateField(default=clock.today)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["closed_on", "id"]

    def __str__(self) -> str:
        return self.text


class Spending(models.Model):
    """Money spent on a day; a correction is a negative one."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="spendings")
    amount = models.BigIntegerField()
    """Kuruş."""
    on = models.DateField()
    words = models.CharField(max_length=200)
    document = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="spendings")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(amount=0), name="spending_is_not_zero")]

    def __str__(self) -> str:
        return f"{self.amount} {self.on}"


class Impact(models.Model):
    """A measured change. Entries are never edited: a correction supersedes the one before and both stay."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="impacts")
    indicator = models.CharField(max_length=120)
    unit = models.CharField(max_length=30)
    before = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    measured_on = models.DateField()
    source = models.CharField(max_length=200)
    method = models.CharField(max_length=300, blank=True)
    limits = models.CharField(max_length=300, blank=True)
    headline = models.CharField(max_length=80, blank=True)
    target = models.ForeignKey(Target, null=True, on_delete=models.PROTECT, related_name="impacts")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="impacts")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-measured_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["-measured_on", "-id"], name="impacts_told", condition=~Q(headline=""))
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} {self.unit}"
