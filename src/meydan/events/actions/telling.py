"""Messages to those on the list."""

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.events.models import Event
from meydan.events.queries.desk import recipients
from meydan.events.rules import may_message
from meydan.events.rules.reasons import NOBODY
from meydan.people.models import Person


@transaction.atomic
def send_message(*, by: Person, event: Event, to: str, words: str, promotion: bool = False) -> int:
    """Write to those with a seat, in line, in the drum, or to all; returns how many. What is no service goes only to who wants such messages."""
    may_message(by, event).or_refuse()
    people = recipients(event, to)
    if not people:
        raise Refused(NOBODY, field="to")
    notify(people, "events.news" if promotion else "events.message", ref=event.ref, words=words)
    record("events.message", by=by, ref=event.ref, people=len(people), promotion=promotion)
    return len(people)
