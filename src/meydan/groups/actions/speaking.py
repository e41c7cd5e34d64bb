"""What goes out in the group's name: contributions, and opinions for the kent konseyi."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.cards import Verb
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.goals.models import Target
from meydan.groups.actions.founding import DESK
from meydan.groups.actions.meetings import lock_meeting
from meydan.groups.models import CouncilOpinion, Group, GroupContribution, GroupOutput, Meeting, OpinionState
from meydan.groups.queries.groups import membership
from meydan.groups.rules.speaking import may_handle_opinion, may_speak
from meydan.ideas.actions import submit_contribution
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.threads.actions import add_step


@transaction.atomic
def write_as_group(
    *, by: Person, group: Group, meeting: Meeting, kind: str, title: str, text: str,
    targets: Sequence[Target], neighbourhood: Neighbourhood | None = None, language: str = "tr",
) -> GroupContribution:  # fmt: skip
    """Publish a contribution in the group's name, as a meeting decided. It is answered like any other."""
    meeting = lock_meeting(meeting)
    may_speak(by, group, membership(by, group), meeting).or_refuse()
    made = submit_contribution(
        by=by, kind=kind, title=title, text=text, neighbourhood=neighbourhood, targets=targets, language=language,
        in_name_of=group.name,
    )  # fmt: skip
    output = GroupContribution.objects.create(group=group, contribution=made, meeting=meeting)
    decided = timezone.localdate(meeting.starts_at).isoformat()
    add_step(thread=made.thread, code="groups.spoke", ref=group.ref, meeting=meeting.pk, decided=decided)
    notify(group.ref, "groups.spoke", ref=made.ref, but_not=by, name=group.name)
    record("groups.spoke", by=by, ref=group.ref, contribution=made.ref)
    return output


@transaction.atomic
def begin_as_group(*, by: Person, group: Group, meeting: Meeting, verb: Verb, title: str, **said: Any) -> GroupOutput:
    """Begin something in a neighbouring slice by a verb of its card, as a meeting decided."""
    meeting = lock_meeting(meeting)
    may_speak(by, group, membership(by, group), meeting).or_refuse()
    made = verb.act(by=by, of=group.ref, in_name_of=group.name, title=title, **said)
    output = GroupOutput.objects.create(group=group, meeting=meeting, ref=made.ref, title=title)
    record("groups.began", by=by, ref=group.ref, verb=verb.code, made=made.ref)
    return output


@transaction.atomic
def write_opinion(
    *, by: Person, group: Group, meeting: Meeting, title: str, text: str, language: str = BINDING
) -> CouncilOpinion:
    """Write an opinion for the kent konseyi, as a meeting decided; the Centre sends it."""
    meeting = lock_meeting(meeting)
    may_speak(by, group, membership(by, group), meeting).or_refuse()
    made = CouncilOpinion.objects.create(
        group=group, meeting=meeting, title=title, text=text, language=language, written_by=by, written_at=clock.now(), changed_at=clock.now()
    )  # fmt: skip
    notify(DESK, "groups.opinion", ref=made.ref, but_not=by)
    record("groups.opinion", by=by, ref=made.ref)
    return made


@transaction.atomic
def send_opinion(*, by: Person, opinion: CouncilOpinion, number: str, sent_on: date, basis: str = "") -> CouncilOpinion:
    """It went to the kent konseyi, with the number it has there."""
    opinion = _locked(opinion)
    may_handle_opinion(by, opinion, OpinionState.SENT, sent_on=sent_on).or_refuse()
    return _move(by, opinion, OpinionState.SENT, number=number, sent_on=sent_on, basis=basis)


@transaction.atomic
def put_on_agenda(*, by: Person, opinion: CouncilOpinion, agenda_on: date) -> CouncilOpinion:
    """It stands on the agenda of a sitting of the municipal council; a later day replaces an earlier one."""
    opinion = _locked(opinion)
    may_handle_opinion(by, opinion, OpinionState.ON_AGENDA, agenda_on=agenda_on).or_refuse()
    return _move(by, opinion, OpinionState.ON_AGENDA, agenda_on=agenda_on)


@transaction.atomic
def record_decision(
    *, by: Person, opinion: CouncilOpinion, outcome: str, decision_number: str, decided_on: date, words: str = ""
) -> CouncilOpinion:
    """What the council decided, with day and number; everybody in the group is told."""
    opinion = _locked(opinion)
    may_handle_opinion(by, opinion, OpinionState.DECIDED, decided_on=decided_on).or_refuse()
    said = {"outcome": outcome, "decision_number": decision_number, "decided_on": decided_on, "words": words}
    return _move(by, opinion, OpinionState.DECIDED, **said)


@transaction.atomic
def withdraw_opinion(*, by: Person, opinion: CouncilOpinion) -> CouncilOpinion:
    """The group does not stand by it any more; until the decision."""
    opinion = _locked(opinion)
    may_handle_opinion(by, opinion, OpinionState.WITHDRAWN).or_refuse()
    return _move(by, opinion, OpinionState.WITHDRAWN)


def _locked(opinion: CouncilOpinion) -> CouncilOpinion:
    return CouncilOpinion.objects.select_for_update(of=("self",)).select_related("group").get(pk=opinion.pk)


def _move(by: Person, opinion: CouncilOpinion, after: str, **said: Any) -> CouncilOpinion:
    for name, value in said.items():
        setattr(opinion, name, value)
    opinion.state, opinion.handled_by, opinion.changed_at = after, by, clock.now()
    opinion.save()
    notify(
        opinion.group.ref, "groups.opinion_moved", ref=opinion.ref, but_not=by, state=str(opinion.get_state_display())
    )
    record(f"groups.opinion_{after}", by=by, ref=opinion.ref)
    return opinion
