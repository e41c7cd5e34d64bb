"""The programme: agreements, mentors and their log, milestones, support, the demo day, what came of it, and a year later."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.refs import resolve
from meydan.calls.actions.planning import locked, move_to
from meydan.calls.models import Call, Meeting, Mentor, Mentoring, Milestone, State, Support, Venture
from meydan.calls.queries import programme as queries
from meydan.calls.queries.applications import team_of
from meydan.calls.rules import setting
from meydan.calls.rules.programme import (
    may_agree,
    may_begin,
    may_end,
    may_finish,
    may_go_on,
    may_log,
    may_name_demo_day,
    may_name_mentor,
    may_pair,
    may_reach,
    may_set_milestone,
    may_support,
    may_tell_impact,
)
from meydan.calls.rules.reasons import DOUBLED, NO_ACCOUNT, NO_EVENT, PAST
from meydan.centre.actions import book_room
from meydan.centre.models import Room
from meydan.people.models import Person
from meydan.people.queries import person_by_email
from meydan.places.models import Unit
from meydan.projects.actions import start_project
from meydan.projects.models import PlanLine, Project
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Step

DAYS_OF_A_YEAR = 365


def _locked(venture: Venture) -> Venture:
    rows = Venture.objects.select_for_update(of=("self",)).select_related(
        "application__call__unit", "application__call__keeper", "application__person", "thread"
    )
    return rows.get(pk=venture.pk)


def _tell_team(venture: Venture, code: str, *, but_not: Person | None = None, **facts: Any) -> None:
    people = [f"person:{pk}" for pk in team_of(venture.application)]
    if people:
        notify(people, code, ref=venture.ref, but_not=but_not, **facts)


@transaction.atomic
def begin_programme(*, by: Person, call: Call) -> Call:
    call = locked(call)
    may_begin(by, call).or_refuse()
    move_to(call, State.PROGRAMME)
    record("calls.begun", by=by, ref=call.ref)
    return call


@transaction.atomic
def agree(*, by: Person, venture: Venture, agreed_on: date, starts_on: date, ends_on: date) -> Venture:
    """The agreement is signed: from when to when it runs."""
    venture = _locked(venture)
    may_agree(by, venture).or_refuse()
    if ends_on < starts_on:
        raise Refused(PAST, field="ends_on")
    venture.agreed_on, venture.starts_on, venture.ends_on = agreed_on, starts_on, ends_on
    venture.save()
    _tell_team(venture, "calls.agreed")
    record("calls.agreed", by=by, ref=venture.ref)
    return venture


@transaction.atomic
def name_mentor(*, by: Person, call: Call, email: str, topics: list[str], most: int) -> Mentor:
    """Somebody who accompanies ventures of this call."""
    call = locked(call)
    may_name_mentor(by, call).or_refuse()
    person = person_by_email(email)
    if person is None:
        raise Refused(NO_ACCOUNT, field="email")
    if call.mentors.filter(person=person).exists():
        raise Refused(DOUBLED, field="email")
    made = Mentor.objects.create(call=call, person=person, topics=topics, most=most)
    record("calls.mentor_named", by=by, ref=made.ref)
    return made


@transaction.atomic
def confirm_mentor(*, by: Person, venture: Venture, mentor: Mentor) -> Mentoring:
    """A person confirms who stands beside a venture. The row of the mentor is locked, so that nobody gets more than agreed."""
    venture = _locked(venture)
    mentor = Mentor.objects.select_for_update(of=("self",)).select_related("person").get(pk=mentor.pk)
    may_pair(by, venture, mentor, load=queries.load_of(mentor)).or_refuse()
    made = Mentoring.objects.create(venture=venture, mentor=mentor, confirmed_at=clock.now())
    if mentor.person:
        notify(mentor.person, "calls.mentoring", ref=venture.ref)
    _tell_team(venture, "calls.mentored")
    record("calls.mentored", by=by, ref=venture.ref)
    return made


@transaction.atomic
def end_mentoring(*, by: Person, mentoring: Mentoring) -> None:
    venture = _locked(mentoring.venture)
    may_agree(by, venture).or_refuse()
    Mentoring.objects.filter(pk=mentoring.pk, ended_at=None).update(ended_at=clock.now())
    record("calls.mentoring_ended", by=by, ref=venture.ref)


@transaction.atomic
def log_meeting(*, by: Person, mentoring: Mentoring, held_on: date, minutes: int, words: str) -> Meeting:
    venture = _locked(mentoring.venture)
    beside = [
        one.mentor.person_id for one in queries.going_with(venture) if one.pk == mentoring.pk and one.mentor.person_id
    ]
    may_log(by, venture, beside).or_refuse()
    if held_on > clock.today():
        raise Refused(PAST, field="held_on")
    made = Meeting.objects.create(mentoring=mentoring, held_on=held_on, minutes=minutes, words=words, written_by=by)
    record("calls.met", by=by, ref=venture.ref, minutes=minutes)
    return made


@transaction.atomic
def set_milestone(*, by: Person, venture: Venture, title: str, due_on: date) -> Milestone:
    venture = _locked(venture)
    may_set_milestone(by, venture).or_refuse()
    made = Milestone.objects.create(venture=venture, title=title, due_on=due_on)
    record("calls.milestone", by=by, ref=venture.ref)
    return made


@transaction.atomic
def reach_milestone(*, by: Person, milestone: Milestone, evidence: str) -> Milestone:
    """The team says that it was reached, and what shows it."""
    venture = _locked(milestone.venture)
    milestone = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    milestone.venture = venture
    may_reach(by, milestone, team_of(venture.application), evidence=evidence).or_refuse()
    milestone.done_at, milestone.evidence = clock.now(), evidence
    milestone.save()
    if venture.application.call.keeper:
        notify(venture.application.call.keeper, "calls.reached", ref=venture.ref, words=milestone.title)
    record("calls.reached", by=by, ref=venture.ref)
    return milestone


@transaction.atomic
def give_room(
    *, by: Person, venture: Venture, room: Room, starts_at: datetime, ends_at: datetime, words: str
) -> Support:
    """A room of the Centre; the booking is the Centre's own, so that nobody has it twice."""
    venture = _locked(venture)
    may_support(by, venture, Support.What.SPACE).or_refuse()
    booking = book_room(by=by, room=room, starts_at=starts_at, ends_at=ends_at, of=venture.ref)
    made = Support.objects.create(venture=venture, what=Support.What.SPACE, words=words, booking=booking)
    record("calls.room", by=by, ref=venture.ref)
    return made


@transaction.atomic
def give_support(*, by: Person, venture: Venture, what: str, words: str, kurus: int = 0) -> Support:
    """A place to try it; money only where the call gives some by its basis."""
    venture = _locked(venture)
    may_support(by, venture, what).or_refuse()
    money = what == Support.What.MONEY
    basis = venture.application.call.money_basis if money else ""
    made = Support.objects.create(venture=venture, what=what, words=words, kurus=kurus if money else 0, basis=basis)
    record("calls.support", by=by, ref=venture.ref, what=what, kurus=made.kurus)
    return made


@transaction.atomic
def name_demo_day(*, by: Person, call: Call, ref: str) -> Call:
    """The event at which ventures show themselves; it is planned with the events."""
    call = locked(call)
    may_name_demo_day(by, call).or_refuse()
    found = resolve(by, [ref]).get(ref) if ref.startswith("event:") and ref[6:].isdecimal() and len(ref) < 16 else None
    if found is None:
        raise Refused(NO_EVENT, field="number")
    call.demo_day = ref
    call.save(update_fields=["demo_day"])
    ventures = queries.ventures_of(call)
    shown: list[Call | Venture] = [call, *ventures]
    told = [(one, one.thread) for one in shown if one.thread]
    Step.objects.filter(code="calls.demo_day", ref__in=[one.ref for one, _thread in told]).delete()  # of another event
    for one, thread in told:
        add_step(
            thread=thread,
            code="calls.demo_day",
            ref=one.ref,
            unit=call.unit,
            words=found.title,
            language=found.thing.language,
            event=ref,
        )
    for venture in ventures:
        _tell_team(venture, "calls.demo_day")
    record("calls.demo_day", by=by, ref=call.ref, event=ref)
    return call


@transaction.atomic
def end_venture(*, by: Person, venture: Venture, outcome: str, words: str) -> Venture:
    """What came of it, with its number and threshold; everybody reads it where its title is public."""
    venture = _locked(venture)
    may_end(by, venture).or_refuse()
    venture.outcome, venture.outcome_words = outcome, words
    venture.graduated_at = venture.graduated_at or clock.now()
    venture.save()
    if venture.thread:
        call = venture.application.call
        add_step(
            thread=venture.thread,
            code=f"calls.{outcome}",
            ref=venture.ref,
            station=Station.WORK,
            unit=call.unit,
            words=words,
        )
    _tell_team(venture, "calls.graduated")
    record("calls.graduated", by=by, ref=venture.ref, outcome=outcome)
    return venture


@transaction.atomic
def go_on_as_project(
    *, by: Person, venture: Venture, summary: str, starts_on: date, ends_on: date, unit: Unit, plan_line: PlanLine | None = None
) -> Project:  # fmt: skip
    """It goes on as a project of a unit, on the thread that it has."""
    venture = _locked(venture)
    may_go_on(by, venture).or_refuse()
    project = start_project(
        by=by, title=venture.application.title, summary=summary, unit=unit, starts_on=starts_on, ends_on=ends_on,
        thread=venture.thread, partners=[venture.application.organisation] if venture.application.organisation else [],
        plan_line=plan_line,
    )  # fmt: skip
    venture.project = project.ref
    venture.save(update_fields=["project"])
    _tell_team(venture, "calls.project")
    record("calls.project", by=by, ref=venture.ref, project=project.ref)
    return project


@transaction.atomic
def tell_impact(*, by: Person, venture: Venture, impact: str) -> Venture:
    """What became of it a year later."""
    venture = _locked(venture)
    may_tell_impact(by, venture, team_of(venture.application)).or_refuse()
    venture.impact, venture.impact_at = impact, clock.now()
    venture.save()
    if venture.thread:
        call = venture.application.call
        add_step(
            thread=venture.thread,
            code="calls.impact",
            ref=venture.ref,
            station=Station.IMPACT,
            unit=call.unit,
            words=impact[:200],
        )
    record("calls.impact", by=by, ref=venture.ref)
    return venture


@transaction.atomic
def ask_impact() -> int:
    """Every morning: teams whose programme ended a year ago."""
    rows = list(queries.to_ask(setting("impact_days", DAYS_OF_A_YEAR)))
    Venture.objects.filter(pk__in=[one.pk for one in rows]).update(asked_at=clock.now())
    for one in rows:
        _tell_team(one, "calls.a_year")
    if rows:
        record("calls.a_year", by=None, count=len(rows))
    return len(rows)


@transaction.atomic
def finish_call(*, by: Person, call: Call) -> Call:
    """The programme is over: of every venture it stands there what came of it."""
    call = locked(call)
    open_ventures = Venture.objects.filter(application__call=call, outcome="").count()
    may_finish(by, call, open_ventures=open_ventures).or_refuse()
    move_to(call, State.CLOSED)
    record("calls.finished", by=by, ref=call.ref)
    return call
