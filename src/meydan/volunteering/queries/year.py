"""A year of volunteering in figures that may leave the house: who took part, never so few that they are known again; and the way
from an application to the first duty.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Sum, Value
from django.db.models.functions import TruncDate, TruncMonth
from django.utils.translation import gettext as _

from adil.measure import Group, represent
from meydan.attendance.queries import absences
from meydan.base import clock
from meydan.base.together import values_together
from meydan.goals.queries import all_goals
from meydan.people.models import AgeBand, Person, Sex
from meydan.places.queries import all_neighbourhoods, all_units
from meydan.safety.queries import incidents_at
from meydan.volunteering.models import Application, Change, Field, Hours, Placement
from meydan.volunteering.models.qualifications import Qualified
from meydan.volunteering.models.volunteers import OPEN_APPLICATIONS, years_between

HIDE_BELOW = 10
EXITS = (Placement.State.LEFT, Placement.State.ENDED, Placement.State.DISMISSED)


@dataclass(frozen=True)
class Row:
    word: str
    people: int | None
    """None: fewer than ten, or kept back so that those cannot be found by subtraction."""
    minutes: int | None


@dataclass(frozen=True)
class Table:
    title: str
    rows: list[Row]
    unknown: int | None
    """Of whom it is not known; None: kept back too."""

    @property
    def shown(self) -> list[Row]:
        return [row for row in self.rows if row.people is not None]

    @property
    def hidden(self) -> list[str]:
        return [row.word for row in self.rows if row.people is None]


@dataclass(frozen=True)
class Year:
    year: int
    people: int | None
    minutes: int
    absent: int
    tables: list[Table]
    exits: list["Stop"]
    """Placements that ended in the year, by how."""
    incidents: int
    """Reported at volunteers' shifts of the year; what they were about is read by the safety officers only."""
    trained: int
    """Proofs of training or skill that were seen in the year."""


def years() -> list[int]:
    """Those with confirmed hours, and this one; the latest first."""
    known = Hours.objects.filter(state=Hours.State.CONFIRMED).dates("on", "year")
    return sorted({clock.today().year, *(day.year for day in known)}, reverse=True)


def year_of_work(year: int) -> Year:
    """Confirmed hours of a year by what they were for and by who gave them; eight queries whatever the size."""
    work = list(_work(year))
    homes, ages, sexes = _who(year)
    people, happened = len(homes), _happened(year)
    places = all_neighbourhoods()
    units, goals = ({one.pk: str(one) for one in found} for found in (all_units(), all_goals()))
    sizes = {one.pk: one.population for one in places}
    return Year(
        year=year,
        people=people if people == 0 or people >= HIDE_BELOW else None,
        minutes=sum(row["sum"] for row in work),
        absent=absences(year, kind="shift"),
        tables=[
            _table(_("By unit"), _by(work, lambda row: row["unit"]), units),
            _table(_("By field"), _by(work, lambda row: row["field"]), dict(Field.choices)),
            _table(_("By goal"), _by(work, lambda row: row["goal"]), goals),
            _table(
                _("By neighbourhood of the volunteers"),
                _by(work, lambda row: homes.get(row["person"])),
                {one.pk: one.name for one in places},
                sizes,
            ),
            _table(
                _("By age at the end of the year"),
                _by(work, lambda row: ages.get(row["person"])),
                dict(AgeBand.choices),
            ),
            _table(
                _("By sex, of those who told it"), _by(work, lambda row: sexes.get(row["person"])), dict(Sex.choices)
            ),
        ],
        exits=[Stop(str(state.label), happened[state]) for state in EXITS if happened[state]],
        incidents=happened["incidents"],
        trained=happened["trained"],
    )


type Work = dict[str, Any]
type Counts = Mapping[Any, tuple[int, int]]
"""Key → how many people, how many minutes."""


def _work(year: int) -> Iterable[Work]:
    """Each person's minutes for each unit, field and goal; those of people without an account or of a group count no person."""
    rows = _given(year)
    need = F("role__need__unit"), F("role__need__field"), F("role__need__target__goal")
    told = rows.values("person", unit=need[0], field=need[1], goal=need[2])
    return map(dict, told.annotate(sum=Sum(F("minutes") * F("people"))))


def _given(year: int) -> QuerySet[Hours]:
    return Hours.objects.filter(state=Hours.State.CONFIRMED, on__year=year).order_by()


def _who(year: int) -> tuple[dict[int, int | None], dict[int, str], dict[int, str]]:
    """(where they live, their age at the end of the year, their sex if told) of the people who gave hours."""
    rows = Person.objects.filter(pk__in=_given(year).values("person"))
    found = list(rows.values_list("pk", "neighbourhood", "volunteer__birth_date", "sex"))
    ages = {pk: band_of(years_between(born, date(year, 12, 31))) for pk, _home, born, _sex in found if born}
    return {pk: home for pk, home, _born, _sex in found}, ages, {pk: sex for pk, _home, _born, sex in found if sex}


def _happened(year: int) -> Counter[str]:
    """Placements that ended, by how; incidents; qualifications seen. Whose they were and why is not told; one query."""
    gone = Change.objects.filter(of__startswith="placement:", state__in=EXITS, at__year=year).order_by()
    trained = Qualified.objects.filter(at__year=year).order_by().values(what=Value("trained"))
    incidents = incidents_at("shift", year).order_by().values(what=Value("incidents"))
    counted = [
        gone.values(what=F("state")).annotate(times=Count("of", distinct=True)),
        *(rows.annotate(times=Count("pk")) for rows in (trained, incidents)),
    ]
    first, *others = (rows.values_list("what", "times") for rows in counted)
    return Counter(dict(first.union(*others, all=True).order_by()))


def _by(work: Iterable[Work], key_of: Callable[[Work], Any]) -> Counts:
    people: dict[Any, set[int | None]] = defaultdict(set)
    minutes: dict[Any, int] = defaultdict(int)
    for row in work:
        key = key_of(row)
        people[key].add(row["person"])
        minutes[key] += row["sum"]
    return {key: (len(who - {None}), minutes[key]) for key, who in people.items()}


def _table(
    title: str, counts: Counts, words: Mapping[Any, Any], sizes: Mapping[Any, int | None] | None = None
) -> Table:
    """A row for each group with somebody in it. A person who served in two units stands in both."""
    known = [key for key in words if key in counts]
    unknown = sum(people for key, (people, _minutes) in counts.items() if key not in words)
    groups = [Group(str(key), (sizes or {}).get(key), counts[key][0]) for key in known]
    shown = represent(groups, hide_below=HIDE_BELOW, unknown=unknown)
    people = {row.key: row.participants for row in shown.rows}
    rows = [_row(str(words[key]), people[str(key)], counts[key][1]) for key in known]
    return Table(title, rows, shown.unknown)


def _row(word: str, people: int | None, minutes: int) -> Row:
    return Row(word, people, None if people is None else minutes)


def band_of(age: int) -> str:
    limits = ((18, AgeBand.UNDER_18), (30, AgeBand.YOUNG), (45, AgeBand.ADULT), (65, AgeBand.MIDDLE))
    return next((band for below, band in limits if age < below), AgeBand.OLDER)


def months(by: str = "field") -> list[tuple[str, str, int | None, int | None]]:
    """Confirmed hours of all months by field, or by neighbourhood of the duty, as open data: month, group, people, minutes; few people
    are not told; one query."""
    rows = Hours.objects.filter(state=Hours.State.CONFIRMED).order_by()
    group = {"field": "role__need__field", "neighbourhood": "role__need__neighbourhood__slug"}[by]
    told = rows.annotate(month=TruncMonth("on")).values("month", group=F(group))
    by_month: dict[date, dict[str, tuple[int, int]]] = {}
    for row in told.annotate(who=Count("person", distinct=True), sum=Sum(F("minutes") * F("people"))):
        by_month.setdefault(row["month"], {})[row["group"]] = row["who"], row["sum"]
    codes = Field.values if by == "field" else [one.slug for one in all_neighbourhoods()]
    return [
        (f"{month:%Y-%m}", one.word, one.people, one.minutes)
        for month in sorted(by_month)
        for one in _table("", by_month[month], {code: code for code in codes}).rows
    ]


@dataclass(frozen=True)
class Stop:
    """Where an application of the year has come to."""

    word: str
    count: int


@dataclass(frozen=True)
class Funnel:
    applied: int
    ready: int
    served: int
    days_to_ready: float | None
    days_to_duty: float | None
    """Median days from the application to the first duty."""
    stops: list[Stop]
    """Where those who have not served yet stand, the most frequent first."""


def funnel(year: int) -> Funnel:
    """Applications of a year, and how far each came; one query."""
    return funnels([year])[year]


def funnels(years: Collection[int]) -> dict[int, Funnel]:
    """The same for several years; one query."""
    ways: dict[int, list[dict[str, Any]]] = {year: [] for year in years}
    for row in _ways(years):
        ways[row["day"].year].append(row)
    return {year: _funnel(rows) for year, rows in ways.items()}


def _funnel(rows: Sequence[dict[str, Any]]) -> Funnel:
    served = [row for row in rows if row["first"]]
    ready = [row for row in rows if row["ready"] or row["first"] or row["placement__state"] == Placement.State.READY]
    return Funnel(
        applied=len(rows),
        ready=len(ready),
        served=len(served),
        days_to_ready=_median((row["ready"] - row["created_at"]).days for row in ready if row["ready"]),
        days_to_duty=_median((row["first"] - row["day"]).days for row in served),
        stops=_stops(row for row in rows if not row["first"]),
    )


def _ways(years: Collection[int]) -> Iterator[dict[str, Any]]:
    """When they applied, became ready and served first is asked apart, and laid together here: to look for each application takes
    PostgreSQL ten times as long."""
    if not years:
        return
    rows = Application.objects.filter(created_at__year__in=years)
    ready = Change.objects.filter(of__startswith="placement:", state=Placement.State.READY, at__year__gte=min(years))
    served = Hours.objects.filter(state=Hours.State.CONFIRMED, person__in=rows.values("person"))
    asked = ("role", "person", "placement", "created_at", "day", "state", "placement__state")
    applied, first, became = values_together(
        rows.annotate(day=TruncDate("created_at")).values_list(*asked),
        served.order_by().values_list("role", "person").annotate(Min("on")),
        ready.order_by().values_list("of").annotate(Min("at")),
    )
    first_on = {(role, person): on for role, person, on in first}
    ready_at: dict[str, Any] = dict(became)
    for values in applied:
        row = dict(zip(asked, values, strict=True))
        ref, duty = f"placement:{row['placement']}", (row["role"], row["person"])
        yield row | {"ready": ready_at.get(ref), "first": first_on.get(duty)}


def _median(days: Iterable[int]) -> float | None:
    known = [max(day, 0) for day in days]
    return median(known) if known else None


def _stops(rows: Iterable[dict[str, Any]]) -> list[Stop]:
    counts: Counter[str] = Counter()
    for (state, place), count in Counter((row["state"], row["placement__state"]) for row in rows).items():
        counts[_stop(state, place)] += count
    return [Stop(word, count) for word, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]


def _stop(state: str, place: str | None) -> str:
    if place == Placement.State.READY:
        return _("Ready, but has not had a duty yet")
    if place:
        return str(Placement.State(place).label)
    if state in OPEN_APPLICATIONS:
        return _("Waits for our answer")
    return str(Application.State(state).label)
