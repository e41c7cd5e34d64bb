"""The decision about each application, with reasons, and telling everybody."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.templatetags.ui import moment
from meydan.calls.actions.applying import locked_application
from meydan.calls.actions.planning import locked, make_findable, move_to
from meydan.calls.models import DECISIONS, JUDGED, TAKEN, UNDECIDED, Application, Call, State, Venture
from meydan.calls.queries.applications import team_of
from meydan.calls.queries.jury import people_in_jury
from meydan.calls.rules.desk import may_announce, may_decide, may_note_talk, may_take_reserve, may_talk_to
from meydan.calls.rules.reasons import PAST
from meydan.people.models import Person
from meydan.threads.actions import add_step, open_thread
from meydan.threads.models import Station

S = Application.State


@transaction.atomic
def decide(*, by: Person, application: Application, decision: str, reason: str, condition: str = "") -> Application:
    """What becomes of it; nobody hears of it before everything is decided."""
    application = locked_application(application)
    jurors = people_in_jury(application.call)
    may_decide(by, application, decision=decision, reason=reason, condition=condition, jurors=jurors).or_refuse()
    application.decision, application.reason = decision, reason
    application.condition = condition if decision == S.CONDITIONAL else ""
    application.decided_at = clock.now()
    application.save()
    record("calls.decided", by=by, ref=application.ref, decision=decision)
    return application


@transaction.atomic
def invite_to_talk(*, by: Person, application: Application, at: datetime, where: str) -> Application:
    """The applicants are talked to before it is decided; asked again, the talk has another time."""
    application = locked_application(application)
    may_talk_to(by, application, people_in_jury(application.call)).or_refuse()
    if at <= clock.now():
        raise Refused(PAST, field="day")
    application.state, application.changed_at = S.INTERVIEW, clock.now()
    application.talk_at, application.talk_where = at, where
    application.save()
    people = [f"person:{pk}" for pk in team_of(application)]
    if people:
        notify(people, "calls.talk_with_you", ref=application.ref, at=moment(at), where=where)
    record("calls.invited_to_talk", by=by, ref=application.ref)
    return application


@transaction.atomic
def note_talk(*, by: Person, application: Application, words: str) -> Application:
    """What was said there, for whoever decides."""
    application = locked_application(application)
    may_note_talk(by, application, people_in_jury(application.call)).or_refuse()
    application.talk_words = words
    application.save(update_fields=["talk_words"])
    record("calls.talk_noted", by=by, ref=application.ref)
    return application


@transaction.atomic
def announce(*, by: Person, call: Call, words: str = "") -> Call:
    """The result is public, everybody is told with the reason, and ventures begin."""
    call = locked(call)
    judged = list(call.applications.filter(state__in=JUDGED).select_related("person").order_by("number"))
    may_announce(by, call, [one.decision for one in judged]).or_refuse()
    call.announced_at, call.decision_words = clock.now(), words
    move_to(call, State.ANNOUNCED)
    for decision in DECISIONS:
        call.applications.filter(state__in=UNDECIDED, decision=decision).update(state=decision, changed_at=clock.now())
    for one in judged:
        one.call, one.state = call, one.decision
        tell_team(one)
    begin_ventures(one for one in judged if one.state in TAKEN)
    if call.thread:
        add_step(
            thread=call.thread,
            code="calls.announced",
            ref=call.ref,
            station=Station.DECISION,
            unit=call.unit,
            words=call.title,
            language=call.language,
        )
    make_findable(call)
    record("calls.announced", by=by, ref=call.ref, applications=len(judged))
    return call


def tell_team(application: Application) -> None:
    people = [f"person:{pk}" for pk in team_of(application)]
    if people:
        notify(people, f"calls.{application.state}", ref=application.ref, words=application.reason, condition=application.condition)  # fmt: skip


def begin_ventures(applications: Iterable[Application]) -> None:
    """Each with a thread of its own where its title is public."""
    for one in applications:
        thread = open_thread(title=one.title, neighbourhood=None) if one.publish else None
        made = Venture.objects.create(application=one, thread=thread)
        if thread:
            add_step(
                thread=thread,
                code="calls.accepted",
                ref=made.ref,
                station=Station.DECISION,
                unit=one.call.unit,
                words=one.title,
            )


@transaction.atomic
def take_from_reserve(*, by: Person, application: Application, reason: str) -> Application:
    """A place became free."""
    locked(application.call)
    application = locked_application(application)
    taken = application.call.applications.filter(state__in=TAKEN).count()
    may_take_reserve(by, application, taken=taken, reason=reason).or_refuse()
    application.state = application.decision = S.ACCEPTED
    application.reason, application.decided_at, application.changed_at = reason, clock.now(), clock.now()
    application.save()
    tell_team(application)
    begin_ventures([application])
    record("calls.from_reserve", by=by, ref=application.ref)
    return application
