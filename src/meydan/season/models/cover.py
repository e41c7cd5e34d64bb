"""A seat became empty: who is asked to step in, and what they answer."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.volunteering.models import Role, Shift


class Round(HasRef, models.Model):
    """People are asked for one shift until its seats are taken."""

    kind = "cover_round"

    class State(models.TextChoices):
        OPEN = "open", _("People are asked")
        FILLED = "filled", _("Filled")
        ENDED = "ended", _("Ended")

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="cover_rounds")
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="cover_rounds")
    """Who began it; None: the worker, where the town wants that."""
    began_at = models.DateTimeField(default=clock.now)
    asked_at = models.DateTimeField(default=clock.now)
    """When the last ones were asked."""
    in_waves = models.BooleanField(default=False)
    """The next ones are asked by the worker when nobody answers."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shift"], condition=Q(state="open"), name="one_open_round_a_shift")
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.state}"

    def get_absolute_url(self) -> str:
        return address("season:cover", self.shift_id)


class Answer(models.TextChoices):
    NONE = "", _("No answer yet")
    YES = "yes", _("Takes the seat")
    NO = "no", _("Can’t")
    LATE = "late", _("Somebody was quicker")


class Ask(HasRef, models.Model):
    kind = "cover_ask"
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cover_asks")
    at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=4, choices=Answer, default=Answer.NONE, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="asked_once_a_round"),
            models.CheckConstraint(name="answers_have_a_time", condition=Q(answer="") | Q(answered_at__isnull=False)),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="asks_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.answer}"

    def get_absolute_url(self) -> str:
        return address("season:ask", self.pk)

    @property
    def tone(self) -> tuple[str, str]:
        return {"yes": ("done", "check"), "": ("wait", "clock")}.get(self.answer, ("", "x"))


class Silence(models.Model):
    """“Please do not ask me about this”: a duty for which somebody is not asked any more."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cover_silences")
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="cover_silences")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "role"], name="one_silence_a_duty")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role_id}"
