"""Answers on their way to the public: through the steps that the town file asks for, or at once. The promise runs on."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.templatetags.ui import day
from meydan.base.workdays import end_of, workdays_between
from meydan.ideas.actions.moving import concerned, locked, move
from meydan.ideas.models import Answer, Approval, Contribution, PendingAnswer, State
from meydan.ideas.queries.chain import holders_for
from meydan.ideas.rules.approval import (
    ENDED,
    MOVED_ON,
    WAITS,
    WHY_BACK,
    may_decide,
    may_hand_in,
    may_take_back,
    steps_of,
)
from meydan.ideas.rules.contributions import DATE_PASSED, MOVE, NOT_LATER
from meydan.people.models import Person
from meydan.people.rules import GRANTING
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Step

AFTER = {
    Answer.Decision.ACCEPTED: State.ACCEPTED,
    Answer.Decision.IN_PART: State.ACCEPTED,
    Answer.Decision.DECLINED: State.DECLINED,
    Answer.Decision.INFORMATION: State.ANSWERED,
}
"""Decision of an answer → state of the contribution."""
Ending, Verdict = PendingAnswer.Ending, Approval.Verdict


def hand_in(by: Person, answer: Answer) -> Answer | PendingAnswer:
    """Publish `answer`, or have it wait for its first step. The caller has locked the contribution and asked the rule."""
    _may_be_published(answer)
    contribution, interim = answer.contribution, not answer.is_final
    of_its_kind = PendingAnswer.objects.filter(contribution=contribution, ending="")
    if any(one.is_interim == interim for one in of_its_kind):
        raise Refused(WAITS)
    steps = steps_of(answer.unit, interim=interim)
    may_hand_in(answer.unit, steps).or_refuse()
    if not steps:
        return publish(by, answer)
    contribution.save(update_fields=["unit"])
    names = ("decision", "reason", "text", "language", "new_date", "unit", "by", "minutes")
    kept = {name: getattr(answer, name) for name in names}
    pending = PendingAnswer.objects.create(
        contribution=contribution, steps=steps, waits_for=steps[0], at=clock.now(), **kept
    )
    record("ideas.handed_in", by=by, ref=contribution.ref, decision=answer.decision, steps=steps)
    return _go_on(by, pending) or pending


def publish(by: Person, answer: Answer) -> Answer:
    """From now on everybody reads it: a final one ends the promise, an interim one moves it."""
    contribution = answer.contribution
    answer.at = clock.now()
    answer.workdays = workdays_between(timezone.localdate(contribution.created_at), clock.today())
    answer.save()
    station = _settle(by, answer) if answer.is_final else _promise_anew(contribution, answer)
    code = "ideas.answered" if answer.is_final else "ideas.interim"
    add_step(
        thread=contribution.home,
        code=code,
        ref=contribution.ref,
        station=station,
        unit=contribution.unit,
        words=answer.text,
        language=answer.language,
        answer=answer.pk,
    )
    facts = {"text": answer.text} | ({"day": answer.new_date.isoformat()} if answer.new_date else {})
    notify(concerned(contribution), code, ref=contribution.ref, but_not=by, **facts)
    record(code, by=by, ref=contribution.ref, decision=answer.decision, reason=answer.reason)
    return answer


def _settle(by: Person, answer: Answer) -> str:
    """The contribution goes on to the state that the decision gives it; returns the station that its thread has reached."""
    contribution, decision = answer.contribution, Answer.Decision(answer.decision)
    contribution.answered_at = contribution.answered_at or clock.now()
    move(by, contribution, AFTER[decision], answer.text)
    _promise(contribution).delete()
    return "" if decision == Answer.Decision.INFORMATION else Station.DECISION


def _promise_anew(contribution: Contribution, answer: Answer) -> str:
    assert answer.new_date
    contribution.promised_for, contribution.changed_at = answer.new_date, clock.now()
    contribution.save(update_fields=["promised_for", "changed_at"])
    _promise(contribution).update(at=end_of(answer.new_date))
    return ""


def _promise(contribution: Contribution) -> QuerySet[Step]:
    return Step.objects.filter(code="ideas.promise", ref=contribution.ref)


def _may_be_published(answer: Answer) -> None:
    """Asked when it is handed in and again when it is published: days pass in between, and others act."""
    contribution = answer.contribution
    fits = AFTER[Answer.Decision(answer.decision)] in contribution.moves if answer.is_final else contribution.is_waiting
    if not fits:
        raise Refused(MOVE, before=str(contribution.get_state_display()))
    if answer.new_date and answer.new_date <= clock.today():
        raise Refused(DATE_PASSED, field="new_date")
    promised = min(contribution.first_promise, contribution.promised_for)
    if answer.new_date and answer.new_date <= promised:
        raise Refused(NOT_LATER, day=day(promised), field="new_date")


@transaction.atomic
def approve_answer(*, by: Person, pending: PendingAnswer, position: int) -> PendingAnswer:
    """Approve the step at `position`, the one that was looked at; the last one publishes. Of two who approve at the same
    moment one does and the other is refused."""
    pending = _locked(pending, position)
    may_decide(by, pending).or_refuse()
    _decide(by, pending, Verdict.APPROVED)
    record("ideas.approved", by=by, ref=pending.contribution.ref, role=pending.waits_for)
    pending.position += 1
    _go_on(by, pending)
    return pending


@transaction.atomic
def send_answer_back(*, by: Person, pending: PendingAnswer, position: int, words: str) -> PendingAnswer:
    """Back to its writer, who reads why and goes on from the same text."""
    pending = _locked(pending, position)
    may_decide(by, pending).or_refuse()
    if not words.strip():
        raise Refused(WHY_BACK, field="words")
    _decide(by, pending, Verdict.SENT_BACK, words)
    record("ideas.sent_back", by=by, ref=pending.contribution.ref, role=pending.waits_for)
    _end(pending, Ending.SENT_BACK)
    if pending.by:
        notify(pending.by, "ideas.sent_back", ref=pending.contribution.ref, words=words)
    return pending


@transaction.atomic
def take_answer_back(*, by: Person, pending: PendingAnswer) -> PendingAnswer:
    """It no longer waits, and can be changed and handed in again."""
    pending = _locked(pending)
    may_take_back(by, pending).or_refuse()
    _end(pending, Ending.TAKEN_BACK)
    record("ideas.answer_taken_back", by=by, ref=pending.contribution.ref)
    return pending


def _locked(pending: PendingAnswer, position: int | None = None) -> PendingAnswer:
    """The row as it is now, after its contribution, as everywhere. Refused where it has ended, or stands at another step."""
    contribution = locked(pending.contribution)
    pending = PendingAnswer.objects.select_for_update(of=("self",)).select_related("unit", "by").get(pk=pending.pk)
    pending.contribution = contribution
    if pending.ending:
        raise Refused(ENDED)
    if position not in (None, pending.position):
        raise Refused(MOVED_ON)
    return pending


def _decide(by: Person | None, pending: PendingAnswer, verdict: str, words: str = "") -> None:
    Approval.objects.create(
        pending=pending,
        position=pending.position,
        role=pending.waits_for,
        verdict=verdict,
        words=words,
        by=by,
        at=clock.now(),
    )


def _go_on(by: Person, pending: PendingAnswer) -> Answer | None:
    """To the next step that is not the writer's own; after the last one to the public."""
    while pending.position < len(pending.steps):
        pending.waits_for = pending.steps[pending.position]
        if not (pending.by and pending.by.has_role(pending.waits_for, unit=pending.unit)):
            pending.save(update_fields=["position", "waits_for"])
            _ask(by, pending)
            return None
        _decide(pending.by, pending, Verdict.OWN)
        pending.position += 1
    return _publish(by, pending)


def _ask(by: Person, pending: PendingAnswer) -> None:
    """Tell those who hold the role; where nobody does, those who can give it."""
    people = [f"person:{pk}" for pk in sorted(holders_for(pending.waits_for, pending.unit))]
    if people:
        notify(people, "ideas.to_approve", ref=pending.contribution.ref, but_not=by, day=_day(pending))
    else:
        notify([f"role:{role}" for role in sorted(GRANTING)], "ideas.nobody_approves", ref=pending.contribution.ref)


def _day(pending: PendingAnswer) -> str:
    return pending.contribution.promised_for.isoformat()


def _publish(by: Person, pending: PendingAnswer) -> Answer:
    answer = pending.as_answer
    _may_be_published(answer)
    answer.by, answer.approved_by = pending.by, pending.steps
    pending.contribution.unit = pending.unit
    _end(pending, Ending.PUBLISHED)
    pending.answer = publish(by, answer)
    pending.save(update_fields=["answer"])
    if pending.by and pending.by != by:
        notify(pending.by, "ideas.answer_approved", ref=pending.contribution.ref)
    return pending.answer


def _end(pending: PendingAnswer, ending: str) -> None:
    pending.ending, pending.waits_for, pending.ended_at = ending, "", clock.now()
    pending.save(update_fields=["ending", "waits_for", "ended_at", "position"])
