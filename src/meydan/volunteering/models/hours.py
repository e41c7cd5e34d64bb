"""Hours of work that volunteers gave: proposed, confirmed, corrected."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.projects.models import Impact
from meydan.volunteering.models.roles import Role

MOST_MINUTES = 16 * 60
AS_PLANNED = 10
"""Minutes by which hours may differ from the shift and still be what was planned."""


class Hours(HasRef, models.Model):
    kind = "hours"

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits to be confirmed")
        CONFIRMED = "confirmed", _("Confirmed")
        DISPUTED = "disputed", _("A correction is asked for")
        REJECTED = "rejected", _("Not accepted")

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="hours")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="volunteer_hours")
    seat = models.OneToOneField(Seat, null=True, on_delete=models.PROTECT, related_name="hours")
    """The seat from whose check-in and check-out they come; None: entered by hand."""
    people = models.PositiveSmallIntegerField(default=1)
    """How many gave that time under this name."""
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    """Of each of them."""
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    said_minutes = models.PositiveSmallIntegerField(null=True)
    """What the volunteer says it was."""
    words = models.TextField(blank=True)
    """What was done, or why it should be corrected."""
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="volunteer_hours_decided")
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    impact = models.ForeignKey(Impact, null=True, on_delete=models.PROTECT, related_name="volunteer_hours")
    """The entry of the project in which they are counted: each hour once."""

    class Meta:
        verbose_name_plural = "hours"
        constraints: ClassVar = [
            models.CheckConstraint(name="hours_of_one_day", condition=Q(minutes__gt=0, minutes__lte=MOST_MINUTES)),
            models.CheckConstraint(
                name="said_hours_of_one_day",
                condition=Q(said_minutes=None) | Q(said_minutes__gt=0, said_minutes__lte=MOST_MINUTES),
            ),
            models.CheckConstraint(name="refused_hours_have_an_answer", condition=~Q(state="rejected") | ~Q(answer="")),
            models.CheckConstraint(name="only_confirmed_hours_count", condition=Q(impact=None) | Q(state="confirmed")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["on", "id"], name="hours_waiting", condition=Q(state__in=["proposed", "disputed"])),
            models.Index(fields=["person", "-on"], name="hours_of_a_person"),
            models.Index(fields=["-on", "-id"], name="hours_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} {self.on}"

    @property
    def planned(self) -> int | None:
        """Minutes of the shift; None where the hours were entered by hand."""
        return None if self.seat is None else int((self.seat.ends_at - self.seat.starts_at).total_seconds()) // 60

    @property
    def as_planned(self) -> bool:
        """Within ten minutes of the shift."""
        return self.planned is not None and abs(self.minutes - self.planned) <= AS_PLANNED

    @property
    def tone(self) -> tuple[str, str]:
        tones = {"proposed": ("wait", "clock"), "confirmed": ("done", "check"), "disputed": ("late", "alert")}
        return tones.get(self.state, ("", "x"))
