"""The strategic plan: goal (amaç) → objective (hedef) → indicator (gösterge) and activity (faaliyet), and its quarters."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, languages
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.places.models import Unit


class Plan(models.Model):
    """A strategic plan for some years. The one in force has no end; those before it are kept."""

    name_tr = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    is_example = models.BooleanField(default=False)
    """Invented rows that came with the town file, until the town brings its own."""
    source = models.CharField(max_length=200, blank=True)
    """The file that its rows come from."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="plans")
    began_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="plan_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["ended_on"], condition=Q(ended_on=None), nulls_distinct=False, name="one_plan_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def period(self) -> str:
        """As people write it: 2025–2029."""
        return f"{self.first_year}–{self.last_year}"

    @property
    def is_asked_for(self) -> bool:
        """Projects must name a line from the day after the plan came."""
        return self.ended_on is None and timezone.localdate(self.began_at) < clock.today()


class PlanLevel(models.TextChoices):
    GOAL = "goal", pgettext_lazy("plan", "Goal")
    OBJECTIVE = "objective", _("Objective")
    INDICATOR = "indicator", _("Performance indicator")
    ACTIVITY = "activity", _("Activity")


UNDER: Mapping[str, frozenset[str]] = {
    PlanLevel.GOAL: frozenset(),
    PlanLevel.OBJECTIVE: frozenset({PlanLevel.GOAL}),
    PlanLevel.INDICATOR: frozenset({PlanLevel.OBJECTIVE}),
    PlanLevel.ACTIVITY: frozenset({PlanLevel.OBJECTIVE}),
}
"""Level → levels that it may lie under."""
NAMEABLE = (PlanLevel.ACTIVITY, PlanLevel.INDICATOR)
"""Levels that a project may name."""


class Counting(models.TextChoices):
    """How a value is held against the target of its year."""

    YEARLY = "yearly", _("counted anew each year")
    LEVEL = "level", _("a state that moves from its beginning to the target")


class PlanLine(HasRef, models.Model):
    """One line of a plan. Its code is its name in letters and tables; it is never deleted while something names it."""

    kind = "plan_line"
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    level = models.CharField(max_length=10, choices=PlanLevel)
    code = models.CharField(max_length=20)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    name_tr = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="plan_lines")
    """The unit that answers for it."""
    measure_tr = models.CharField(max_length=40, blank=True)
    measure_en = models.CharField(max_length=40, blank=True)
    counting = models.CharField(max_length=6, choices=Counting, default=Counting.YEARLY)
    baseline = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    moves = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="moved_by")
    """Of an activity: the indicator that shows whether it helps."""
    order = models.PositiveSmallIntegerField(default=0)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    ended_on = models.DateField(null=True)
    """Since when it is no longer in the plan."""

    class Meta:
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_code_a_plan"),
            models.CheckConstraint(
                condition=Q(level="goal", parent=None) | (~Q(level="goal") & Q(parent__isnull=False)),
                name="below_its_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")

    @property
    def measure(self) -> str:
        return languages.words_of(self, "measure")

    def percent_done(self, value: Decimal | None, target: Decimal | None) -> int | None:
        """How much of the year's target `value` is, in percent; None where it can't be said."""
        if value is None or target is None:
            return None
        start = self.baseline if self.counting == Counting.LEVEL and self.baseline is not None else Decimal(0)
        return round(100 * (value - start) / (target - start)) if target != start else None


class PlanTarget(models.Model):
    """What an indicator shall reach in a year."""

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=16, decimal_places=4)

    class Meta:
        ordering: ClassVar = ["year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["line", "year"], name="one_target_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


class PlanUpload(models.Model):
    """A file that somebody uploaded at the desk, read but not yet taken over. It goes when it is, or when the next comes."""

    name_tr = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    rows: Any = models.JSONField()
    """As they were read: a list of {column: text}."""
    by = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="plan_uploads")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.file_name


class Quarter:
    """Three months of a year, as `2026-4`."""

    def __init__(self, year: int, number: int) -> None:
        if not (2000 <= year <= 2100 and 1 <= number <= 4):
            raise ValueError(f"no quarter: {year}-{number}")
        self.year, self.number = year, number

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """`2026-4` → Quarter(2026, 4). Raises ValueError for anything else."""
        year, _dash, number = text.partition("-")
        return cls(int(year), int(number))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.after.first_day - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)

    @property
    def is_over(self) -> bool:
        return self.last_day < clock.today()

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quarter) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class QuarterReport(HasRef, models.Model):
    """What a unit says about its lines in a quarter. Once final, `figures` holds the table as it was and nothing moves it."""

    kind = "quarter_report"
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="quarter_reports")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    final_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="quarter_reports")
    """Who said that it is final."""
    figures: Any = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="one_report_a_quarter"),
            models.CheckConstraint(condition=Q(number__range=(1, 4)), name="quarter_is_one_of_four"),
            models.CheckConstraint(
                condition=Q(final_at=None, figures__isnull=True) | Q(final_at__isnull=False, figures__isnull=False),
                name="final_has_its_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}-{self.number}"


class QuarterEntry(models.Model):
    """The measured value and the explanation of one line in a quarter."""

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="entries")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="entries")
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "line"], name="one_entry_a_line")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.line_id}: {self.value}"
