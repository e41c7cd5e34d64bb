"""What became of the work that volunteers gave: what its projects measured, and what was said when the need was met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from meydan.base import clock
from meydan.base.refs import parse
from meydan.people.models import Person
from meydan.projects.models import Impact
from meydan.volunteering.models import Hours, Need, Role
from meydan.volunteering.queries.recognition import measured

MOST_DUTIES, MOST_MEASURES = 6, 3
OVER = (Need.State.MET, Need.State.CLOSED)


def served(ref: str) -> Iterable[int]:
    """Ids of the people behind `served:duty:5`: those whose hours there were confirmed."""
    return _who(Q(role=parse(ref)[1]))


def took_part(ref: str) -> Iterable[int]:
    """Of those behind `took_part:thread:5` the ones who served for its needs and projects."""
    kind, number = parse(ref)
    if kind != "thread":
        return ()
    threads = Q(role__need__thread=number) | Q(role__need__thread__merged_into=number)
    projects = Q(role__need__project__threads=number) | Q(role__need__project__threads__merged_into=number)
    return _who(threads | projects)


def _who(served_where: Q) -> Iterable[int]:
    rows = Hours.objects.filter(served_where, state=Hours.State.CONFIRMED).order_by()
    return [pk for pk in rows.values_list("person", flat=True).distinct() if pk is not None]


def duties_of(person: Person) -> QuerySet[Role]:
    """Duties in which hours of theirs are confirmed, those served last first, each with the minutes (`given`), and with those of this
    year and how often that was (`this_year`, `times`)."""
    of_year = Q(hours__on__year=clock.today().year)
    rows = Role.objects.filter(hours__person=person, hours__state=Hours.State.CONFIRMED)
    rows = rows.annotate(
        given=Sum("hours__minutes"),
        this_year=Sum("hours__minutes", filter=of_year, default=0),
        times=Count("hours", filter=of_year),
        last=Max("hours__on"),
    )
    return rows.select_related("need__project").order_by(F("last").desc(), "pk")


def places_of_duties(person: Person) -> QuerySet[Role]:
    """The same with no more than `year_of` counts."""
    return duties_of(person).select_related(None).select_related("need").only("need__neighbourhood")


@dataclass(frozen=True)
class YearOfWork:
    minutes: int
    times: int
    places: int


def year_of(duties: Iterable[Any]) -> YearOfWork:
    """This year's confirmed work, of the rows of `duties_of`."""
    served = [one for one in duties if one.times]
    places = {one.need.neighbourhood_id for one in served} - {None}
    return YearOfWork(sum(one.this_year for one in served), sum(one.times for one in served), len(places))


@dataclass(frozen=True)
class Became:
    """A duty in which somebody served, and what it led to."""

    role: Role
    minutes: int
    """Theirs, confirmed."""
    said: str
    """When the need was met or closed; empty: it goes on."""
    measured: Sequence[str]
    """By its project, the latest first."""


def became_of(duties: Iterable[Any]) -> list[Became]:
    """Of the rows of `duties_of` those of which there is something to tell; one query, where they have projects."""
    projects = {one.need.project_id for one in duties if one.need.project_id}
    found = _measured(projects) if projects else {}
    told = [_became(one, one.given, found) for one in duties]
    return [one for one in told if one.said or one.measured][:MOST_DUTIES]


def _measured(projects: set[int]) -> dict[int, list[str]]:
    """What public projects measured, the hours of volunteers left out: those stand beside it anyhow."""
    rows = Impact.objects.filter(
        project__in=projects, project__hidden_at=None, superseded_by=None, volunteer_hours=None
    )
    found: dict[int, list[str]] = {}
    for one in rows.order_by("-measured_on", "-id"):
        found.setdefault(one.project_id, []).append(one.headline or measured(one))
    return found


def _became(role: Role, minutes: int, found: dict[int, list[str]]) -> Became:
    need = role.need
    said = need.reason if need.state in OVER else ""
    return Became(role, minutes, said, found.get(need.project_id or 0, [])[:MOST_MEASURES])
