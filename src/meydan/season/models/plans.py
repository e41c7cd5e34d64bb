"""A draft of who could serve when. It moves nobody until a person confirms it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.sentences import sentence
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.season.terms import of_a_gap, of_a_line, of_one_left_out
from meydan.volunteering.models import Role, Shift

type Reasons = list[tuple[str, int | str]]


class Plan(HasRef, models.Model):
    kind = "season_plan"

    class State(models.TextChoices):
        COMPUTING = "computing", _("Being worked out")
        DRAFT = "draft", _("Draft")
        CONFIRMED = "confirmed", _("Confirmed")
        DISCARDED = "discarded", _("Discarded")
        FAILED = "failed", _("Could not be worked out")

    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="season_plans")
    role = models.ForeignKey(Role, null=True, on_delete=models.PROTECT, related_name="season_plans")
    """Of one duty, or of all duties of a unit."""
    first_day = models.DateField()
    last_day = models.DateField()
    state = models.CharField(max_length=9, choices=State, default=State.COMPUTING)
    places = models.PositiveIntegerField(default=0)
    """Seats that were free when it was worked out."""
    shifts = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    """Who is ready for these duties."""
    figures = models.JSONField(default=dict)
    """How many lines of each state, `empty` seats and people `left_out`. A season has twenty thousand lines, so they are counted when
    they change, under the lock of this row, and not when somebody looks."""
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="season_plans_made")
    made_at = models.DateTimeField(default=clock.now)
    computed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="season_plans_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_plan_of_a_unit_or_a_duty",
                condition=Q(unit=None, role__isnull=False) | Q(unit__isnull=False, role=None),
            ),
            models.CheckConstraint(name="a_plan_has_days", condition=Q(first_day__lte=F("last_day"))),
            models.CheckConstraint(
                name="a_plan_is_confirmed_at_a_time", condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False)
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-made_at", "-id"], name="season_plans_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("season:plan", self.pk)

    @property
    def title(self) -> str:
        return self.role.title if self.role else self.unit.name if self.unit else ""

    @property
    def planned(self) -> int:
        """Seats that this plan fills."""
        return sum(self.figures.get(state, 0) for state in (Line.State.PROPOSED, Line.State.PLACED))

    @property
    def tone(self) -> tuple[str, str]:
        tones = {"computing": ("wait", "clock"), "draft": ("info", "doc"), "confirmed": ("done", "check")}
        return tones.get(self.state, ("late", "alert") if self.state == "failed" else ("", "x"))


class Line(models.Model):
    """One person at one shift, and why."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        TAKEN_OUT = "taken_out", _("Taken out")
        PLACED = "placed", _("Seat booked")
        REFUSED = "refused", _("Not possible any more")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="season_lines")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="season_lines")
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    by_hand = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    """Pairs of a code and what fills its sentence."""
    refusal = models.JSONField(default=dict)
    """Code and facts of the rule that said no when the seat was to be booked."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "shift", "person"], name="one_line_a_person_and_shift")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.shift_id}"

    @property
    def words(self) -> list[str]:
        return of_a_line(self.reasons)

    @property
    def refused_because(self) -> str:
        return sentence(self.refusal["code"], self.refusal["facts"]) if self.refusal else ""


class Gap(models.Model):
    """Seats that stay empty at a shift, and why."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="gaps")
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="season_gaps")
    empty = models.PositiveIntegerField()
    reasons = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "shift"], name="one_gap_a_shift")]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.empty}"

    @property
    def words(self) -> list[str]:
        return of_a_gap(self.reasons)


class LeftOut(models.Model):
    """Somebody who is ready and has no line, and why."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="left_out")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="season_left_out")
    reasons = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "left out"
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "person"], name="left_out_once")]

    def __str__(self) -> str:
        return f"{self.person_id}"

    @property
    def words(self) -> list[str]:
        return of_one_left_out(self.reasons)
