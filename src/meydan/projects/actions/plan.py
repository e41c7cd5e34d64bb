"""The strategic plan: bringing it in, naming a line of it, and the units' quarters."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.town import Town
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.projects.models import (
    Plan,
    PlanLine,
    PlanTarget,
    PlanUpload,
    Project,
    Quarter,
    QuarterEntry,
    QuarterReport,
)
from meydan.projects.plan_file import Line, as_dicts, read
from meydan.projects.queries.quarters import figures_of
from meydan.projects.rules.plan import (
    QUARTER_FINAL,
    WRONG_ROWS,
    may_bring_plan,
    may_finish_quarter,
    may_name_line,
    may_report,
)


@transaction.atomic
def load_plan(*, town: Town) -> int:
    """The plan of the town file, where it has one and nobody brought another; returns the number of its lines."""
    told = town.data.get("plan")
    brought = Plan.objects.filter(ended_on=None, by__isnull=False).exists()
    if not told or brought:
        return 0
    with (town.folder / told["file"]).open(encoding="utf-8", newline="") as file:
        rows = as_dicts(list(csv.reader(file)))
    years = range(told["first_year"], told["last_year"] + 1)
    lines, problems = read(rows, years, list(units()))
    if problems:
        raise ValueError(f"{told['file']}, row {problems[0].row}: {problems[0].sentence}")
    plan = _plan_for(None, told["name_tr"], told["name_en"], years, is_example=told["example"], source=told["file"])
    _bring(plan, lines)
    record("projects.plan_loaded", by=None, lines=len(lines))
    return len(lines)


@transaction.atomic
def upload_plan(
    *, by: Person, name_tr: str, name_en: str, first_year: int, last_year: int, file_name: str, rows: Sequence[Any]
) -> PlanUpload:
    """Keep what was read from a file, to look at it before anything changes. An earlier one of the same person goes."""
    may_bring_plan(by).or_refuse()
    PlanUpload.objects.filter(Q(by=by) | Q(by=None)).delete()
    return PlanUpload.objects.create(
        by=by,
        name_tr=name_tr,
        name_en=name_en,
        first_year=first_year,
        last_year=last_year,
        file_name=file_name[:200],
        rows=rows,
        at=clock.now(),
    )


@transaction.atomic
def accept_plan(*, by: Person, upload: PlanUpload) -> Plan:
    """Put an uploaded plan in force. For the same years it renews the present one, otherwise that one ends. A line that left
    the file goes, or is kept as ended where a project or a quarter names it."""
    may_bring_plan(by).or_refuse()
    years = range(upload.first_year, upload.last_year + 1)
    lines, problems = read(upload.rows, years, list(units()))
    if problems:
        raise Refused(WRONG_ROWS, count=len(problems))
    plan = _plan_for(by, upload.name_tr, upload.name_en, years, is_example=False, source=upload.file_name)
    _bring(plan, lines)
    upload.delete()
    record("projects.plan_brought", by=by, plan=plan.pk, lines=len(lines))
    return plan


def _plan_for(by: Person | None, name_tr: str, name_en: str, years: range, *, is_example: bool, source: str) -> Plan:
    """The plan in force if it is for these years, or a new one in its place. An example is never renewed by a real plan:
    their codes mean different things."""
    Plan.objects.select_for_update().order_by(
        "pk"
    ).first()  # who comes second waits here, and then sees the first one's plan
    present = Plan.objects.select_for_update().filter(ended_on=None).first()
    if present and (present.years != years or present.is_example != is_example):
        present.ended_on = clock.today()
        present.save(update_fields=["ended_on"])
        present.lines.filter(ended_on=None).update(ended_on=clock.today())
        present = None
    plan = present or Plan(first_year=years[0], last_year=years[-1], is_example=is_example, began_at=clock.now())
    plan.name_tr, plan.name_en, plan.source, plan.by, plan.changed_at = name_tr, name_en, source, by, clock.now()
    plan.save()
    return plan


def _bring(plan: Plan, lines: Sequence[Line]) -> None:
    """Lines are known by their code: renewed, added, or ended."""
    kept: dict[str, PlanLine] = {}
    order = {line.code: place for place, line in enumerate(lines)}
    for line in sorted(lines, key=lambda one: _depth(one.level)):
        kept[line.code] = PlanLine.objects.update_or_create(
            plan=plan,
            code=line.code,
            defaults={
                "level": line.level,
                "parent": kept.get(line.parent),
                "name_tr": line.name_tr,
                "name_en": line.name_en,
                "unit": line.unit,
                "measure_tr": line.measure_tr,
                "measure_en": line.measure_en,
                "counting": line.counting,
                "baseline": line.baseline,
                "order": order[line.code],
                "moves": None,
                "first_year": plan.first_year,
                "last_year": plan.last_year,
                "ended_on": None,
            },
        )[0]
    for line in lines:
        if line.moves:
            PlanLine.objects.filter(pk=kept[line.code].pk).update(moves=kept[line.moves])
    PlanTarget.objects.filter(line__plan=plan, line__code__in=kept).delete()
    PlanTarget.objects.bulk_create(
        PlanTarget(line=kept[line.code], year=year, value=value)
        for line in lines
        for year, value in line.targets.items()
    )
    _end(PlanLine.objects.filter(plan=plan).exclude(code__in=kept))


def _depth(level: str) -> int:
    return {"goal": 0, "objective": 1}.get(level, 2)


def _end(gone: Any) -> None:
    """What something names is kept as ended; the rest goes, leaves first."""
    gone.filter(ended_on=None).update(ended_on=clock.today())
    named = Q(Exists(Project.objects.filter(plan_line=OuterRef("pk"))))
    named |= Q(Exists(QuarterEntry.objects.filter(line=OuterRef("pk"))))
    named |= Q(Exists(PlanLine.objects.filter(parent=OuterRef("pk"))))
    for levels in (["indicator", "activity"], ["objective"], ["goal"]):
        gone.filter(~named, level__in=levels).delete()


@transaction.atomic
def name_plan_line(*, by: Person, project: Project, plan_line: PlanLine) -> Project:
    """Say which activity or indicator of the plan a project carries out."""
    project = Project.objects.select_for_update(of=("self",)).select_related("unit").get(pk=project.pk)
    may_name_line(by, project, plan_line).or_refuse()
    before = project.plan_line_id
    project.plan_line = plan_line
    project.save(update_fields=["plan_line"])
    record("projects.plan_line", by=by, ref=project.ref, before=before, after=plan_line.pk)
    return project


@transaction.atomic
def report_quarter(
    *, by: Person, unit: Unit, quarter: Quarter, entries: Mapping[int, tuple[Decimal | None, str]], final: bool = False
) -> QuarterReport:
    """What a unit measured on its lines in a quarter: {id of the line: (value, explanation)}. With `final` the table is kept
    as it stands now, and nothing moves it any more."""
    may_report(by, unit).or_refuse()
    report = _report(unit, quarter)
    if report.final_at:
        raise Refused(QUARTER_FINAL)
    for line_id, (value, words) in entries.items():
        QuarterEntry.objects.update_or_create(report=report, line_id=line_id, defaults={"value": value, "words": words})
    if final:
        may_finish_quarter(by, unit, quarter).or_refuse()
        report.final_at, report.by = clock.now(), by
        report.figures = [one.as_json() for one in figures_of(quarter, unit)]
        report.save()
    record("projects.quarter_final" if final else "projects.quarter", by=by, ref=report.ref, quarter=str(quarter))
    return report


def _report(unit: Unit, quarter: Quarter) -> QuarterReport:
    """The row as it is now, kept until the transaction ends."""
    which: dict[str, Any] = {"unit": unit, "year": quarter.year, "number": quarter.number}
    QuarterReport.objects.get_or_create(**which)
    return QuarterReport.objects.select_for_update().get(**which)
