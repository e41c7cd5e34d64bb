"""What a trial counts, so that a person sees beforehand what an import will do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.utils import timezone

from meydan.base import clock
from meydan.base.town import town
from meydan.base.workdays import add_workdays
from meydan.ideas.models.contributions import WAITING
from meydan.imports.rows import Rejected, Taken


@dataclass
class Count:
    """Adds up rows. `by` holds how many there are for each neighbourhood, unit, kind, state and year."""

    new: int = 0
    there: int = 0
    open: int = 0
    overdue: int = 0
    """Open ones that would be late now, had anybody promised the usual time."""
    without_unit: int = 0
    personal: int = 0
    contacts: int = 0
    by: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in ("place", "unit", "kind", "state", "year")}
    )
    rejected: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Reason → how many, and the first of them."""

    def take(self, row: Taken) -> None:
        record = row.record
        self.new += 1
        self.personal += row.personal
        if record.state in WAITING:
            self.open += 1
            self.without_unit += record.unit is None
            self.contacts += bool(row.contact)
            self.overdue += _due(timezone.localdate(record.at)) < clock.today()
        said = (record.neighbourhood, record.unit, record.kind, record.state, timezone.localdate(record.at).year)
        for counter, value in zip(self.by.values(), said, strict=True):
            counter[str(value or "")] += 1

    def reject(self, row: Rejected) -> None:
        first = {"count": 0, "line": row.line, "value": row.value}
        self.rejected.setdefault(row.reason, first)["count"] += 1

    def as_report(self) -> dict[str, Any]:
        names = ("new", "there", "open", "overdue", "without_unit", "personal", "contacts", "rejected")
        report: dict[str, Any] = {name: getattr(self, name) for name in names}
        report["by"] = {name: counter.most_common() for name, counter in self.by.items()}
        report["past"] = self.new - self.open
        report["turned_away"] = sum(one["count"] for one in self.rejected.values())
        return report


@cache
def _due(day: date) -> date:
    return add_workdays(day, town().clock().working_days)


def first_of_each(rows: Iterable[Taken | Rejected], seen: dict[str, int], twice: str) -> list[Taken | Rejected]:
    """Rows that say the same as an earlier one become rejected; `seen` keeps the line of each source."""
    found: list[Taken | Rejected] = []
    for row in rows:
        if isinstance(row, Taken):
            first = seen.setdefault(row.record.source, row.line)
            found.append(row if first == row.line else Rejected(row.line, twice, str(first), []))
        else:
            found.append(row)
    return found
