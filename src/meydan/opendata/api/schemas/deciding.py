"""Votes, conversations, surveys and panels."""

import builtins
from datetime import date, datetime

from ninja import Schema


class OptionOut(Schema):
    number: int
    title: str
    language: str
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
    language: str
    summary: str
    state: str
    process: int | None
    decides: str
    paper: str
    purse: int | None
    bonds: list[str]
    bonds_proved: bool
    age_from: int
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


class SurveyOut(Schema):
    id: int
    title: str
    language: str
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
    language: str
    question: str
    state: str
    kind: str
    size: int
    method: str
    apply_until: datetime
    lot_number: str
    unit: str
    belongs_to: str
    stage: str
    """The stage of its process: collect, deliberate, decide, carry_out, report; empty where it belongs to none."""
    quotas: list[QuotaOut]
    url: str


class PanelDetailOut(PanelOut):
    draws: list[DrawOut]
    report: str


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
