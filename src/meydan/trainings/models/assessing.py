"""How it is looked whether something was learned: a quiz, an assignment, an observation."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.people.models import Person
from meydan.trainings.models.courses import Course, Page
from meydan.trainings.models.runs import Enrolment


class What(models.TextChoices):
    QUIZ = "quiz", _("Quiz")
    ASSIGNMENT = "assignment", _("Assignment")
    OBSERVATION = "observation", _("Observation")


class Assessment(HasRef, Written):
    """One of them, with its rule. Its language is also that of its questions and points."""

    kind = "assessment"
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="assessments")
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="assessments")
    """A quiz may belong to a page of the self-paced part."""
    what = models.CharField(max_length=11, choices=What)
    title = models.CharField(max_length=140)
    text = models.TextField(blank=True)
    """What is to be done."""
    required = models.BooleanField(default=True)
    """Nobody completes the course without it."""
    pass_percent = models.PositiveSmallIntegerField(default=70)
    attempts = models.PositiveSmallIntegerField(default=3)
    """How often a quiz may be taken; 0: as often as one likes."""
    wait_hours = models.PositiveSmallIntegerField(default=0)
    """Between two attempts."""
    points = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    """What is looked at in an observation."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="an_observation_has_points", condition=~Q(what="observation") | ~Q(points=[])),
            models.CheckConstraint(name="passed_with_a_share", condition=Q(pass_percent__lte=100)),
        ]

    def __str__(self) -> str:
        return self.title


class ItemKind(models.TextChoices):
    ONE = "one", _("One of several")
    SEVERAL = "several", _("Any of several")
    TRUE_FALSE = "true_false", _("True or false")
    NUMBER = "number", _("A number")
    SHORT = "short", _("A short answer")


class Item(models.Model):
    """A question of a quiz. What is right never leaves the server."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind)
    text = models.CharField(max_length=400)
    choices = ArrayField(models.CharField(max_length=160), default=list, blank=True)
    right = ArrayField(models.CharField(max_length=160))
    """Right choices by their place (0, 1 …); true or false; a number; accepted words."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="an_item_has_a_right_answer", condition=~Q(right=[])),
            models.CheckConstraint(
                name="an_item_to_choose_has_choices", condition=~Q(kind__in=["one", "several"]) | ~Q(choices=[])
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def right_words(self) -> str:
        """For the desk alone."""
        if self.choices:
            return ", ".join(self.choices[int(place)] for place in self.right)
        if self.kind == ItemKind.TRUE_FALSE:
            return str(_("True") if self.right == ["true"] else _("False"))
        return ", ".join(self.right)


class Attempt(models.Model):
    """Somebody took a quiz."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="taken")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    given = models.JSONField(default=dict)
    percent = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "enrolment", "number"], name="attempts_are_counted")
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.enrolment_id} {self.number}"


class Submission(HasRef, models.Model):
    """What somebody handed in, and what the trainer says to it."""

    kind = "submission"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the trainer")
        PASSED = "passed", _("Passed")
        AGAIN = "again", _("Please try again")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="submissions")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="submissions")
    text = models.TextField(blank=True)
    key = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=4, blank=True)
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    words = models.TextField(blank=True)
    marked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="submissions_marked")
    marked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "enrolment"], name="one_submission_a_person"),
            models.CheckConstraint(name="something_is_handed_in", condition=~Q(text="") | ~Q(key="")),
            models.CheckConstraint(name="sent_back_with_words", condition=~Q(state="again") | ~Q(words="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["at", "id"], name="submissions_to_mark", condition=Q(state="waiting"))
        ]

    def __str__(self) -> str:
        return self.assessment.title

    @property
    def tone(self) -> tuple[str, str, object]:
        tones = {"waiting": ("wait", "clock"), "passed": ("done", "check"), "again": ("info", "info")}
        return *tones[self.state], self.get_state_display()


class Observed(models.Model):
    """What the trainer saw of the points of an observation."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="observed")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="observed")
    seen = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    """Places of the points that were seen."""
    passed = models.BooleanField()
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="observations_made")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "observed"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "enrolment"], name="one_observation_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.enrolment_id}"
