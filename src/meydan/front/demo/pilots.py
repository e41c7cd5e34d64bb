"""Pilots of the demo town's projects."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.projects import actions as projects
from meydan.projects.models import Pilot, Project

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def plan_pilot(town: "DemoTown", made: dict[str, Project], row: Row) -> None:
    """As far as the file tells: planned, started, measured, decided."""
    by = town.people["mudur"]
    pilots: dict[str, Pilot] = {}
    town.when(row["planned_days_ago"], lambda: pilots.update(it=_plan(town, made["it"], row)))
    town.when(
        row["started_days_ago"],
        lambda: projects.start_pilot(by=by, pilot=pilots["it"], starts_on=clock.today()) and None,
    )
    if "measured_days_ago" in row:
        town.when(row["measured_days_ago"], lambda: _measure(town, pilots["it"], row, clock.today()))
        town.when(
            row["decided_days_ago"],
            lambda: (
                projects.decide_pilot(
                    by=by, pilot=pilots["it"], decision=row["decision"], words=row["words"], lesson=row["lesson"]
                )
                and None
            ),
        )


def _plan(town: "DemoTown", project: Project, row: Row) -> Pilot:
    return projects.plan_pilot(
        by=town.people["mudur"],
        project=project,
        hypothesis=row["hypothesis"],
        weeks=row["weeks"],
        indicator=row["indicator"],
        measure=row["measure"],
        before=Decimal(row["before"]) if "before" in row else None,
        wanted=row.get("wanted", "at_least"),
        threshold=Decimal(row["threshold"]),
        neighbourhood=town.places[row["neighbourhood"]],
        place_words=row.get("place_words", ""),
    )


def _measure(town: "DemoTown", pilot: Pilot, row: Row, day: date) -> None:
    projects.measure_pilot(
        by=town.people["mudur"],
        pilot=pilot,
        value=Decimal(row["value"]),
        measured_on=day,
        source=row["source"],
        method=row.get("method", ""),
    )
