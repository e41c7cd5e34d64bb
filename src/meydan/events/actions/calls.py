"""An open call for speakers: proposals come to the desk and are answered with words; who is accepted becomes a speaker."""

from datetime import datetime

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.events.actions.programme import save_speaker
from meydan.events.models import Event, TalkProposal
from meydan.events.rules import may_work_on
from meydan.events.rules.taking_part import may_answer_proposal, may_propose, may_withdraw_proposal
from meydan.people.models import Person

State = TalkProposal.State


@transaction.atomic
def call_for_speakers(*, by: Person, event: Event, until: datetime | None, words: str) -> Event:
    """Say until when people may offer to speak, and about what; None ends the call."""
    may_work_on(by, event).or_refuse()
    event.call_until, event.call_words = until, words
    event.save(update_fields=["call_until", "call_words"])
    record("events.call", by=by, ref=event.ref)
    return event


@transaction.atomic
def propose_talk(
    *, by: Person, event: Event, name: str, title: str, text: str, about: str = "", agreed: bool = False
) -> TalkProposal:
    """Offer to speak. One open proposal a person and event: a new one takes the place of the one before."""
    may_propose(by, event).or_refuse()
    limit(f"events.propose:{by.pk}", "10/d")
    made, _new = TalkProposal.objects.update_or_create(
        event=event, person=by, state=State.SENT,
        defaults={"name": name, "about": about, "title": title, "text": text, "agreed": agreed, "at": clock.now()},
    )  # fmt: skip
    if event.occasion.leader:
        notify(event.occasion.leader, "events.proposed", ref=event.ref, but_not=by)
    record("events.proposed", by=by, ref=event.ref)
    return made


@transaction.atomic
def withdraw_proposal(*, by: Person, proposal: TalkProposal) -> TalkProposal:
    proposal = _locked(proposal)
    may_withdraw_proposal(by, proposal).or_refuse()
    proposal.state = State.WITHDRAWN
    proposal.save(update_fields=["state"])
    record("events.proposal_withdrawn", by=by, ref=proposal.event.ref)
    return proposal


@transaction.atomic
def answer_proposal(*, by: Person, proposal: TalkProposal, to: str, answer: str = "") -> TalkProposal:
    """Accept or decline, with words. The name is public only if the person agreed."""
    proposal = _locked(proposal)
    may_answer_proposal(by, proposal, to, answer).or_refuse()
    proposal.state, proposal.answer, proposal.answered_by, proposal.answered_at = to, answer, by, clock.now()
    if to == State.ACCEPTED:
        proposal.speaker = save_speaker(
            by=by, event=proposal.event, name=proposal.name, about=proposal.about, agreed=proposal.agreed
        )
    proposal.save()
    if proposal.person:
        notify(proposal.person, f"events.proposal_{to}", ref=proposal.event.ref, words=answer)
    record("events.proposal_answered", by=by, ref=proposal.event.ref, state=to)
    return proposal


def _locked(proposal: TalkProposal) -> TalkProposal:
    rows = TalkProposal.objects.select_for_update(of=("self",)).select_related("event__occasion__unit", "person")
    return rows.get(pk=proposal.pk)
