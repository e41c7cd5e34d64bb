"""Where the town wants it, an event is approved before everybody sees it."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.events.models import Event
from meydan.events.rules import may_approve, may_ask_approval
from meydan.people.models import Person


@transaction.atomic
def ask_approval(*, by: Person, event: Event) -> Event:
    """Lay a draft before those who approve events."""
    may_ask_approval(by, event).or_refuse()
    event.asked_approval_at = clock.now()
    event.save(update_fields=["asked_approval_at"])
    record("events.approval_asked", by=by, ref=event.ref)
    return event


@transaction.atomic
def approve_event(*, by: Person, event: Event) -> Event:
    """From now on it may be published. A later change of the draft asks for it again."""
    event = _locked(event)
    may_approve(by, event).or_refuse()
    event.approved_at, event.approved_by = clock.now(), by
    event.save(update_fields=["approved_at", "approved_by"])
    _tell(by, event, "events.approved")
    record("events.approved", by=by, ref=event.ref)
    return event


@transaction.atomic
def send_back(*, by: Person, event: Event, why: str) -> Event:
    """It is not approved as it is."""
    event = _locked(event)
    may_approve(by, event).or_refuse()
    event.asked_approval_at = None
    event.save(update_fields=["asked_approval_at"])
    _tell(by, event, "events.sent_back", words=why)
    record("events.sent_back", by=by, ref=event.ref)
    return event


def _locked(event: Event) -> Event:
    rows = Event.objects.select_for_update(of=("self",)).select_related("occasion__unit", "occasion__leader")
    return rows.get(pk=event.pk)


def _tell(by: Person, event: Event, code: str, **facts: str) -> None:
    if event.occasion.leader:
        notify(event.occasion.leader, code, ref=event.ref, but_not=by, **facts)
