"""Whom trainings reach, in figures that may leave the house."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from adil.measure import Group, represent
from meydan.base import clock
from meydan.people.models import AgeBand, Sex
from meydan.places.queries import all_neighbourhoods, all_units
from meydan.trainings.models import Enrolment

HIDE_BELOW = 10


@dataclass(frozen=True)
class Row:
    word: str
    people: int | None
    """None: fewer than ten, or kept back so that those cannot be found by subtraction."""


@dataclass(frozen=True)
class Table:
    title: str
    rows: list[Row]
    unknown: int | None

    @property
    def shown(self) -> list[Row]:
        return [row for row in self.rows if row.people is not None]

    @property
    def hidden(self) -> list[str]:
        return [row.word for row in self.rows if row.people is None]


@dataclass(frozen=True)
class Reach:
    year: int
    completed: int
    """Trainings that somebody completed; one who completed two counts twice here and once in each table."""
    people: int | None
    minutes: int
    tables: list[Table]


def years() -> list[int]:
    """Those in which somebody completed a training, and this one; the latest first."""
    known = Enrolment.objects.filter(outcome="completed").dates("outcome_at", "year")
    return sorted({clock.today().year, *(day.year for day in known)}, reverse=True)


def reach_of(year: int) -> Reach:
    """Three queries whatever the size."""
    rows = Enrolment.objects.filter(outcome="completed", outcome_at__year=year)
    names = ("person", "minutes", "unit", "person__neighbourhood", "person__age_band", "person__sex")
    found = list(rows.values(*names))
    people = len({row["person"] for row in found} - {None})
    places, units = all_neighbourhoods(), {one.pk: str(one) for one in all_units()}
    homes = {one.pk: one.name for one in places}
    return Reach(
        year=year,
        completed=len(found),
        people=people if people == 0 or people >= HIDE_BELOW else None,
        minutes=sum(row["minutes"] for row in found),
        tables=[
            _table(_("By unit of staff"), [row for row in found if row["unit"]], "unit", units),
            _table(
                _("By neighbourhood"), found, "person__neighbourhood", homes, {one.pk: one.population for one in places}
            ),
            _table(_("By age"), found, "person__age_band", dict(AgeBand.choices)),
            _table(_("By sex, of those who told it"), found, "person__sex", dict(Sex.choices)),
        ],
    )


def _table(
    title: str, found: Iterable[Mapping[str, Any]], column: str, words: Mapping[Any, Any], sizes: Mapping[Any, int | None] | None = None
) -> Table:  # fmt: skip
    """A row for each group with somebody in it; a person counts once."""
    pairs: set[tuple[Hashable, int]] = {(row[column], row["person"]) for row in found if row["person"]}
    counts = Counter(key for key, _person in pairs)
    known = [key for key in words if counts[key]]
    unknown = sum(number for key, number in counts.items() if key not in words)
    groups = [Group(str(key), (sizes or {}).get(key), counts[key]) for key in known]
    shown = represent(groups, hide_below=HIDE_BELOW, unknown=unknown)
    people = {row.key: row.participants for row in shown.rows}
    return Table(title, [Row(str(words[key]), people[str(key)]) for key in known], shown.unknown)
