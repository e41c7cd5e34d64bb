"""A call from its first words to the result: planning, publishing, closing, calling it off."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.calls.models import SENT, Call, Criterion, State
from meydan.calls.queries.calls import asked_in, criteria_of, in_hands
from meydan.calls.rules.desk import (
    is_frozen,
    may_cancel,
    may_change,
    may_change_criteria,
    may_close,
    may_hold,
    may_make,
    may_publish,
)
from meydan.calls.rules.reasons import DOUBLED
from meydan.goals.models import Goal
from meydan.people.actions import work_for
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Thread

FIXED = (
    "what", "topics", "conditions", "places", "opens_at", "closes_at", "grace_minutes", "jurors_each", "scale", "scale_words",
    "spread_limit", "gives_money", "money_basis", "offers", "basis",
)  # fmt: skip
"""What applicants rely on."""


@dataclass(frozen=True)
class Draft:
    """What is planned: whose call it is, and what people read (`words`: columns of Call)."""

    unit: Unit
    keeper: Person | None = None
    thread: Thread | None = None
    goals: Sequence[Goal] = ()
    words: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def save_call(*, by: Person, draft: Draft, call: Call | None = None) -> Call:
    """Plan a call, or change its words. Once it is published, what applicants rely on stays."""
    may_make(by, draft.unit).or_refuse()
    if call:
        call = locked(call)
        may_change(by, call).or_refuse()
    kept = call or Call(created_at=clock.now())
    for name, value in draft.words.items():
        if not (is_frozen(kept) and name in FIXED):
            setattr(kept, name, value)
    kept.unit, kept.keeper, kept.thread, kept.changed_at = draft.unit, draft.keeper, draft.thread, clock.now()
    kept.save()
    kept.goals.set(draft.goals)
    make_findable(kept)
    record("calls.saved", by=by, ref=kept.ref)
    return kept


def locked(call: Call) -> Call:
    return Call.objects.select_for_update(of=("self",)).select_related("unit", "keeper", "thread").get(pk=call.pk)


def make_findable(call: Call) -> None:
    words = "\n".join((call.summary, call.text, call.offers, *call.topics))
    search.index(call.ref, title=call.title, body=words, at=call.changed_at, public=call.is_public)


@transaction.atomic
def add_criterion(*, by: Person, call: Call, title: str, weight: int, hint: str = "") -> Criterion:
    call = locked(call)
    may_change_criteria(by, call).or_refuse()
    if call.criteria.filter(title__iexact=title).exists():
        raise Refused(DOUBLED, field="title")
    made = Criterion.objects.create(
        call=call, title=title, weight=weight, hint=hint, position=call.criteria.count() and call.criteria.latest("position").position + 1
    )  # fmt: skip
    record("calls.criterion_added", by=by, ref=call.ref, weight=weight)
    return made


@transaction.atomic
def remove_criterion(*, by: Person, criterion: Criterion) -> None:
    call = locked(criterion.call)
    may_change_criteria(by, call).or_refuse()
    criterion.delete()
    record("calls.criterion_removed", by=by, ref=call.ref)


@transaction.atomic
def choose_shown(*, by: Person, call: Call, shown: Collection[int]) -> Call:
    """Which answers the jury reads in the first round. Every other one is hidden."""
    call = locked(call)
    may_change_criteria(by, call).or_refuse()
    call.shown = [one.pk for one in asked_in(call) if one.pk in set(shown)]
    call.save(update_fields=["shown"])
    record("calls.shown", by=by, ref=call.ref, questions=len(call.shown))
    return call


def move_to(call: Call, state: str) -> None:
    call.state, call.changed_at = state, clock.now()
    call.save()


@transaction.atomic
def publish_call(*, by: Person, call: Call) -> Call:
    """Everybody reads it, with criteria, weights and scale, which stand from now on. People can apply when it opens."""
    call = locked(call)
    may_publish(by, call, criteria_of(call), [one.pk for one in asked_in(call)]).or_refuse()
    call.published_at = clock.now()
    move_to(call, State.OPEN)
    make_findable(call)
    if call.thread:
        add_step(
            thread=call.thread,
            code="calls.published",
            ref=call.ref,
            station=Station.IDEA,
            unit=call.unit,
            words=call.title,
            language=call.language,
        )
    record("calls.published", by=by, ref=call.ref)
    return call


@transaction.atomic
def close_call(*, by: Person, call: Call) -> Call:
    """The first selection begins; drafts stay drafts."""
    call = locked(call)
    may_close(by, call).or_refuse()
    move_to(call, State.SCREENING)
    record("calls.closed", by=by, ref=call.ref)
    return call


@transaction.atomic
def cancel_call(*, by: Person, call: Call, why: str) -> Call:
    """It does not take place. Everybody who applied hears the reason."""
    call = locked(call)
    may_cancel(by, call).or_refuse()
    call.why_cancelled = why
    move_to(call, State.CANCELLED)
    tell(call.applications.filter(state__in=SENT).values_list("person", flat=True), "calls.cancelled", call, words=why)
    record("calls.cancelled", by=by, ref=call.ref)
    return call


def tell(people: Collection[int | None], code: str, call: Call, **facts: Any) -> None:
    """The same message to many."""
    refs = [f"person:{pk}" for pk in people if pk]
    if refs:
        notify(refs, code, ref=call.ref, **facts)


@transaction.atomic
def hand_over_calls(*, by: Person, person: Person, to: Person) -> list[Call]:
    """All that are not over. Refused when `to` may not work on them."""
    rows: list[Call] = work_for(to, in_hands().filter(keeper=person), may_hold)
    Call.objects.filter(pk__in=[one.pk for one in rows]).update(keeper=to)
    if rows:
        record("calls.handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows
