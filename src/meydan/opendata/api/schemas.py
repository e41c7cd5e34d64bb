"""Shapes of the API's answers."""

import builtins
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Model
from ninja import Schema

from meydan.base.paging import Page


class Problem(Schema):
    """Problem details, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str = ""


class Listed[T](Schema):
    """One page of a list. `next` is the value of `after` for the next page; empty on the last one."""

    items: list[T]
    next: str


def listed[M: Model, T](page: Page[M], show: Callable[[M], T]) -> "dict[str, object]":
    return {"items": [show(item) for item in page.items], "next": page.next}


class GoalOut(Schema):
    number: int
    name_tr: str
    name_en: str
    colour: str


class TargetOut(Schema):
    code: str
    goal: int
    name_tr: str
    name_en: str
    local: bool


class PlaceOut(Schema):
    slug: str
    name: str
    population: int | None
    population_date: date | None
    population_source: str
    group: str


class UnitOut(Schema):
    slug: str
    name_tr: str
    name_en: str
    form: str


class StepOut(Schema):
    code: str
    ref: str
    station: str
    at: datetime
    promised: bool
    unit: str | None
    words: str


class ThreadOut(Schema):
    number: str
    title: str
    summary: str
    language: str
    place: str | None
    targets: list[str]
    station: str
    created_at: datetime
    changed_at: datetime
    url: str


class EasyTextOut(Schema):
    language: str
    text: str
    hard_words: str
    changed_at: datetime


class ThreadWithSteps(ThreadOut):
    steps: list[StepOut]
    easy_text: EasyTextOut | None


class ContributionOut(Schema):
    id: int
    thread: str
    kind: str
    title: str
    text: str
    language: str
    state: str
    place: str | None
    targets: list[str]
    unit: str | None
    channel: str
    supports: int
    created_at: datetime
    promised_for: date | None
    process: int | None
    url: str


class CommentOut(Schema):
    id: int
    position: str
    text: str
    language: str
    answers: int | None
    official: bool
    supports: int
    created_at: datetime


class SupportOut(Schema):
    contribution: int
    supported: bool
    supports: int


class FollowOut(Schema):
    thread: str
    follows: bool


class StageOut(Schema):
    kind: str
    opens_at: datetime
    closes_at: datetime


class ProcessOut(Schema):
    id: int
    title: str
    summary: str
    promise: str
    stage: str | None
    stages: list[StageOut]
    goals: list[int]
    places: list[str]
    url: str


class ProcessWithEasyText(ProcessOut):
    easy_text: EasyTextOut | None


class MilestoneOut(Schema):
    title: str
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


class ShiftOut(Schema):
    starts_at: datetime
    ends_at: datetime
    capacity: int
    taken: int


class DutyShiftOut(ShiftOut):
    id: int
    duty: int
    title: str
    place: str | None
    where: str
    called_off: bool
    url: str


class OptionOut(Schema):
    number: int
    title: str
    list: str | None
    cost: int | None
    contribution: int | None


class ResultOut(Schema):
    list: str | None
    papers: int
    spoiled: int
    spent: int
    winners: builtins.list[int]
    by_plain_count: builtins.list[int]
    votes: dict[int, int]
    input_hash: str


class BallotOut(Schema):
    id: int
    title: str
    summary: str
    state: str
    process: int | None
    decides: str
    paper: str
    purse: int | None
    rule: str
    completion: str
    opens_at: datetime
    closes_at: datetime
    voted: dict[str, int] | None = None
    seed_mark: str
    tie_seed: str
    options: list[OptionOut]
    results: list[ResultOut]
    council_on: date | None
    council_number: str
    council_outcome: str
    url: str
    file: str | None


class EventOut(Schema):
    id: int
    title: str
    summary: str
    state: str
    kind: str
    form: str
    starts_at: datetime
    ends_at: datetime
    where: str
    place: str | None
    unit: str | None
    goals: list[int]
    audience: str
    languages: list[str]
    access: list[str]
    giving: str
    capacity: int
    taken: int
    belongs_to: str
    url: str


class SurveyOut(Schema):
    id: int
    title: str
    summary: str
    state: str
    who: str
    opens_at: datetime
    closes_at: datetime
    unit: str
    process: int | None
    thread: str | None
    report: str
    changed: str
    results: str | None
    url: str


class QuotaOut(Schema):
    """How many people with this answer the panel has to have; `people` of them live in the town, where that is known."""

    feature: str
    value: str
    least: int
    most: int
    people: int | None
    source: str


class DrawOut(Schema):
    """A lottery that was published: its files, fingerprint and number. `turn` 0 is the panel's own."""

    turn: int
    published_at: datetime
    drawn_at: datetime | None
    commitment: str
    public_number: str
    people: int
    size: int
    files: str


class PanelOut(Schema):
    id: int
    title: str
    question: str
    state: str
    kind: str
    size: int
    method: str
    apply_until: datetime
    lot_number: str
    unit: str
    belongs_to: str
    quotas: list[QuotaOut]
    url: str


class PanelDetailOut(PanelOut):
    draws: list[DrawOut]
    report: str


class CriterionOut(Schema):
    title: str
    weight: int


class CallOut(Schema):
    id: int
    title: str
    summary: str
    kind: str
    state: str
    unit: str
    goals: list[int]
    topics: list[str]
    conditions: list[str]
    offers: str
    basis: str
    places: int
    opens_at: datetime
    closes_at: datetime
    jury_until: datetime
    jurors_each: int
    scale: int
    spread_limit: int
    criteria: list[CriterionOut]
    published_at: datetime
    announced_at: datetime | None
    url: str


class CallRowOut(Schema):
    place: int
    number: int
    title: str
    decision: str
    median: int
    mean: int
    distance: int
    reason: str


class CallDetailOut(CallOut):
    result: list[CallRowOut]
    files: str


class TrainingRunOut(Schema):
    id: int
    state: str
    form: str
    where: str
    place: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    capacity: int
    taken: int


class CourseOut(Schema):
    id: int
    title: str
    summary: str
    aims: list[str]
    curriculum: list[str]
    audience: str
    languages: list[str]
    access: list[str]
    threshold: int
    basis: str
    qualification: str | None
    unit: str
    goals: list[int]
    belongs_to: str
    runs: list[TrainingRunOut]
    url: str


class PartnerOut(Schema):
    id: int
    name: str
    what: str
    country: str
    networks: list[str]
    website: str
    about_tr: str
    about_en: str
    offers: str
    seeks: str
    goals: list[int]
    url: str


class PledgeOut(Schema):
    id: int
    partner: int
    what: str
    title: str
    amount: str
    serves: str
    state: str
    used_on: date | None
    used: str


class PracticeOut(Schema):
    id: int
    title: str
    what: str
    where: str
    worked: str
    cost: str
    goal: int
    partner: int | None
    url: str


class DutyOut(Schema):
    id: int
    title: str
    summary: str
    state: str
    field: str
    time_kind: str
    risk: str
    min_age: int
    wanted: int
    direct: bool
    unit: str
    place: str | None
    target: str
    project: int | None
    shifts: list[ShiftOut]
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


class GroupOut(Schema):
    id: int
    name: str
    purpose: str
    state: str
    joining: str
    largest: int
    members: int
    meetings: int
    met_at: datetime | None
    place: str | None
    goals: list[int]
    url: str


class MinutesOut(Schema):
    decisions: str
    discussed: str
    to_ask: str


class MeetingOut(Schema):
    id: int
    group: int
    title: str
    starts_at: datetime
    place: str
    came: int
    guests: int
    minutes: MinutesOut
    published_at: datetime | None
    url: str


class StatementOut(Schema):
    number: int
    text: str
    language: str
    by_the_centre: bool
    agree: int
    disagree: int
    passed: int


class LineOut(Schema):
    statement: int
    answer: int
    """1: agree; -1: disagree."""


class OpinionGroupOut(Schema):
    letter: str
    people: int
    unites: list[LineOut]
    parts: list[LineOut]


class ConversationOut(Schema):
    id: int
    title: str
    summary: str
    promise: str
    opens_at: datetime
    closes_at: datetime
    with_account: bool
    process: int | None
    thread: str | None
    unit: str | None
    voices: int
    votes: int
    report: str
    outcome: str
    url: str


class ConversationWithResult(ConversationOut):
    refreshed_at: datetime | None
    headline: str
    common: list[LineOut]
    divisive: list[LineOut]
    groups: list[OpinionGroupOut]
    statements: list[StatementOut]
    """Empty until enough people have taken part."""


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
