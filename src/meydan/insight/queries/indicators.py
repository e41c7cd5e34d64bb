"""Reading indicators: where each stands on its way from the start to the aim."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.insight.models import Indicator, Point, Reading

WAYS: Mapping[str, tuple[str, str, Any]] = {
    "reached": ("done", "check", _("Reached")),
    "on_way": ("done", "check", _("On its way")),
    "slow": ("wait", "clock", _("Slow")),
    "behind": ("late", "alert", _("Going back")),
    "unknown": ("empty", "info", _("Not measured")),
    "no_aim": ("empty", "info", _("No aim")),
}


@dataclass(frozen=True)
class Standing:
    """An indicator with its values, the oldest first."""

    indicator: Indicator
    points: Sequence[Point]

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def first(self) -> Point | None:
        """The start that was written down, else the first value."""
        one = self.indicator
        if one.baseline is not None and one.baseline_on is not None:
            return one.baseline_on, one.baseline
        return self.points[0] if self.points else None

    @property
    def way(self) -> str:
        """On its way: at least as far from the start to the aim as the time that has passed. Slow: nearer than at the start.
        Going back: not even that."""
        one, last, first = self.indicator, self.last, self.first
        if last is None:
            return "unknown"
        if one.aim is None or one.aim_on is None or first is None:
            return "no_aim"
        if last[1] >= one.aim if one.wanted == Indicator.Wanted.MORE else last[1] <= one.aim:
            return "reached"
        if last[0] <= first[0] or one.aim == first[1]:
            return "unknown"
        done = (last[1] - first[1]) / (one.aim - first[1])
        due = Decimal((last[0] - first[0]).days) / Decimal((one.aim_on - first[0]).days)
        return "on_way" if done >= due else "slow" if done > 0 else "behind"

    @property
    def tone(self) -> tuple[str, str, Any]:
        return WAYS[self.way]

    @property
    def at_this_pace(self) -> Decimal | None:
        """What it would be on the day of the aim if it went on as between the start and the last value."""
        one, last, first = self.indicator, self.last, self.first
        if last is None or first is None or one.aim_on is None or last[0] <= first[0] or one.aim_on <= last[0]:
            return None
        a_day = (last[1] - first[1]) / (last[0] - first[0]).days
        return first[1] + a_day * (one.aim_on - first[0]).days


def indicators() -> QuerySet[Indicator]:
    """Each with its valid values, in the same query."""
    rows = Reading.objects.filter(indicator=OuterRef("pk"), replaced=False).order_by("on")
    points = ArraySubquery(rows.values(point=JSONObject(on="on", value="value")))
    return Indicator.objects.select_related("target__goal", "unit").annotate(points=points)


def standing(one: Indicator) -> Standing:
    """Of an indicator from `indicators()`."""
    told: list[dict[str, Any]] = one.points  # type: ignore[attr-defined]
    points = [(date.fromisoformat(row["on"]), Decimal(str(row["value"]))) for row in told]
    return Standing(one, points)


def of_goal(number: int) -> QuerySet[Indicator]:
    """Those in use, in the order of the targets."""
    return indicators().filter(target__goal=number, ended_at=None)


@dataclass(frozen=True)
class Wanted:
    text: str = ""
    goal: int | None = None
    ended: bool = False


def indicators_page(wanted: Wanted, after: str) -> Page[Indicator]:
    rows = indicators().filter(ended_at__isnull=not wanted.ended)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["indicator"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.goal:
        rows = rows.filter(target__goal=wanted.goal)
    return page_by_key(rows, order=["-changed_at", "-id"], after=after)


def load_indicators(viewer: Viewer, ids: Collection[int]) -> QuerySet[Indicator]:
    return Indicator.objects.filter(pk__in=ids)


def readings_of(indicator: Indicator) -> QuerySet[Reading]:
    """All, also the replaced ones, the newest day first."""
    return indicator.readings.order_by("-on", "-pk")


def unmeasured() -> QuerySet[Indicator]:
    """In use, and without a value for a year: somebody has to measure."""
    fresh = Reading.objects.filter(on__gt=clock.today().replace(year=clock.today().year - 1, day=1), replaced=False)
    return Indicator.objects.filter(ended_at=None).exclude(pk__in=fresh.values("indicator")).order_by("pk")
