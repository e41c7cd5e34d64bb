"""Asking about one's data, answering and refusing; breaches and what was done about them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.people.models import Person
from meydan.privacy.models import Breach, BreachStep, Channel, DataRequest
from meydan.privacy.rules import (
    NO_ASKER,
    OFFICERS,
    breach_due,
    may_ask,
    may_close,
    may_close_breach,
    may_note,
    may_record,
    may_take_back,
    setting,
)

DESK = [f"role:{role}" for role in sorted(OFFICERS)]


@transaction.atomic
def ask(*, by: Person, what: str, words: str) -> DataRequest:
    """Ask something about one's own data. The clock starts now."""
    may_ask(by).or_refuse()
    limit(f"data_request:{by.pk}", "5/d")
    made = _open(person=by, what=what, words=words, asked_at=clock.now())
    notify(by, "privacy.received", ref=made.ref, day=made.due_on.isoformat())
    record("privacy.asked", by=by, ref=made.ref, what=what)
    return made


@transaction.atomic
def enter_request(
    *,
    by: Person,
    person: Person | None,
    name: str,
    contact: str,
    what: str,
    words: str,
    channel: str,
    asked_at: datetime,
) -> DataRequest:
    """Write down what came on paper or was said at the desk. The clock started when it came in."""
    may_record(by, asked_at).or_refuse()
    if person is None and not (name.strip() and contact.strip()):
        raise Refused(NO_ASKER, field="name")
    asker: dict[str, Any] = {"person": person} if person else {"name": name.strip(), "contact": contact.strip()}
    made = _open(**asker, what=what, words=words, channel=channel, asked_at=asked_at, entered_by=by)
    if person:
        notify(person, "privacy.received", ref=made.ref, day=made.due_on.isoformat())
    record("privacy.entered", by=by, ref=made.ref, what=what, channel=channel)
    return made


def _open(*, asked_at: datetime, channel: str = Channel.WEB, **facts: Any) -> DataRequest:
    promise = town().clock("data_request")
    due_on = promised_day(promise, timezone.localdate(asked_at))
    made = DataRequest.objects.create(asked_at=asked_at, due_on=due_on, basis=promise.basis, channel=channel, **facts)
    notify(DESK, "privacy.arrived", ref=made.ref, but_not=made.entered_by, day=due_on.isoformat())
    return made


@transaction.atomic
def close_request(*, by: Person, request: DataRequest, refuse: bool, words: str) -> DataRequest:
    """Answer it, or refuse it with the reason; whoever asked is told."""
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    may_close(by, request, words).or_refuse()
    request.state = DataRequest.State.REFUSED if refuse else DataRequest.State.ANSWERED
    request.answer, request.closed_at, request.closed_by = words.strip(), clock.now(), by
    request.save(update_fields=["state", "answer", "closed_at", "closed_by"])
    if request.person_id:
        notify(f"person:{request.person_id}", f"privacy.{request.state}", ref=request.ref)
    record(f"privacy.{request.state}", by=by, ref=request.ref)
    return request


@transaction.atomic
def take_back(*, by: Person, request: DataRequest) -> DataRequest:
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    may_take_back(by, request).or_refuse()
    request.state, request.closed_at = DataRequest.State.WITHDRAWN, clock.now()
    request.save(update_fields=["state", "closed_at"])
    record("privacy.taken_back", by=by, ref=request.ref)
    return request


@transaction.atomic
def record_breach(*, by: Person, found_at: datetime, words: Mapping[str, Any]) -> Breach:
    """`words`: title, what, happened_at, affected, affected_count, data. Everybody who sees to it is told at once."""
    may_record(by, found_at).or_refuse()
    made = Breach.objects.create(
        **words,
        found_at=found_at,
        due_at=breach_due(found_at),
        basis=setting("breach_basis", ""),
        entered_by=by,
        entered_at=clock.now(),
    )
    notify(DESK, "privacy.breach", ref=made.ref, but_not=by, at=made.due_at.isoformat())
    record("privacy.breach", by=by, ref=made.ref)
    return made


@transaction.atomic
def note_breach(*, by: Person, breach: Breach, words: str) -> BreachStep:
    """Write down what was found or done."""
    breach = _locked(breach)
    may_note(by, breach).or_refuse()
    step = BreachStep.objects.create(breach=breach, by=by, words=words.strip(), at=clock.now())
    record("privacy.breach_step", by=by, ref=breach.ref)
    return step


@transaction.atomic
def tell(*, by: Person, breach: Breach, whom: str, at: datetime | None, words: str) -> Breach:
    """`whom`: "board" or "people". With `at` they were told then; without it the words say why they were not."""
    breach = _locked(breach)
    may_note(by, breach, at, "at").or_refuse()
    setattr(breach, f"{whom}_told_at", at)
    setattr(breach, f"{whom}_words", words.strip())
    breach.save(update_fields=[f"{whom}_told_at", f"{whom}_words"])
    record("privacy.breach_told", by=by, ref=breach.ref, whom=whom, told=at is not None)
    return breach


@transaction.atomic
def close_breach(*, by: Person, breach: Breach) -> Breach:
    """Nothing is left to do; only when it stands there who was told, or why not."""
    breach = _locked(breach)
    may_close_breach(by, breach).or_refuse()
    breach.closed_at = clock.now()
    breach.save(update_fields=["closed_at"])
    record("privacy.breach_closed", by=by, ref=breach.ref)
    return breach


def _locked(breach: Breach) -> Breach:
    return Breach.objects.select_for_update().get(pk=breach.pk)
