"""What follows: ventures, their mentors, meetings, milestones, and what they were given."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.calls.models.applications import Application
from meydan.calls.models.calls import Call
from meydan.centre.models import Booking
from meydan.people.models import Person
from meydan.threads.models import Thread


class Venture(HasRef, models.Model):
    """An accepted application on its way through the programme."""

    kind = "venture"

    class Outcome(models.TextChoices):
        GROWS = "grows", _("Grows")
        CHANGES = "changes", _("Changes")
        STOPPED = "stopped", _("Stopped, its lesson is written down")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="venture")
    thread = models.ForeignKey(Thread, null=True, on_delete=models.PROTECT, related_name="ventures")
    agreed_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    outcome_words = models.CharField(max_length=400, blank=True)
    """What came of it, with its number and threshold."""
    graduated_at = models.DateTimeField(null=True)
    project = models.CharField(max_length=80, blank=True)
    """The ref of the project as which it goes on."""
    asked_at = models.DateTimeField(null=True)
    """When they were asked what became of it after a year."""
    impact = models.TextField(blank=True)
    impact_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_programme_ends_after_it_starts", condition=Q(ends_on=None) | Q(starts_on__lte=models.F("ends_on"))),
            models.CheckConstraint(name="an_outcome_has_words", condition=Q(outcome="") | ~Q(outcome_words="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.application_id}"

    def get_absolute_url(self) -> str:
        return address("calls:venture", self.pk)

    @property
    def title(self) -> str:
        return self.application.called

    @property
    def tone(self) -> tuple[str, str, object]:
        tones = {"grows": ("done", "check"), "changes": ("wait", "clock"), "stopped": ("", "x")}
        if self.outcome:
            return (*tones[self.outcome], self.get_outcome_display())
        return (
            ("live", "flag", _("In the programme")) if self.agreed_on else ("wait", "doc", _("Agreement is prepared"))
        )


class Mentor(HasRef, models.Model):
    kind = "call_mentor"
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="mentors")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="mentoring_calls")
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    most = models.PositiveSmallIntegerField(default=2)
    """So many ventures at a time."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "person"], name="a_mentor_once")]

    def __str__(self) -> str:
        return f"{self.call_id} {self.pk}"


class Mentoring(models.Model):
    """A mentor beside a venture; proposed, and confirmed by a person."""

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="mentorings")
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="mentorings")
    confirmed_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venture", "mentor"], condition=Q(ended_at=None), name="a_mentor_once_a_venture")
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.venture_id} {self.mentor_id}"


class Meeting(models.Model):
    """A line of the log of mentoring."""

    mentoring = models.ForeignKey(Mentoring, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    words = models.TextField()
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="mentoring_meetings")

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [models.CheckConstraint(name="a_meeting_lasts", condition=Q(minutes__gte=1))]

    def __str__(self) -> str:
        return f"{self.held_on}"


class Milestone(models.Model):
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=140)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    evidence = models.TextField(blank=True)
    """What shows that it was reached: numbers, an address, the number of an official paper."""

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_milestone_is_reached_with_evidence", condition=Q(done_at=None) | ~Q(evidence=""))
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Support(models.Model):
    """What a venture was given."""

    class What(models.TextChoices):
        SPACE = "space", _("A room of the Centre")
        PILOT = "pilot", _("A place to try it")
        MONEY = "money", _("Money")

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="supports")
    what = models.CharField(max_length=5, choices=What)
    words = models.CharField(max_length=300)
    booking = models.ForeignKey(Booking, null=True, on_delete=models.PROTECT, related_name="+")
    kurus = models.PositiveBigIntegerField(default=0)
    basis = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="money_is_given_by_a_basis", condition=Q(what="money", kurus__gt=0) & ~Q(basis="") | Q(kurus=0) & ~Q(what="money"))
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.words
