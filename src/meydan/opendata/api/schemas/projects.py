"""Projects, the plan they serve, and what they changed."""

from datetime import date
from decimal import Decimal

from ninja import Schema


class MilestoneOut(Schema):
    title: str
    language: str
    first_due_on: date
    due_on: date
    done_on: date | None


class PilotOut(Schema):
    id: int
    project: int
    state: str
    hypothesis: str
    place: str | None
    weeks: int
    indicator: str
    measure: str
    before: float | None
    wanted: str
    threshold: float
    first_threshold: float | None
    threshold_note: str
    starts_on: date | None
    value: float | None
    measured_on: date | None
    source: str
    decision: str
    lesson: str
    url: str


class PathStopOut(Schema):
    stop: str
    outcome: str
    since: date
    ended_on: date | None
    number: str
    amount: int | None
    words: str
    basis: str


class PlanLineOut(Schema):
    level: str
    code: str
    parent: str | None
    name_tr: str
    name_en: str
    unit: str | None
    measure: str
    counting: str
    baseline: float | None
    targets: dict[str, float]
    projects: list[int]


class PlanOut(Schema):
    name: str
    first_year: int
    last_year: int
    is_example: bool
    lines: list[PlanLineOut]


class ProjectOut(Schema):
    id: int
    title: str
    language: str
    summary: str
    state: str
    unit: str
    places: list[str]
    targets: list[str]
    budget_planned: int
    budget_spent: int
    starts_on: date | None
    ends_on: date | None
    finished_on: date | None
    contributions: list[int]
    milestones: list[MilestoneOut]
    plan_line: str | None
    path: list[PathStopOut]
    url: str


class ImpactOut(Schema):
    id: int
    project: int
    indicator: str
    unit: str
    before: Decimal | None
    value: Decimal
    measured_on: date
    source: str
    method: str
    target: str | None
