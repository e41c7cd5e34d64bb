"""How points become an order: the median of the jurors' totals, the mean beside it, and how far they lie apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from django.db.models import Count, Prefetch, Q

from meydan.calls.models import JUDGED, SENT, TAKEN, Application, Assignment, Call, Criterion, Tie, Venture

FULL = 10_000
"""A total of all points, in hundredths."""


def total_of(criteria: Iterable[Criterion], points: dict[int, int], scale: int) -> int:
    """Hundredths of 100: Σ weight · points / scale. Exact, because the scale divides 100."""
    return sum(one.weight * points[one.pk] * (FULL // 100) // scale for one in criteria)


@dataclass(frozen=True)
class Row:
    """An application with what the jury made of it."""

    application: Application
    totals: tuple[int, ...]
    place: int = 0
    """Those with the same median and mean share a place."""
    spread_limit: int = FULL

    @property
    def exact(self) -> tuple[Fraction, Fraction]:
        if not self.totals:
            return Fraction(-1), Fraction(-1)
        return Fraction(median([Fraction(one) for one in self.totals])), Fraction(sum(self.totals), len(self.totals))

    @property
    def median(self) -> int:
        return _rounded(self.exact[0])

    @property
    def mean(self) -> int:
        return _rounded(self.exact[1])

    @property
    def spread(self) -> int:
        return _rounded(Fraction(max(self.totals) - min(self.totals))) if self.totals else 0

    @property
    def is_flagged(self) -> bool:
        """The jurors lie further apart than the call allows without talking."""
        return bool(self.totals) and max(self.totals) - min(self.totals) > self.spread_limit

    @property
    def is_taken(self) -> bool:
        return (self.application.decision or self.application.state) in TAKEN


def _rounded(hundredths: Fraction) -> int:
    """Whole points, a half up."""
    return max(0, int((hundredths + 50) // 100))


def standing_of(call: Call) -> list[Row]:
    """All that the jury had, the best first; two queries."""
    live = Assignment.objects.filter(moved_at=None, final_at__isnull=False)
    rows = call.applications.filter(state__in=JUDGED).select_related("person")
    found = [_row(one, call) for one in rows.prefetch_related(Prefetch("assignments", live, to_attr="final"))]
    return _placed(sorted(found, key=lambda row: (*(-one for one in row.exact), row.application.number or 0)))


def _row(application: Any, call: Call) -> Row:
    totals = tuple(sorted(one.total for one in application.final))
    return Row(application, totals, spread_limit=100 * call.spread_limit)


def _placed(rows: Sequence[Row]) -> list[Row]:
    placed: list[Row] = []
    for at, row in enumerate(rows, 1):
        same = placed and placed[-1].exact == row.exact
        placed.append(Row(row.application, row.totals, placed[-1].place if same else at, row.spread_limit))
    return placed


@dataclass(frozen=True)
class Figures:
    """What stands above the public table."""

    sent: int
    judged: int
    taken: int
    jurors: int
    each: int
    conflicts: int
    moved: int
    objections: int
    right: int
    """Objections that were right."""


def figures_of(call: Call) -> Figures:
    states = list(call.applications.filter(state__in=SENT).values_list("state", flat=True))
    return Figures(
        sent=len(states),
        judged=sum(one in JUDGED for one in states),
        taken=sum(one in TAKEN for one in states),
        jurors=call.jurors.filter(assignments__final_at__isnull=False).distinct().count(),
        each=call.jurors_each,
        conflicts=Tie.objects.filter(application__call=call).count(),
        moved=_changed_hands(call),
        **call.applications.aggregate(
            objections=Count("objection"), right=Count("objection", filter=Q(objection__outcome="right"))
        ),
    )


def _changed_hands(call: Call) -> int:
    """Without those of applications that were withdrawn."""
    rows = Assignment.objects.filter(application__call=call, moved_at__isnull=False)
    return rows.exclude(application__state=Application.State.WITHDRAWN).count()


def outcomes_of(call: Call) -> list[Venture]:
    """What became of those whose title is public."""
    rows = Venture.objects.filter(application__call=call, application__publish=True).select_related(
        "application", "thread"
    )
    return list(rows.order_by("application__number"))


def words_of_jury(application: Application) -> dict[int, list[tuple[int | None, str]]]:
    """Criterion → points and words of each juror, without telling who; for the applicant after the result."""
    found: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    for file in application.assignments.filter(moved_at=None, final_at__isnull=False).prefetch_related("marks"):
        for mark in file.marks.all():
            found[mark.criterion_id].append((mark.points, mark.words))
    return {criterion: sorted(rows, key=lambda row: (-(row[0] or 0), row[1])) for criterion, rows in found.items()}
