"""What units of the demo town said about the last quarter."""

from decimal import Decimal
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.projects import actions as projects
from meydan.projects.models import Quarter

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def report_quarters(town: "DemoTown", rows: list[Row]) -> None:
    """Values and explanations; some units have said that theirs are final."""
    for row in rows:
        entries = {town.plan_lines[one["line"]].pk: (Decimal(one["value"]), one["words"]) for one in row["entries"]}
        projects.report_quarter(
            by=town.people["mudur"],
            unit=town.units[row["slug"]],
            quarter=Quarter.of(clock.today()).before,
            entries=entries,
            final=row["final"],
        )
