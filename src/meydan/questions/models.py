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
    NUMBER = "number", _("A number")


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
    required = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True)
    """It is asked no more; what was answered stays readable."""

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_question_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="a_choice_has_choices", condition=~Q(kind__in=["one", "several"]) | ~Q(choices=[])
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
