"""The quarterly table: per unit and line of the plan the projects, their money, what was measured, and the explanation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from meydan.base import languages
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.projects.models import Plan, PlanLine, PlanTarget, Project, Quarter, QuarterEntry, QuarterReport, Spending
from meydan.projects.models.plan import NAMEABLE
from meydan.projects.queries.plan import plan_for, plans, stood_in
from meydan.projects.rules.projects import TOWN_WIDE


@dataclass(frozen=True)
class Figures:
    """One row of the table; texts in both languages, so that a frozen one can be read in either."""

    line: int
    code: str
    name_tr: str
    name_en: str
    projects: int
    planned: int
    """Kuruş, of the projects that ran or were planned up to the end of the quarter."""
    spent: int
    """Kuruş, in the quarter."""
    spent_so_far: int
    """Kuruş, up to the end of the quarter."""
    indicator_tr: str
    indicator_en: str
    measure_tr: str
    measure_en: str
    target: str
    """Of the year; numbers travel as text so that nothing is rounded."""
    value: str
    percent: int | None
    words: str
    plan: int = 0
    """Codes are known in one plan alone: F1 of this one is not F1 of the one before. 0 in what was final before this stood here."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def name(self) -> str:
        return _said(self.name_tr, self.name_en)

    @property
    def indicator(self) -> str:
        return _said(self.indicator_tr, self.indicator_en)

    @property
    def measure(self) -> str:
        return _said(self.measure_tr, self.measure_en)


def _said(turkish_text: str, english_text: str) -> str:
    return english_text if languages.current() == "en" and english_text else turkish_text


@dataclass(frozen=True)
class UnitQuarter:
    """What a unit says about a quarter in one plan: its rows, and since when they are final."""

    unit: Unit
    rows: Sequence[Figures]
    elsewhere: Sequence[Figures]
    """Its rows in other plans: lines that projects still name, and values that were told before this plan came."""
    report: QuarterReport | None

    @property
    def is_final(self) -> bool:
        return self.report is not None and self.report.final_at is not None

    @property
    def planned(self) -> int:
        return sum(row.planned for row in self.rows)

    @property
    def spent(self) -> int:
        return sum(row.spent for row in self.rows)

    @property
    def missing(self) -> int:
        """Rows whose indicator has no value yet."""
        return sum(1 for row in self.rows if row.indicator_tr and not row.value)


def units_that_report(person: Person) -> list[Unit]:
    """Units with lines of the plan or projects under it: all for town-wide roles, otherwise one's own."""
    with_lines = Q(plan_lines__level__in=NAMEABLE) | Q(projects__plan_line__isnull=False)
    units = Unit.objects.filter(with_lines).distinct()
    return list(units if person.has_role(*TOWN_WIDE) else units.filter(pk__in=person.unit_ids))


def table_of(quarter: Quarter, units: Sequence[Unit], plan: Plan | None = None) -> list[UnitQuarter]:
    """The whole table in one plan (that of the quarter); as many queries however many units there are. What is final is shown as it
    was."""
    known = plans()
    chosen = plan or plan_for(quarter.year, known)
    found = QuarterReport.objects.filter(unit__in=units, year=quarter.year, number=quarter.number).select_related("by")
    reports = {one.unit_id: one for one in found}
    rows = _figures(quarter, [one for one in units if not (one.pk in reports and reports[one.pk].final_at)], known)
    rows |= _as_they_were([one for one in reports.values() if one.figures is not None])
    number = chosen.pk if chosen else 0
    return [
        UnitQuarter(
            unit=one,
            rows=[row for row in rows.get(one.pk, []) if row.plan in (number, 0)],
            elsewhere=[row for row in rows.get(one.pk, []) if row.plan not in (number, 0)],
            report=reports.get(one.pk),
        )
        for one in units
    ]


def plans_told(table: Sequence[UnitQuarter], known: Sequence[Plan], chosen: Plan | None) -> list[Plan]:
    """The plans between which somebody can choose: that of the quarter, the chosen one, and those in which units have rows too."""
    told = {row.plan for one in table for row in one.elsewhere}
    return [one for one in known if one == chosen or one.pk in told or (one.ended_on is None and told)]


def _as_they_were(final: Sequence[QuarterReport]) -> dict[int, list[Figures]]:
    """Unit id → rows of what is final; rows that don't say their plan are looked up by their line."""
    rows = {report.unit_id: [Figures(**row) for row in report.figures] for report in final}
    silent = [row.line for all_of_unit in rows.values() for row in all_of_unit if not row.plan]
    if not silent:
        return rows
    plan_of = dict(PlanLine.objects.filter(pk__in=silent).values_list("pk", "plan"))
    return {
        unit: [row if row.plan else replace(row, plan=plan_of.get(row.line, 0)) for row in all_of_unit]
        for unit, all_of_unit in rows.items()
    }


def figures_of(quarter: Quarter, unit: Unit) -> list[Figures]:
    """The rows of one unit as they are now, of every plan in which it has something to tell."""
    return _figures(quarter, [unit], plans()).get(unit.pk, [])


def _figures(quarter: Quarter, units: Sequence[Unit], known: Sequence[Plan]) -> dict[int, list[Figures]]:
    """Unit id → rows: the lines of the quarter's plan that it answers for, and of every plan those that its projects name or of which
    something was told."""
    projects = list(
        Project.objects.filter(unit__in=units, hidden_at=None, plan_line__isnull=False, starts_on__lte=quarter.last_day)
        .exclude(state="cancelled")
        .only("pk", "unit", "plan_line", "budget_planned")
    )
    entries = QuarterEntry.objects.filter(
        report__unit__in=units, report__year=quarter.year, report__number=quarter.number
    ).select_related("report")
    told = [one for one in entries if one.value is not None or one.words]
    wanted = Q(pk__in=[*(one.plan_line_id for one in projects), *(one.line_id for one in told)])
    plan = plan_for(quarter.year, known)
    if plan and quarter.year in plan.years:
        wanted |= stood_in(plan) & Q(unit__in=units, level__in=NAMEABLE)
    lines = PlanLine.objects.filter(wanted).select_related("moves").order_by("plan", "order")
    facts = _Facts(quarter, projects, list(lines), told, plan)
    return {unit.pk: facts.rows_of(unit) for unit in units}


class _Facts:
    """Everything that the rows are made of, read once for all units."""

    def __init__(
        self,
        quarter: Quarter,
        projects: Sequence[Project],
        lines: Sequence[PlanLine],
        told: Sequence[QuarterEntry],
        plan: Plan | None,
    ) -> None:
        self.lines, self.plan = lines, plan
        self.projects: dict[tuple[int, int | None], list[Project]] = defaultdict(list)
        for project in projects:
            self.projects[project.unit_id, project.plan_line_id].append(project)
        so_far = Spending.objects.filter(project__in=projects, on__lte=quarter.last_day).order_by()
        sums = so_far.values_list("project").annotate(
            all_of_it=Sum("amount"), now=Sum("amount", filter=Q(on__gte=quarter.first_day), default=0)
        )
        self.spent: Mapping[int, tuple[int, int]] = {pk: (all_of_it, now) for pk, all_of_it, now in sums}
        measured = {_indicator(line).pk for line in lines if _indicator(line)}  # type: ignore[union-attr]
        targets = PlanTarget.objects.filter(line__in=measured, year=quarter.year)
        self.targets = dict(targets.values_list("line", "value"))
        self.entries = {(one.report.unit_id, one.line_id): one for one in told}

    def rows_of(self, unit: Unit) -> list[Figures]:
        own = [
            one for one in self.lines if self._is_told(unit, one) or (self._is_asked(one) and one.unit_id == unit.pk)
        ]
        own = [one for one in own if self._is_told(unit, one) or not self._is_shown_by_an_activity(one, own)]
        return [self._row(unit, one) for one in own]

    def _is_told(self, unit: Unit, line: PlanLine) -> bool:
        """Whether a project of the unit names the line, or the unit wrote something about it."""
        return (unit.pk, line.pk) in self.projects or (unit.pk, line.pk) in self.entries

    def _is_asked(self, line: PlanLine) -> bool:
        return self.plan is not None and line.plan_id == self.plan.pk

    @staticmethod
    def _is_shown_by_an_activity(line: PlanLine, own: Iterable[PlanLine]) -> bool:
        """An indicator stands in the row of the activity that moves it, not a second time below."""
        return line.level == "indicator" and any(one.moves_id == line.pk for one in own)

    def _row(self, unit: Unit, line: PlanLine) -> Figures:
        projects = self.projects.get((unit.pk, line.pk), [])
        indicator = _indicator(line)
        entry = self.entries.get((unit.pk, line.pk))
        target = self.targets.get(indicator.pk) if indicator else None
        value = entry.value if entry else None
        money = [self.spent.get(one.pk, (0, 0)) for one in projects]
        return Figures(
            line=line.pk,
            code=line.code,
            name_tr=line.name_tr,
            name_en=line.name_en,
            projects=len(projects),
            planned=sum(one.budget_planned for one in projects),
            spent=sum(now for _all, now in money),
            spent_so_far=sum(all_of_it for all_of_it, _now in money),
            indicator_tr=indicator.name_tr if indicator else "",
            indicator_en=indicator.name_en if indicator else "",
            measure_tr=indicator.measure_tr if indicator else "",
            measure_en=indicator.measure_en if indicator else "",
            target=_plain(target),
            value=_plain(value),
            percent=indicator.percent_done(value, target) if indicator else None,
            words=entry.words if entry else "",
            plan=line.plan_id,
        )


def _indicator(line: PlanLine) -> PlanLine | None:
    """What a line is measured by: itself, or the indicator that it moves."""
    return line if line.level == "indicator" else line.moves


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def latest_quarters(today: Quarter, count: int = 8) -> list[Quarter]:
    """This quarter and those before it."""
    found = [today]
    while len(found) < count:
        found.append(found[-1].before)
    return found
