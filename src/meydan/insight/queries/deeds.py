"""What was done, from the sums: by goal, target, neighbourhood and year. The rows of a table add up to its total, because each
deed stands in one sum alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models import Sum as Total
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import cards
from meydan.base.counted import Deed
from meydan.base.templatetags.ui import summed
from meydan.goals.queries import all_goals
from meydan.goals.queries import targets as all_targets
from meydan.insight.models import Sum
from meydan.places.queries import all_neighbourhoods
from meydan.projects.queries import participation

BY = {"goal": "goal", "target": "target", "place": "place"}


def deeds() -> list[Deed]:
    """What the slices that are on count, lowest floor first."""
    return [deed for card in cards() for deed in card.deeds]


@dataclass(frozen=True)
class Row:
    word: str
    amounts: Sequence[str]
    """In the order of `deeds`."""


@dataclass(frozen=True)
class Table:
    deeds: Sequence[Deed]
    rows: Sequence[Row]
    total: Row


def table(year: int, by: str) -> Table:
    """One query and what names the rows."""
    known = deeds()
    found: dict[Any, dict[str, int]] = {}
    rows = Sum.objects.filter(year=year).order_by().values_list(BY[by], "code").annotate(Total("amount"))
    for key, code, amount in rows:
        found.setdefault(key, {})[code] = amount
    words = _words(by)
    shown = [Row(word, _amounts(known, found[key])) for key, word in words.items() if key in found]
    sums = {deed.code: sum(told.get(deed.code, 0) for told in found.values()) for deed in known}
    return Table(known, shown, Row(_("Altogether"), _amounts(known, sums)))


def sums_by(by: str) -> Iterator[tuple[int, str, str, str, int]]:
    """Of all years: year, word of the group that stays when its name changes (empty: of none), code, unit, amount; one query."""
    units = {deed.code: deed.unit for deed in deeds()}
    word = {"goal": "goal__number", "target": "target__code", "place": "place__slug"}[by]
    rows = Sum.objects.filter(code__in=units).values_list("year", word, "code").annotate(Total("amount"))
    for year, group, code, amount in rows.order_by("year", word, "code"):
        yield year, "" if group is None else str(group), code, units[code], amount


def _amounts(known: Sequence[Deed], told: Mapping[str, int]) -> list[str]:
    return [summed(told[deed.code], deed.unit) if told.get(deed.code) else "–" for deed in known]


def _words(by: str) -> dict[Any, str]:
    """Key → name, in the order of the table; last what belongs to none."""
    if by == "place":
        return {
            **{one.pk: one.name for one in all_neighbourhoods()},
            None: _("The whole town or several neighbourhoods"),
        }
    if by == "target":
        return {**{one.pk: str(one) for one in all_targets()}, None: _("Without a target")}
    return {**{one.pk: str(one) for one in all_goals()}, None: _("Without a goal")}


def years() -> list[int]:
    """With sums, and this one; the latest first."""
    known = Sum.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({clock.today().year, *known}, reverse=True)


def of_goal(goal: int, year: int) -> list[tuple[str, str]]:
    """(amount, word) of what was done in a year, without money; one query."""
    rows = Sum.objects.filter(goal=goal, year=year).order_by().values_list("code")
    told = dict(rows.annotate(Total("amount")))
    return [
        (summed(told[deed.code], deed.unit), str(deed.word))
        for deed in deeds()
        if deed.unit != "kurus" and told.get(deed.code)
    ]


def measured() -> QuerySet[Any, Any]:
    """Measured results of projects, without those that are the hours of volunteers: these are counted as hours."""
    return participation.measured().filter(volunteer_hours=None)
