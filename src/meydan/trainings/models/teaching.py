"""Who teaches a run without working at the desk."""

from typing import ClassVar

from django.db import models

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.trainings.models.runs import Run


class Teaching(HasRef, models.Model):
    """Somebody from outside marks what is handed in to one run and notes what is observed there. They see nothing else of the desk."""

    kind = "teaching"
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="teachings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="teachings")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="teachings_given")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "person"], name="one_teaching_a_person")]

    def __str__(self) -> str:
        return self.run.course.title

    def get_absolute_url(self) -> str:
        return address("trainings:teach", self.pk)
