"""Who may ask from the audience, offer to speak, and show photos."""

from datetime import timedelta

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.events.models import AudienceQuestion, Event, Floor, PhotoConsent, TalkProposal
from meydan.events.rules.desk import may_report, may_work_on
from meydan.events.rules.reasons import ANSWERED, CALL_CLOSED, FLOOR_CLOSED, NO_CONSENT, NOT_SHOWN, WORDS_NEEDED
from meydan.people.models import Person

EARLIER = timedelta(hours=1)
"""So long before an event its audience may already ask."""


def is_floor_open(event: Event) -> Ruling:
    """Whether the audience may ask and vote now."""
    now, one = clock.now(), event.occasion
    open_now = event.state == Event.State.PUBLISHED and one.starts_at - EARLIER <= now < one.ends_at
    return yes() if open_now and event.floor != Floor.OFF else no(FLOOR_CLOSED)


def may_vote(question: AudienceQuestion) -> Ruling:
    open_now = is_floor_open(question.event)
    if not open_now:
        return open_now
    return yes() if question.state == AudienceQuestion.State.SHOWN else no(NOT_SHOWN)


def is_call_open(event: Event) -> Ruling:
    """Whether people may offer to speak."""
    ahead = event.state == Event.State.PUBLISHED and not event.is_over
    return yes() if ahead and event.call_until and clock.now() < event.call_until else no(CALL_CLOSED)


def may_propose(person: Person | None, event: Event) -> Ruling:
    return no(SIGN_IN_FIRST) if person is None else is_call_open(event)


def may_withdraw_proposal(person: Person | None, proposal: TalkProposal) -> Ruling:
    if person is None or proposal.person_id != person.pk:
        return no(NOT_YOURS)
    return yes() if proposal.state == TalkProposal.State.SENT else no(ANSWERED)


def may_answer_proposal(person: Person | None, proposal: TalkProposal, to: str, answer: str) -> Ruling:
    allowed = may_work_on(person, proposal.event)
    if not allowed:
        return allowed
    if proposal.state != TalkProposal.State.SENT:
        return no(ANSWERED)
    return yes() if answer or to == TalkProposal.State.ACCEPTED else no(WORDS_NEEDED, field="answer")


def may_show_photo(person: Person | None, event: Event, who: str, where: str) -> Ruling:
    """After the event, and only with the consent of everybody who can be recognised."""
    allowed = may_report(person, event)
    if not allowed:
        return allowed
    return no(NO_CONSENT, field="where") if who == PhotoConsent.Who.AGREED and not where else yes()
