"""Runs and their sessions: planned, published, moved, cancelled. Time, place and seats are kept by attendance."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.centre.actions import free_room
from meydan.centre.models import Room
from meydan.events.models import Form
from meydan.people.models import Person
from meydan.trainings.actions.rooms import hold_room
from meydan.trainings.actions.seats import give_others
from meydan.trainings.models import Course, Enrolment, Run, Session
from meydan.trainings.queries.courses import sessions_of
from meydan.trainings.queries.people import participants
from meydan.trainings.rules import may_cancel_run, may_change_run, may_make_run, may_publish_run, may_remove_session
from meydan.trainings.rules.reasons import BUSY, ORDER, PAST


def _locked(run: Run) -> Run:
    rows = Run.objects.select_for_update(of=("self",)).select_related("course__unit", "course__thread", "line")
    return rows.get(pk=run.pk)


@transaction.atomic
def save_run(*, by: Person, course: Course, run: Run | None = None, **words: Any) -> Run:
    """Plan a run, or change it. Place, leader and seats of its sessions go with it; everybody on the list hears of another place."""
    if run is None:
        may_make_run(by, course, words["track"]).or_refuse()
        kept = Run(course=course, created_at=clock.now())
    else:
        kept = _locked(run)
        may_change_run(by, kept).or_refuse()
        words.pop("track", None)  # who has applied for one does not find themselves in the other
    for name, value in words.items():
        setattr(kept, name, value)
    kept.save()
    for session in sessions_of(kept):
        if session.occasion.called_off_at is None and session.occasion.ends_at > clock.now():
            room = None if kept.form == Form.ONLINE else session.room
            _move(by, session, kept, session.occasion.starts_at, session.occasion.ends_at, room)
            session.save(update_fields=["booking"])
    record("trainings.run_saved", by=by, ref=kept.ref)
    return kept


def _move(
    by: Person, session: Session, run: Run, starts_at: datetime, ends_at: datetime, room: Room | None, *, after_hours: bool = False
) -> None:  # fmt: skip
    """Time, place and room of a session, and what its run says. The caller saves it."""
    hold_room(by, session, run, room, starts_at=starts_at, ends_at=ends_at, after_hours=after_hours)
    session.occasion = attendance.change_occasion(
        by=by, occasion=session.occasion, starts_at=starts_at, ends_at=ends_at, capacity=run.capacity,
        where=_where(run, room), leader=run.leader, unit=run.course.unit,
    )  # fmt: skip


def _where(run: Run, room: Room | None) -> str:
    return room.name_tr if room else run.place_words


@transaction.atomic
def save_session(
    *, by: Person, run: Run, session: Session | None = None, starts_at: datetime, ends_at: datetime, title: str, text: str = "",
    room: Room | None = None, after_hours: bool = False, language: str = "",
) -> Session:  # fmt: skip
    """Add a meeting, or move it; a room of the Centre is held for it, `after_hours` also while it is closed. The earliest one holds the line: while nobody has
    applied that may change. Raises Refused when the room is taken then, also when somebody was quicker."""
    run = _locked(run)
    may_change_run(by, run).or_refuse()
    if starts_at <= clock.now():
        raise Refused(PAST, field="day")
    others = [one for one in sessions_of(run) if session is None or one.pk != session.pk]
    _check_times(run, session, others, starts_at, ends_at)
    if session is None:
        occasion = attendance.open_occasion(
            by=by, kind=Session.kind, starts_at=starts_at, ends_at=ends_at, capacity=run.capacity, where=_where(run, room),
            leader=run.leader, unit=run.course.unit,
        )  # fmt: skip
        kept = Session(occasion=occasion, run=run, language=run.course.language)
        hold_room(by, kept, run, room, starts_at=starts_at, ends_at=ends_at, after_hours=after_hours)
    else:
        kept = Session.objects.select_related("occasion", "booking__room").get(pk=session.pk)
        _move(by, kept, run, starts_at, ends_at, room, after_hours=after_hours)
    kept.title, kept.text, kept.language = title, text, language or kept.language
    kept.save()
    _set_line(run)
    if session is None:
        for one in participants(run):
            give_others(one)
    record("trainings.session_saved", by=by, ref=run.ref)
    return kept


def _check_times(
    run: Run, session: Session | None, others: list[Session], starts_at: datetime, ends_at: datetime
) -> None:
    """No two at once; with names on the list the first one stays the first."""
    if any(one.occasion.starts_at < ends_at and starts_at < one.occasion.ends_at for one in others):
        raise Refused(BUSY, field="starts")
    if not others or not Enrolment.objects.filter(run=run).exists():
        return
    is_line = session is not None and session.pk == run.line_id
    first = min(one.occasion.starts_at for one in others)
    if (starts_at > first) if is_line else (starts_at < first):
        raise Refused(ORDER, field="day")


def _set_line(run: Run) -> None:
    """The first session holds the seats; the last one says when the run is over."""
    held = run.sessions.filter(occasion__called_off_at=None)
    run.line = Occasion.objects.filter(training_session__in=held).order_by("starts_at", "pk").first() or run.line
    run.ends_at = held.aggregate(last=Max("occasion__ends_at"))["last"]
    run.save(update_fields=["line", "ends_at"])


@transaction.atomic
def remove_session(*, by: Person, session: Session, why: str) -> None:
    """It does not take place; who had a seat there hears why. Before anybody has read of it, it just goes."""
    run = _locked(session.run)
    first, alone = session.pk == run.line_id, run.sessions.count() == 1
    may_remove_session(by, session, first, alone).or_refuse()
    _call_off(by, session, why)
    if run.state == Run.State.DRAFT:
        if first:
            run.line = None
            run.save(update_fields=["line"])
        session.delete()
    _set_line(run)
    record("trainings.session_removed", by=by, ref=run.ref)


def _call_off(by: Person, session: Session, why: str) -> None:
    """It does not take place, and its room is free again."""
    attendance.call_off(by=by, occasion=session.occasion, why=why)
    free_room(by=by, booking=session.booking)
    session.booking = None
    session.save(update_fields=["booking"])


@transaction.atomic
def publish_run(*, by: Person, run: Run) -> Run:
    """People can apply from now on."""
    run = _locked(run)
    may_publish_run(by, run, sessions_of(run)).or_refuse()
    run.state, run.published_at = Run.State.OPEN, clock.now()
    run.save(update_fields=["state", "published_at"])
    Course.objects.filter(pk=run.course_id).update(changed_at=clock.now())
    record("trainings.run_published", by=by, ref=run.ref)
    return run


@transaction.atomic
def cancel_run(*, by: Person, run: Run, why: str) -> Run:
    """It is not held. Everybody on the list, and who waits for a manager, hears the reason once."""
    run = _locked(run)
    may_cancel_run(by, run, why).or_refuse()
    run.state, run.why = Run.State.CANCELLED, why
    run.save(update_fields=["state", "why"])
    asked = run.enrolments.filter(seat=None, withdrawn_at=None, approval="asked", person__isnull=False)
    told = [f"person:{pk}" for pk in asked.values_list("person", flat=True)]
    for session in sessions_of(run):
        if session.occasion.called_off_at is None and session.occasion.ends_at > clock.now():
            _call_off(by, session, why)
    if told:
        notify(told, "attendance.called_off", ref=run.ref, why=why)
    record("trainings.run_cancelled", by=by, ref=run.ref)
    return run
