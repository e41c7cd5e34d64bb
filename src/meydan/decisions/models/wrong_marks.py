"""Somebody was marked on the roll of a booth by mistake: one official says so, another one takes the mark back."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from meydan.decisions.models.batches import Batch
from meydan.people.models import Person


class WrongMark(models.Model):
    """A mark that nobody took a sheet for. The person stands here only while it waits; it has no time, as the roll has none."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="wrong_marks")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="wrong_marks")
    reason = models.CharField(max_length=300)
    told_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="wrong_marks_told")
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="wrong_marks_confirmed")
    done = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "person"], condition=Q(done=False), name="wrong_mark_waits_once"),
            models.CheckConstraint(condition=Q(done=False) | Q(person=None), name="no_name_at_a_mark_taken_back"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("told_by")) | Q(told_by=None), name="two_people_take_a_mark_back"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.batch_id} {self.done}"
