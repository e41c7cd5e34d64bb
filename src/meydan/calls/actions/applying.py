"""Applying: a draft, sending it, people who belong to it, an answer to a question, taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.calls.actions.planning import locked
from meydan.calls.models import FORM, Application, Call, Member
from meydan.calls.queries.applications import application_of, has_applied, team_of
from meydan.calls.queries.jury import juror_of
from meydan.calls.rules.people import (
    is_taken,
    may_answer_more,
    may_apply,
    may_edit,
    may_invite,
    may_join,
    may_say,
    may_withdraw,
)
from meydan.calls.rules.reasons import APPLIED, JUROR_HERE, ONCE_ONLY, OTHER_TOPIC, WRONG_STATE
from meydan.people.models import Person
from meydan.questions.actions import write_answers

S = Application.State


@dataclass(frozen=True)
class Written:
    """What stands in the form: columns of Application, and answers by the names of their fields."""

    title: str
    summary: str = ""
    organisation: str = ""
    topics: Sequence[str] = ()
    publish: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def write_application(*, by: Person, call: Call, written: Written, opened_at: datetime, send: bool) -> Application:
    """Keep a draft or send it. The last second decides here, on the server; a form that was opened before the end has some
    minutes more."""
    call = locked(call)
    mine = application_of(by, call)
    if mine is None:
        _may_begin(by, call, opened_at)
        mine = Application(call=call, person=by, opened_at=opened_at)
    else:
        mine = Application.objects.select_for_update(of=("self",)).select_related("call", "person").get(pk=mine.pk)
        may_edit(by, mine).or_refuse()
    if set(written.topics) - set(call.topics):
        raise Refused(OTHER_TOPIC, field="topics")
    if mine.state == S.SUBMITTED and not send:
        raise Refused(WRONG_STATE, state=str(mine.get_state_display()))
    _fill(mine, written)
    if send:
        _send(mine)
    mine.save()
    write_answers(by=by, of=call.ref, form=FORM, sheet=mine.ref, given=written.answers)
    record("calls.sent" if send else "calls.draft", by=by, ref=mine.ref)
    return mine


def _may_begin(by: Person, call: Call, opened_at: datetime) -> None:
    is_taken(call, opened_at).or_refuse()
    allowed = may_apply(by, call)
    if not allowed and call.is_open:
        allowed.or_refuse()
    if juror_of(by, call):
        raise Refused(JUROR_HERE)
    if has_applied(by, call):
        raise Refused(ONCE_ONLY)


def _fill(mine: Application, written: Written) -> None:
    for name in ("title", "summary", "organisation", "publish"):
        setattr(mine, name, getattr(written, name))
    mine.topics, mine.changed_at = list(written.topics), clock.now()


def _send(mine: Application) -> None:
    """The row of the call is locked, so that no number is given twice."""
    if mine.number is None:
        last = mine.call.applications.aggregate(last=Max("number"))["last"] or 0
        mine.number = last + 1
        mine.state = S.SUBMITTED
        mine.submitted_at = clock.now()
        mine.save()
        notify(mine.person or "", "calls.received", ref=mine.ref, number=mine.number)


@transaction.atomic
def invite_member(*, by: Person, application: Application) -> Member:
    """A link for one more person. Whoever sent the application passes it on."""
    application = locked_application(application)
    may_invite(by, application, members=application.members.count()).or_refuse()
    made = Member.objects.create(application=application)
    record("calls.invited", by=by, ref=application.ref)
    return made


@transaction.atomic
def join_team(*, by: Person, member: Member) -> Application:
    """Belong to an application from now on."""
    application = locked_application(member.application)
    member = Member.objects.select_for_update().get(pk=member.pk)
    member.application = application
    sits = juror_of(by, application.call) is not None
    may_join(by, member, judges=sits, belongs=by.pk in team_of(application)).or_refuse()
    if has_applied(by, application.call):
        raise Refused(APPLIED)
    member.person, member.joined_at = by, clock.now()
    member.save()
    if application.person:
        notify(application.person, "calls.joined", ref=application.ref)
    record("calls.joined", by=by, ref=application.ref)
    return application


@transaction.atomic
def leave_team(*, by: Person, application: Application) -> None:
    """One does not belong to it any more; or the one who sent it takes an unused link back."""
    application = locked_application(application)
    gone, _rows = application.members.filter(person=by).delete()
    if gone:
        record("calls.left", by=by, ref=application.ref)


@transaction.atomic
def take_back_invitation(*, by: Person, application: Application, which: int) -> None:
    """A link that nobody has used stops working."""
    application = locked_application(application)
    may_say(by, application).or_refuse()
    application.members.filter(pk=which, person=None).delete()
    record("calls.invitation_taken_back", by=by, ref=application.ref)


def locked_application(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("call__unit", "call__keeper", "person")
    return rows.get(pk=application.pk)


@transaction.atomic
def answer_more(*, by: Person, application: Application, answer: str) -> Application:
    """What the desk wanted to know."""
    application = locked_application(application)
    may_answer_more(by, application).or_refuse()
    application.info_answer, application.state, application.changed_at = answer, S.SUBMITTED, clock.now()
    application.save()
    if application.call.keeper:
        notify(application.call.keeper, "calls.answered", ref=application.ref, number=application.number)
    record("calls.answered", by=by, ref=application.ref)
    return application


@transaction.atomic
def withdraw(*, by: Person, application: Application) -> Application:
    """It is not looked at any more; jurors lose the file."""
    application = locked_application(application)
    may_withdraw(by, application).or_refuse()
    application.state, application.changed_at = S.WITHDRAWN, clock.now()
    application.save()
    application.assignments.filter(moved_at=None).update(
        moved_at=clock.now(), moved_why="withdrawn", final_at=None, total=None
    )
    record("calls.withdrawn", by=by, ref=application.ref)
    return application
