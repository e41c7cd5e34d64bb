"""Who took part, indicators, what was done, and files."""

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema


class PeopleOfGroupOut(Schema):
    group: str
    population: int | None
    people: int | None
    hidden: bool


class DimensionOut(Schema):
    dimension: str
    unknown: int | None
    groups: list[PeopleOfGroupOut]


class ParticipationOut(Schema):
    of: str
    people: int
    tables: list[DimensionOut]


class ReadingOut(Schema):
    on: date
    value: Decimal


class IndicatorOut(Schema):
    id: int
    name_tr: str
    name_en: str
    definition_tr: str
    definition_en: str
    measure_tr: str
    measure_en: str
    method: str
    source: str
    quality: str
    wanted: str
    target: str
    unit: str | None
    baseline: Decimal | None
    baseline_on: date | None
    aim: Decimal | None
    aim_on: date | None
    ended_at: datetime | None
    values: list[ReadingOut]
    url: str


class DoneOut(Schema):
    group: str
    code: str
    unit: str
    amount: int


class YearOut(Schema):
    year: int
    answered: int
    on_time: int
    accepted: int
    begun: int
    projects_ended: int
    projects_in_time: int
    volunteers_applied: int | None
    volunteers_served: int | None
    days_to_duty: float | None
    minutes: int | None


class ComplaintsOut(Schema):
    year: int
    quarter: int
    reports: int
    hiding_appeals: int
    vote_objections: int
    draw_objections: int
    call_objections: int
    answered: int


class AccountOut(Schema):
    accepted_without_project: int
    late_projects: int
    days_before: int | None
    days_now: int | None
    years: list[YearOut]
    complaints: list[ComplaintsOut]


class ReviewOut(Schema):
    year: int
    published_at: datetime
    sha256: str
    url: str
    pdf: str
    data: str


class FilesOut(Schema):
    code: str
    edition: int | None
    made_at: datetime | None
    rows: int | None
    csv_file: str | None
    csv_sha256: str | None
    json_file: str | None
    json_sha256: str | None
    columns: str
