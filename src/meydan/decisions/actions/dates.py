"""Pausing, going on, a later end, the end of it all: never without a public reason."""

from datetime import datetime

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.templatetags.ui import moment
from meydan.decisions import envelopes
from meydan.decisions.actions.voting import door
from meydan.decisions.models import Ballot, Change, State
from meydan.decisions.queries.ballots import outside
from meydan.decisions.rules import may_change_dates, may_extend
from meydan.decisions.rules.reasons import WRONG_STATE
from meydan.ideas.models import Stage, StageKind
from meydan.people.models import Person


def _changed(by: Person, ballot: Ballot, what: str, reason: str) -> Change:
    """Writes the change down; whoever voted hears of it."""
    change = Change.objects.create(
        ballot=ballot, what=what, reason=reason, closed_before=ballot.closes_at, by=by, at=clock.now()
    )
    ballot.changed_at = clock.now()
    ballot.save()
    notify(f"voters:{ballot.pk}", f"decisions.{what}", ref=ballot.ref, but_not=by, words=reason)
    record(f"decisions.{what}", by=by, ref=ballot.ref)
    return change


def _locked(by: Person, ballot: Ballot, reason: str, *states: str) -> Ballot:
    door(ballot.pk, closes=True)
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    may_change_dates(by, ballot, reason).or_refuse()
    if ballot.state not in states:
        raise Refused(WRONG_STATE)
    return ballot


@transaction.atomic
def pause_ballot(*, by: Person, ballot: Ballot, reason: str) -> Change:
    """No paper is taken until it goes on."""
    ballot = _locked(by, ballot, reason, State.ANNOUNCED)
    ballot.state = State.PAUSED
    return _changed(by, ballot, Change.What.PAUSED, reason)


@transaction.atomic
def resume_ballot(*, by: Person, ballot: Ballot, reason: str) -> Change:
    ballot = _locked(by, ballot, reason, State.PAUSED)
    ballot.state = State.ANNOUNCED
    return _changed(by, ballot, Change.What.RESUMED, reason)


@transaction.atomic
def extend_ballot(*, by: Person, ballot: Ballot, closes_at: datetime, reason: str) -> Change:
    ballot = _locked(by, ballot, reason, State.ANNOUNCED, State.PAUSED)
    may_extend(ballot, closes_at).or_refuse()
    change = _changed(by, ballot, Change.What.EXTENDED, reason)
    ballot.closes_at = closes_at
    ballot.save(update_fields=["closes_at"])
    return change


def follow_stage(by: Person, stage: Stage, reason: str) -> None:
    """Inside the transaction that moves the stage. A vote keeps its dates, because people rely on them; but who prepared one that no
    longer lies within the stage in which things are decided hears of it."""
    if stage.kind != StageKind.DECIDE:
        return
    for ballot in outside(stage):
        days = f"{moment(ballot.opens_at)} – {moment(ballot.closes_at)}"
        notify(ballot.made_by or "role:director", "decisions.stage_moved", ref=ballot.ref, but_not=by, words=days)


@transaction.atomic
def cancel_ballot(*, by: Person, ballot: Ballot, reason: str) -> Change:
    """It ends without a result; envelopes stay closed for ever, because nobody opens them and the key goes."""
    ballot = _locked(by, ballot, reason, State.ANNOUNCED, State.PAUSED)
    ballot.state = State.CANCELLED
    change = _changed(by, ballot, Change.What.CANCELLED, reason)
    ballot.roll.update(envelope=None)
    transaction.on_commit(lambda: envelopes.destroy(ballot.key_id))
    return change
