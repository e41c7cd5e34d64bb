"""Open calls and what their juries gave; never who applied, and nothing before the result."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.calls.models import Call
from meydan.calls.queries.calls import calls_visible_to
from meydan.calls.queries.results import figures_of, standing_of
from meydan.opendata.queries.tables.shape import Column, Kind, Table

POINTS = _("points of 100")
COUNTED = ("sent", "judged", "taken", "jurors", "conflicts", "moved", "objections", "right")
"""Figures above the result of a call."""
COLUMNS = ("applications", "judged", "accepted", "jurors", "conflicts", "files_moved", "objections", "objections_right")
"""What they are called in files and in the API."""


def told() -> list[Call]:
    """Those whose result is public."""
    return [one for one in calls_visible_to(None).order_by("pk") if one.is_told]


def calls() -> Iterator[Sequence[Any]]:
    """Each public call; how many applied is told with the result."""
    for one in calls_visible_to(None).order_by("pk"):
        found = figures_of(one) if one.is_told else None
        yield (
            one.pk, one.what, one.state, one.unit.slug, one.places, one.opens_at, one.closes_at, one.published_at, one.announced_at,
            *((found and getattr(found, name)) for name in COUNTED),
        )  # fmt: skip


def results() -> Iterator[Sequence[Any]]:
    """The public table of each result."""
    for call in told():
        for row in standing_of(call):
            yield call.pk, row.application.number, row.place, row.application.state, row.median, row.mean, row.spread


TABLES = [
    Table(
        code="calls",
        needs=["calls"],
        theme="ECON",
        title=_("Open calls"),
        words=_("Each open call with its days, and how many applied, were judged and were accepted. Who applied is in no file."),
        kind=Kind.THINGS,
        rows=calls,
        columns=[
            Column("id", _("Number of the call; its result is at /cagri/number/sonuc/"), "", "calls.Call.id"),
            Column("kind", _("What it is"), "", "calls.Call.what"),
            Column("state", _("Where it stands"), "", "calls.Call.state"),
            Column("unit", _("The unit that runs it"), "", "places.Unit.slug"),
            Column("places", _("So many can be accepted"), "", "calls.Call.places"),
            Column("opens_at", _("From when people can apply"), "", "calls.Call.opens_at", unit="UTC"),
            Column("closes_at", _("Until when people can apply"), "", "calls.Call.closes_at", unit="UTC"),
            Column("published_at", _("When it was published, with its criteria"), "", "calls.Call.published_at", unit="UTC"),
            Column("announced_at", _("When the result was out"), "", "calls.Call.announced_at", unit="UTC"),
            Column("applications", _("How many applied; empty before the result"), "", "calls.Application.id"),
            Column("judged", _("How many of them the jury had"), "", "calls.Application.id"),
            Column("accepted", _("How many were accepted"), "", "calls.Application.id"),
            Column("jurors", _("How many jurors scored"), "", "calls.Juror.id"),
            Column("conflicts", _("Conflicts of interest that jurors told"), "", "calls.Tie.id"),
            Column("files_moved", _("Files that changed hands"), "", "calls.Assignment.id"),
            Column("objections", _("Objections to a decision"), "", "calls.Objection.id"),
            Column("objections_right", _("Those of them that were right"), "", "calls.Objection.id"),
        ],
    ),
    Table(
        code="scores",
        needs=["calls"],
        theme="ECON",
        title=_("Results of open calls"),
        words=_("What the jury gave to each application of the second round, and what was decided. By number alone; titles are on the page."),
        kind=Kind.THINGS,
        rows=results,
        columns=[
            Column("call", _("Number of the call"), "", "calls.Call.id"),
            Column("number", _("Number of the application in its call"), "", "calls.Application.number"),
            Column("rank", _("Its place in the order of the median"), "", "calls.Application.number", type="integer"),
            Column("decision", _("What was decided"), "", "calls.Application.state"),
            Column("median", _("The median of the jurors’ totals"), "", "calls.Assignment.total", unit=POINTS, type="integer"),
            Column("mean", _("The mean of the jurors’ totals"), "", "calls.Assignment.total", unit=POINTS, type="integer"),
            Column("distance", _("Between the highest and the lowest juror"), "", "calls.Assignment.total", unit=POINTS, type="integer"),
        ],
    ),
]  # fmt: skip
