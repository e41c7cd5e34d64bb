"""The floor: questions from the audience during an event, votes for them, and what the moderator does with them."""

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from meydan.base.audit import record
from meydan.base.limits import limit
from meydan.events.models import AudienceQuestion, AudienceVote, Event, Floor
from meydan.events.rules import may_work_on
from meydan.events.rules.taking_part import is_floor_open, may_vote
from meydan.people.models import Person

State = AudienceQuestion.State


def voter(event: Event, who: str) -> str:
    """What stands for a person or a device at one event; at another one it is something else."""
    return salted_hmac("events.voter", f"{event.pk}:{who}", algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def open_floor(*, by: Person, event: Event, floor: str) -> Event:
    """Let the audience ask: shown at once, or after the moderator has looked; or not at all."""
    may_work_on(by, event).or_refuse()
    event.floor = floor
    event.save(update_fields=["floor"])
    record("events.floor", by=by, ref=event.ref, floor=floor)
    return event


@transaction.atomic
def ask_from_audience(*, event: Event, who: str, text: str, name: str = "") -> AudienceQuestion:
    """Ask. `who` is a person or a device; it is counted against a limit and not kept."""
    is_floor_open(event).or_refuse()
    limit(f"events.ask:{voter(event, who)}", "6/h")
    limit(f"events.ask:{event.pk}", "120/m")
    state = State.WAITING if event.floor == Floor.CHECKED else State.SHOWN
    made = AudienceQuestion.objects.create(event=event, text=text, name=name, state=state)
    record("events.asked", by=None, ref=event.ref)
    return made


@transaction.atomic
def vote_for_question(*, question: AudienceQuestion, who: str) -> bool:
    """Want to hear the answer, or not any more; says which it is now. One vote a person or device."""
    may_vote(question).or_refuse()
    mark = voter(question.event, who)
    vote, new = AudienceVote.objects.get_or_create(question=question, voter=mark)
    taken_back = 0 if new else vote.delete()[0]
    AudienceQuestion.objects.filter(pk=question.pk).update(votes=F("votes") + (1 if new else -taken_back))
    return new


@transaction.atomic
def moderate_question(*, by: Person, question: AudienceQuestion, to: str) -> AudienceQuestion:
    """Show it, mark it as answered, or hide it."""
    may_work_on(by, question.event).or_refuse()
    question.state = State(to)
    question.save(update_fields=["state"])
    record("events.question_moderated", by=by, ref=question.event.ref, state=to)
    return question
