"""Threads with what people write on them, and what they belong to."""

from datetime import date, datetime

from ninja import Schema


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
    language: str


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
    language: str
    summary: str
    promise: str
    stage: str | None
    stages: list[StageOut]
    goals: list[int]
    places: list[str]
    url: str


class ProcessWithEasyText(ProcessOut):
    easy_text: EasyTextOut | None
