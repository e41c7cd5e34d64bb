"""Duties, events, trainings, groups, calls and partners: what people do together."""

from datetime import date, datetime

from ninja import Schema


class NewsWords(Schema):
    title: str
    summary: str
    body: str
    """HTML of a few kinds."""


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


class EventSessionOut(Schema):
    """A part of the programme. `where` and `access` say what it has of its own; `seats` only where one chooses it when signing up."""

    title: str
    language: str
    track: str
    starts_at: datetime
    ends_at: datetime
    where: str
    room: str | None
    access: list[str]
    seats: int | None


class EventOut(Schema):
    id: int
    title: str
    language: str
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
    room: str | None
    access_words: str
    certified: bool
    sessions: list[EventSessionOut]
    belongs_to: str
    url: str


class TrainingSessionOut(Schema):
    title: str
    language: str
    starts_at: datetime
    ends_at: datetime
    where: str
    room: str | None
    called_off: bool


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
    sessions: list[TrainingSessionOut]


class CourseOut(Schema):
    id: int
    title: str
    language: str
    summary: str
    aims: list[str]
    curriculum: list[str]
    audience: str
    languages: list[str]
    access: list[str]
    access_words: str
    threshold: int
    basis: str
    qualification: str | None
    unit: str
    goals: list[int]
    belongs_to: str
    runs: list[TrainingRunOut]
    url: str


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
    language: str


class MeetingOut(Schema):
    id: int
    group: int
    title: str
    language: str
    starts_at: datetime
    place: str
    came: int
    guests: int
    minutes: MinutesOut
    published_at: datetime | None
    url: str


class CriterionOut(Schema):
    title: str
    weight: int


class CallOut(Schema):
    id: int
    title: str
    language: str
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


class CallFiguresOut(Schema):
    applications: int
    judged: int
    accepted: int
    jurors: int
    conflicts: int
    files_moved: int
    objections: int
    objections_right: int


class VentureOut(Schema):
    application: int | None
    title: str
    outcome: str
    words: str
    a_year_later: str
    thread: str | None


class CallDetailOut(CallOut):
    result: list[CallRowOut]
    figures: CallFiguresOut | None
    ventures: list[VentureOut]
    files: str


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


class NewsOut(Schema):
    """News or a page, in each of its languages."""

    id: int
    what: str
    words: dict[str, NewsWords]
    published_at: datetime
    changed_at: datetime
    url: str
