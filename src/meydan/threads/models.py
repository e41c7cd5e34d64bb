"""The thread: the public line from a problem to its measured result. Slices above write its steps."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Target
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit


class Station(models.TextChoices):
    """The seven stops of the road, in order."""

    PROBLEM = "problem", _("Problem")
    IDEA = "idea", _("Idea")
    DELIBERATION = "deliberation", _("Discussion")
    DECISION = "decision", _("Decision")
    PROJECT = "project", _("Project")
    WORK = "work", _("Work")
    IMPACT = "impact", _("Impact")


class ThreadNumber(models.Model):
    """The last number given in a year; locked while the next one is taken."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04d}"


class Thread(HasRef, models.Model):
    kind = "thread"
    number = models.CharField(max_length=12, unique=True)
    """What people say on the phone: 2026-0417."""
    title = models.CharField(max_length=140)
    summary = models.TextField(blank=True)
    """"What happened?" in two sentences, by staff; without it the page tells the last step."""
    language = models.CharField(max_length=5, default="tr")
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="threads")
    place_words = models.CharField(max_length=120, blank=True)
    targets = models.ManyToManyField(Target, through="ThreadTarget", related_name="threads")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    station = models.CharField(max_length=14, choices=Station, default=Station.PROBLEM)
    """The furthest stop reached; kept by `add_step`."""
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-changed_at", "-id"], name="threads_latest")]

    def __str__(self) -> str:
        return self.number

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "konu"

    def get_absolute_url(self) -> str:
        return address("threads:detail", self.number, self.slug)


class ThreadTarget(models.Model):
    """A target of a thread: one main, at most two further ones, set by people."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="target_links")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="thread_links")
    position = models.PositiveSmallIntegerField()
    """0 is the main target."""

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "target"], name="target_once_a_thread"),
            models.UniqueConstraint(fields=["thread", "position"], name="one_target_a_position"),
            models.CheckConstraint(condition=Q(position__lte=2), name="at_most_three_targets"),
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.position}"


class Step(Written):
    """Something that happened on a thread, or is promised: never without a date, and a unit or a link. Its language is that of
    its words."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="steps")
    ref = models.CharField(max_length=80, blank=True)
    """What the step is about, e.g. `idea:412`, `project:7`."""
    code = models.CharField(max_length=40)
    """What happened, e.g. `ideas.submitted`, `ideas.answered`, `projects.started`; slices own their codes."""
    station = models.CharField(max_length=14, choices=Station, blank=True)
    """Empty for steps that move nothing along the road (an interim answer, a merge)."""
    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True)
    promised = models.BooleanField(default=False)
    """A promise for the future: dashed on the road until it is kept or withdrawn."""
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    words = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["thread", "at", "id"], name="steps_of_thread"),
            models.Index(fields=["ref"], name="steps_by_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.ref}"


class Follow(models.Model):
    """A person who wants to hear of each step."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="follows")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="follows")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "thread"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.thread_id}"
