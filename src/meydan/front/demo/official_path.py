"""The official path of a project of the demo town."""

from datetime import timedelta
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.projects import actions as projects
from meydan.projects.models import PathStop, Project

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def plan_path(town: "DemoTown", made: dict[str, Project], rows: list[Row]) -> None:
    """Stop after stop; the last one may still wait."""
    for row in rows:
        stops: dict[str, PathStop] = {}
        town.when(row["since_days_ago"], lambda r=row, s=stops: s.update(it=_send(town, made["it"], r)))
        if "ended_days_ago" in row:
            town.when(row["ended_days_ago"], lambda r=row, s=stops: _end(town, s["it"], r))


def _send(town: "DemoTown", project: Project, row: Row) -> PathStop:
    return projects.send_to_stop(
        by=town.people["mudur"],
        project=project,
        stop=row["stop"],
        since=clock.today(),
        agenda=row.get("agenda", ""),
        agenda_on=clock.today() + timedelta(days=row["agenda_in_days"]) if "agenda_in_days" in row else None,
        document_number=row.get("document_number", ""),
        document_on=clock.today() if "document_number" in row else None,
        document_unit=row.get("document_unit", ""),
        basis=row.get("basis", ""),
    )


def _end(town: "DemoTown", stop: PathStop, row: Row) -> None:
    projects.end_stop(
        by=town.people["mudur"],
        stop=stop,
        outcome=row["outcome"],
        ended_on=clock.today(),
        number=row.get("number", ""),
        words=row.get("words", ""),
    )
