"""After the count: objections, and what the body that decides made of it."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.decisions.models import Appeal, Ballot
from meydan.decisions.rules import may_appeal, may_manage, may_record_path
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.threads.models import Thread


@transaction.atomic
def appeal(*, by: Person, ballot: Ballot, text: str) -> Appeal:
    """Object to a result while there is time for it."""
    ballot = Ballot.objects.get(pk=ballot.pk)
    may_appeal(by, ballot).or_refuse()
    limit(f"appeal:{by.pk}", "5/d")
    made = Appeal.objects.create(ballot=ballot, person=by, text=text, at=clock.now())
    notify("role:director", "decisions.appealed", ref=made.ref)
    record("decisions.appealed", by=by, ref=ballot.ref)
    return made


@transaction.atomic
def answer_appeal(*, by: Person, appeal: Appeal, answer: str) -> Appeal:
    may_manage(by).or_refuse()
    appeal = Appeal.objects.select_for_update(of=("self",)).select_related("person", "ballot").get(pk=appeal.pk)
    appeal.answer, appeal.answered_by, appeal.answered_at = answer, by, clock.now()
    appeal.save(update_fields=["answer", "answered_by", "answered_at"])
    if appeal.person:
        notify(appeal.person, "decisions.appeal_answered", ref=appeal.ref, but_not=by, words=answer)
    record("decisions.appeal_answered", by=by, ref=appeal.ballot.ref)
    return appeal


@transaction.atomic
def record_council(*, by: Person, ballot: Ballot, on: date, number: str, outcome: str, words: str = "") -> Ballot:
    """What the council decided, on which day and under which number. The threads of what was voted on have a step more."""
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    may_record_path(by, ballot).or_refuse()
    first = not ballot.council_outcome
    ballot.council_on, ballot.council_number = on, number
    ballot.council_outcome, ballot.council_words = outcome, words
    ballot.save(update_fields=["council_on", "council_number", "council_outcome", "council_words"])
    if first:
        for thread in _threads_that_won(ballot):
            add_step(
                thread=thread, code="decisions.council", ref=ballot.ref, unit=ballot.unit, words=number, outcome=outcome
            )
        notify(f"voters:{ballot.pk}", "decisions.council", ref=ballot.ref, number=number, words=words)
    record("decisions.council", by=by, ref=ballot.ref, number=number, outcome=outcome)
    return ballot


def _threads_that_won(ballot: Ballot) -> QuerySet[Thread]:
    """Threads of contributions among the winners."""
    numbers = [int(number) for result in ballot.results.all() for number in result.facts["winners"]]
    return Thread.objects.filter(contributions__ballot_options__in=ballot.options.filter(number__in=numbers)).distinct()
