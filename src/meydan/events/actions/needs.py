"""What helps somebody to come. Which kind of help is kept until the event is over; what it means for a person by name is sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.events.models import AudienceQuestion, Event, Registration, Support, SupportRequest
from meydan.events.queries.people import needs_over
from meydan.events.rules import may_answer_support
from meydan.people.models import Person
from meydan.sealed import actions as sealed
from meydan.sealed.models import What


@dataclass(frozen=True)
class Need:
    """What helps somebody to come."""

    what: str
    words: str = ""


def ask(by: Person, registration: Registration, needs: Sequence[Need]) -> None:
    """Tell the desk what helps. What was answered already is kept."""
    answered = set(registration.supports.exclude(state=SupportRequest.State.OPEN).values_list("what", flat=True))
    registration.supports.filter(state=SupportRequest.State.OPEN).delete()
    asked = [one for one in needs if one.what not in answered]
    SupportRequest.objects.bulk_create(
        SupportRequest(registration=registration, what=one.what, at=clock.now()) for one in asked
    )
    _seal(by, registration, needs)
    leader = registration.event.occasion.leader
    if asked and leader:
        notify(leader, "events.support_asked", ref=registration.event.ref, but_not=by)


def _seal(by: Person, registration: Registration, needs: Sequence[Need]) -> None:
    """Who needs it, in their own words: for who leads the event, with a look that is written down."""
    if not needs:
        if not registration.supports.exists():
            sealed.delete_words(refs=[registration.ref], what=[What.ACCESS])
        return
    kinds = ", ".join(str(Support(one.what).label) for one in needs)
    words = next((one.words for one in needs if one.words), "")
    sealed.leave_words(
        by=by, of=registration.ref, what=What.ACCESS, text=f"{kinds}\n{words}", delete_on=last_day(registration.event)
    )


def last_day(event: Event) -> date:
    """The last day on which somebody may have to read it."""
    return timezone.localdate(event.occasion.ends_at)


def keep_with(event: Event) -> None:
    """The event moved: what was sealed for it is deleted with its new end."""
    refs = [one.ref for one in event.registrations.filter(supports__isnull=False).distinct()]
    sealed.keep_until(refs=refs, what=What.ACCESS, delete_on=last_day(event))


def take_back(registration: Registration) -> None:
    """Who does not come needs nothing."""
    registration.supports.all().delete()
    sealed.delete_words(refs=[registration.ref], what=[What.ACCESS])


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


@transaction.atomic
def forget_needs() -> int:
    """Of events that are over nothing stays of what people needed, and no name under a question."""
    over = clock.now() - timedelta(hours=12)
    AudienceQuestion.objects.filter(event__occasion__ends_at__lt=over).exclude(name="").update(name="")
    rows = needs_over(over)
    refs = {f"{Registration.kind}:{pk}" for pk in rows.values_list("registration", flat=True)}
    count = rows.delete()[0]
    if count:
        sealed.delete_words(refs=refs, what=[What.ACCESS])
        record("events.needs_forgotten", by=None, needs=count)
        note_destruction(
            what="events.SupportRequest", count=count, rule=gettext_noop("what people needed, after the event")
        )
    return count
