"""What is asked about a thing, why, and what was answered."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.people.models import Person


class QuestionKind(models.TextChoices):
    SHORT = "short", _("A short answer")
    LONG = "long", _("A long answer")
    YES_NO = "yes_no", _("Yes or no")
    ONE = "one", _("One of several")
    SEVERAL = "several", _("Any of several")
    SCALE = "scale", _("From 1 to 5")
    MATRIX = "matrix", _("One of several, for each line")
    RANKING = "ranking", _("An order of several")
    NUMBER = "number", _("A number")
    DATE = "date", _("A day")
    PLACE = "place", _("A place")
    FILE = "file", _("A photo or a document")


class Question(models.Model):
    """Asked of those who deal with `of`, in one of its forms: when they sign up, afterwards."""

    of = models.CharField(max_length=80)
    """The ref of the thing."""
    form = models.SlugField(max_length=20)
    """Which form of the thing, e.g. `sign-up`, `feedback`."""
    kind = models.CharField(max_length=8, choices=QuestionKind)
    text = models.CharField(max_length=200)
    why = models.CharField(max_length=300)
    """Why it is asked; who answers reads it."""
    choices = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    """What is chosen, or put in an order; of a matrix what stands behind each line."""
    lines = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    """Of a matrix: for what one chooses."""
    low = models.CharField(max_length=60, blank=True)
    """What 1 means on a scale."""
    high = models.CharField(max_length=60, blank=True)
    """What 5 means."""
    shuffled = models.BooleanField(default=False)
    """The choices stand in another order on each sheet, so that none is always first."""
    required = models.BooleanField(default=False)
    page = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    only_if = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    """A question of an earlier page: this one is asked where it was answered with `only_if_is`."""
    only_if_is = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True)
    """It is asked no more; what was answered stays readable."""

    class Meta:
        ordering: ClassVar = ["page", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_question_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="a_choice_has_choices",
                condition=~Q(kind__in=["one", "several", "matrix", "ranking"]) | ~Q(choices=[]),
            ),
            models.CheckConstraint(name="a_matrix_has_lines", condition=~Q(kind="matrix") | ~Q(lines=[])),
            models.CheckConstraint(
                name="a_condition_has_an_answer",
                condition=Q(only_if=None, only_if_is="") | (Q(only_if__isnull=False) & ~Q(only_if_is="")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["of", "form"], name="questions_of_a_form")]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """What somebody answered, on one sheet."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    sheet = models.CharField(max_length=80)
    """What belongs together: the ref of a registration, or a key without a person."""
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="answers_given")
    """None where answers are given without a name."""
    value = models.JSONField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "sheet"], name="one_answer_a_sheet")]
        indexes: ClassVar = [models.Index(fields=["sheet"], name="answers_of_a_sheet")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.sheet}"
