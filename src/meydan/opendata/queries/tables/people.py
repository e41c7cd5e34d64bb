"""Who took part against who lives here, who volunteers, and how far applications come. Counts of people: what pages hide is hidden."""

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.cards import kind as kind_named
from meydan.base.refs import resolve
from meydan.insight.queries.account import funnel_told
from meydan.insight.queries.representation import KINDS, frames_told, portrait, within_of
from meydan.insight.queries.representation import years as years_counted
from meydan.opendata.queries.tables.shape import Column, Kind, Table
from meydan.places.queries import all_neighbourhoods
from meydan.volunteering.queries.year import months
from meydan.volunteering.queries.year import years as years_of_work

HIDDEN = _("Whether the figure is hidden, because it is small or would give a small one away")
STANDS = Column("counted_on", _("Since when the figure stands so: it moves by ten people or more, or not at all"), "", "insight.Frame.counted_at", type="date")  # fmt: skip
EVERYBODY, NOT_KNOWN = "everybody", "unknown"


def participation() -> Iterator[Sequence[Any]]:
    """The rows of the tables under /kim-katildi/: each year of the town, and everything that enough people took part in."""
    slugs = {str(one.pk): one.slug for one in all_neighbourhoods()}
    for year in sorted(years_counted()):
        yield from _portrait(f"town:{year}", (), slugs)
    kinds = [name for name in KINDS if kind_named(name)]
    for some in batched(frames_told(kinds).iterator(chunk_size=200), 200):
        found = resolve(None, some)
        for ref in some:
            if ref in found:
                kind, _sign, _number = ref.partition(":")
                yield from _portrait(ref, within_of(kind, found[ref].thing), slugs)


def _portrait(of: str, within: Sequence[int], slugs: dict[str, str]) -> Iterator[Sequence[Any]]:
    told, today = portrait(of, within), clock.today()
    if not told.tables:
        return
    yield of, EVERYBODY, "", None, told.people, False, today
    for table in told.tables:
        for line in table.lines:
            name = slugs[line.value] if line.value in slugs and table is told.places else line.value
            yield of, table.dimension, name, line.population, line.people, line.hidden, today
        yield of, table.dimension, NOT_KNOWN, None, table.unknown, table.unknown is None, today


def volunteering() -> Iterator[Sequence[Any]]:
    """Confirmed hours of each month, by the field of the duty and by its neighbourhood."""
    for by in ("field", "neighbourhood"):
        for month, group, people, minutes in months(by):
            yield month, by, group, people, minutes, people is None, clock.today()


def applications() -> Iterator[Sequence[Any]]:
    for year in sorted(years_of_work()):
        for stage in funnel_told(year):
            yield year, stage.code, stage.people, stage.days, stage.people is None, clock.today()


TABLES = [
    Table(
        code="participation",
        needs=["insight"],
        theme="SOCI",
        title=_("Who took part, and who lives here"),
        words=_("People by neighbourhood, age, sex and way of taking part, for the town in a year and for each thing. Small groups are hidden."),
        kind=Kind.PEOPLE,
        rows=participation,
        key=["of", "dimension", "group"],
        stands="counted_on",
        columns=[
            Column("of", _("What they took part in, e.g. process:7; town:2026 is everything in that year"), "", "insight.Frame.of"),
            Column("dimension", _("By what people are told apart; everybody: all of them"), "", "insight.Cell.dimension", type="string"),
            Column("group", _("Neighbourhood or code of the group; unknown: of whom it is not known"), "", "insight.Cell.value"),
            Column("population", _("How many of the group live here"), "", "insight.Population.people", unit=_("people")),
            Column("people", _("How many took part; each counts once"), "", "insight.Cell.people", unit=_("people")),
            Column("hidden", HIDDEN, "", "insight.Cell.people", type="boolean"),
            STANDS,
        ],
    ),
    Table(
        code="volunteering",
        needs=["volunteering"],
        theme="SOCI",
        title=_("Volunteer hours"),
        words=_("Confirmed hours by month, by field and by neighbourhood of the duty. Fewer than ten people are hidden."),
        kind=Kind.PEOPLE,
        rows=volunteering,
        key=["month", "by", "group"],
        stands="counted_on",
        columns=[
            Column("month", _("Year and month"), "", "volunteering.Hours.on", type="string"),
            Column("by", _("What the group is: a field, or a neighbourhood"), "", "volunteering.Need.field", type="string"),
            Column("group", _("Code of the field, or the neighbourhood"), "", "volunteering.Need.field", type="string"),
            Column("people", _("How many people gave hours"), "", "volunteering.Hours.person", unit=_("people"), type="integer"),
            Column("minutes", _("How long together"), "", "volunteering.Hours.minutes", unit=_("minutes")),
            Column("hidden", HIDDEN, "", "volunteering.Hours.person", type="boolean"),
            STANDS,
        ],
    ),
    Table(
        code="applications",
        needs=["volunteering", "insight"],
        theme="SOCI",
        title=_("From the application to the first duty"),
        words=_("How far the applications of volunteers came, by year. Years with few applications are not told."),
        kind=Kind.PEOPLE,
        rows=applications,
        key=["year", "stage"],
        stands="counted_on",
        columns=[
            Column("year", _("Year of the application"), "", "volunteering.Application.created_at", type="integer"),
            Column("stage", _("applied: all; then where they have come to: served, ready without a duty yet, not ready"), "", "volunteering.Application.state", type="string"),
            Column("people", _("How many"), "", "volunteering.Application.id", unit=_("people")),
            Column("days", _("Days from the application to that stage, the median"), "", "volunteering.Application.created_at", unit=_("days"), type="number"),
            Column("hidden", HIDDEN, "", "volunteering.Application.id", type="boolean"),
            STANDS,
        ],
    ),
]  # fmt: skip
