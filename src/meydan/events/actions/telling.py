"""Messages to those on the list, and answers to what they need."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.events.models import Event, SupportRequest
from meydan.events.queries.desk import recipients
from meydan.events.rules import may_answer_support, may_message
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


@transaction.atomic
def answer_support(*, by: Person, request: SupportRequest, to: str, answer: str = "") -> SupportRequest:
    """Say whether it can be arranged, and how."""
    request = SupportRequest.objects.select_for_update(of=("self",)).select_related(
        "registration__event__occasion__unit", "registration__person"
    ).get(pk=request.pk)  # fmt: skip
    may_answer_support(by, request, to, answer).or_refuse()
    request.state, request.answer, request.answered_by, request.answered_at = to, answer, by, clock.now()
    request.save()
    if request.registration.person:
        notify(request.registration.person, f"events.support_{to}", ref=request.registration.event.ref, words=answer)
    record("events.support_answered", by=by, ref=request.registration.event.ref, state=to)
    return request
