"""Contributions of an earlier list, many at a time: hidden, with their own dates, without promise and messages. They leave
behind what `submit_contribution` and the answers leave behind, except for those. The caller asks the rule, writes the audit line
and runs this inside its own transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from meydan.base import clock, search
from meydan.base.town import town
from meydan.base.workdays import add_workdays, workdays_between
from meydan.ideas.models import Answer, Channel, Contribution, ContributionKind, DeclineReason, State, StateChange
from meydan.moderation.models import Hiding
from meydan.threads.actions import ThreadDraft, open_threads, remove_threads, show_threads
from meydan.threads.models import Station, Step, Thread

PATHS: Mapping[str, Sequence[str]] = {
    State.RECEIVED: (),
    State.IN_REVIEW: (State.IN_REVIEW,),
    State.ACCEPTED: (State.ACCEPTED,),
    State.DECLINED: (State.DECLINED,),
    State.ANSWERED: (State.ANSWERED,),
    State.DONE: (State.ACCEPTED, State.IN_PROJECT, State.DONE),
}
"""The states that lead to one, after the first."""
DECISIONS = {
    State.ACCEPTED: Answer.Decision.ACCEPTED,
    State.DONE: Answer.Decision.ACCEPTED,
    State.DECLINED: Answer.Decision.DECLINED,
    State.ANSWERED: Answer.Decision.INFORMATION,
}
REACHED = {State.ACCEPTED: Station.DECISION, State.DECLINED: Station.DECISION, State.DONE: Station.WORK}


@dataclass(frozen=True)
class OldRecord:
    """A record of an earlier list, with ids of what Meydan knows."""

    source: str
    """What makes it one of its kind; nothing is imported twice."""
    origin: str
    number: str
    kind: str
    title: str
    text: str
    at: datetime
    dated: bool
    """Whether the list says when; otherwise `at` is the day of the import."""
    neighbourhood: int | None
    place_words: str
    unit: int | None
    targets: Sequence[int]
    state: str
    answer: str
    answered_at: datetime | None

    @property
    def is_decided(self) -> bool:
        return self.state in DECISIONS

    @property
    def official(self) -> bool:
        """Whether it has an answer whose day is known."""
        return bool(self.answer and self.answered_at and self.is_decided)

    @property
    def station(self) -> str:
        first = Station.PROBLEM if self.kind == ContributionKind.PROBLEM else Station.IDEA
        return REACHED.get(State(self.state), first)


@transaction.atomic
def import_contributions(*, records: Sequence[OldRecord]) -> list[Contribution]:
    """Open a hidden thread for each record, in the order given."""
    now = clock.now()
    threads = open_threads(drafts=[_draft(one) for one in records], hidden_at=now)
    pairs = list(zip(records, threads, strict=True))
    made = Contribution.objects.bulk_create([_contribution(one, thread, now) for one, thread in pairs])
    all_three = [(one, thread, idea) for (one, thread), idea in zip(pairs, made, strict=True)]
    answers = Answer.objects.bulk_create([_answer(one, idea) for one, _thread, idea in all_three if one.official])
    numbers = {answer.contribution_id: answer.pk for answer in answers}
    Step.objects.bulk_create([step for one, _thread, idea in all_three for step in _steps(one, idea, numbers, now)])
    StateChange.objects.bulk_create([change for one, _thread, idea in all_three for change in _changes(one, idea)])
    search.index_many(
        search.Findable(idea.ref, one.title, f"{one.text} {one.place_words} {thread.number}", one.at, public=False)
        for one, thread, idea in all_three
    )
    return made


def _draft(one: OldRecord) -> ThreadDraft:
    return ThreadDraft(
        title=one.title,
        neighbourhood_id=one.neighbourhood,
        target_ids=one.targets,
        place_words=one.place_words,
        station=one.station,
        at=one.at,
        changed_at=_last_movement(one),
    )


def _last_movement(one: OldRecord) -> datetime:
    return one.answered_at or one.at


def _contribution(one: OldRecord, thread: Thread, now: datetime) -> Contribution:
    due = _due(timezone.localdate(one.at))
    return Contribution(
        what=one.kind,
        thread=thread,
        title=one.title,
        text=one.text,
        neighbourhood_id=one.neighbourhood,
        place_words=one.place_words,
        channel=Channel.IMPORT,
        state=one.state,
        unit_id=one.unit,
        first_promise=due,
        promised_for=due,
        answered_at=one.answered_at if one.official else None,
        source=one.source,
        created_at=one.at,
        changed_at=_last_movement(one),
        hidden_at=now,
    )


@cache
def _due(day: date) -> date:
    """Where it stands among those that wait. Nobody promised that day, so nothing counts it."""
    return add_workdays(day, town().clock().working_days)


@cache
def _workdays(start: date, end: date) -> int:
    return workdays_between(start, end)


def _answer(one: OldRecord, idea: Contribution) -> Answer:
    assert one.answered_at
    decision = DECISIONS[State(one.state)]
    return Answer(
        contribution=idea,
        decision=decision,
        reason=DeclineReason.OTHER if decision == Answer.Decision.DECLINED else "",
        text=one.answer,
        unit_id=one.unit,
        at=one.answered_at,
        workdays=min(_workdays(timezone.localdate(one.at), timezone.localdate(one.answered_at)), 32_000),
    )


def _steps(one: OldRecord, idea: Contribution, answers: Mapping[int, int], now: datetime) -> list[Step]:
    """It came; it was answered; the list says what became of it; it was brought over from that list."""
    first = Station.PROBLEM if one.kind == ContributionKind.PROBLEM else Station.IDEA
    steps = [_step(one, idea, "ideas.submitted", one.at, now, station=first)]
    if one.official and one.answered_at:
        station = Station.DECISION if one.state in REACHED else ""
        facts: dict[str, Any] = {"answer": answers[idea.pk]}
        steps.append(
            _step(one, idea, "ideas.answered", one.answered_at, now, station=station, words=one.answer, facts=facts)
        )
    told = {"origin": one.origin, "number": one.number, "dated": one.dated, "state": one.state}
    reached = REACHED.get(State(one.state), "")
    if (one.is_decided and not one.official) or one.state == State.DONE:
        words = "" if one.official else one.answer
        at = one.answered_at or now
        steps.append(_step(one, idea, "ideas.outcome", at, now, station=reached, words=words, facts=told))
    return [*steps, _step(one, idea, "ideas.imported", now, now, facts=told)]


def _step(
    one: OldRecord,
    idea: Contribution,
    code: str,
    at: datetime,
    now: datetime,
    *,
    station: str = "",
    words: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Step:
    unit = one.unit if code != "ideas.submitted" else None
    return Step(
        thread_id=idea.thread_id, ref=idea.ref, code=code, station=station, at=at, unit_id=unit, words=words,
        facts=dict(facts or {}), written_at=now,
    )  # fmt: skip


def _changes(one: OldRecord, idea: Contribution) -> list[StateChange]:
    changes = [StateChange(contribution=idea, after=State.RECEIVED, at=one.at)]
    before: str = State.RECEIVED
    for after in PATHS[State(one.state)]:
        words = one.answer if after in DECISIONS and before == State.RECEIVED else ""
        changes.append(
            StateChange(
                contribution=idea, before=before, after=after, words=words, unit_id=one.unit, at=_last_movement(one)
            )
        )
        before = after
    return changes


@transaction.atomic
def publish_imported(*, contributions: Collection[int]) -> int:
    """Show imported contributions, by id; returns how many. What moderation hid stays hidden."""
    refs = {f"{Contribution.kind}:{pk}": pk for pk in contributions}
    kept = Hiding.objects.filter(ref__in=refs, lifted_at=None).values_list("ref", flat=True)
    rows = Contribution.objects.select_for_update().filter(pk__in=contributions, channel=Channel.IMPORT)
    shown = list(rows.exclude(pk__in=[refs[ref] for ref in kept]).exclude(hidden_at=None).order_by("pk"))
    Contribution.objects.filter(pk__in=[one.pk for one in shown]).update(hidden_at=None)
    show_threads(threads=[one.thread_id for one in shown])
    search.show_many([one.ref for one in shown if one.state != State.MERGED])
    return len(shown)


@transaction.atomic
def remove_imported(*, contributions: Sequence[Contribution]) -> None:
    """Take back imported contributions that nobody has touched, with their threads. Numbers are not given again."""
    search.remove_many([one.ref for one in contributions])
    ids = [one.pk for one in contributions if one.channel == Channel.IMPORT]
    Contribution.objects.filter(pk__in=ids).delete()
    remove_threads(threads=[one.thread_id for one in contributions if one.pk in ids])
