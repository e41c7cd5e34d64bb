"""Planning: one event or a series, publishing, moving, cancelling."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from meydan.attendance import actions as attendance
from meydan.attendance.rules import days_of, moment_of
from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.centre import actions as centre
from meydan.centre.models import Room
from meydan.events.actions.needs import keep_with
from meydan.events.actions.rooms import hold_rooms
from meydan.events.models import Event, EventGoal, EventSeries, Form, Giving
from meydan.events.queries.events import stages_of
from meydan.events.queries.people import draw_of, to_draw, without_seat
from meydan.events.rules import may_cancel, may_change, may_follow, may_make, may_publish, may_use, of_a_group
from meydan.events.rules.reasons import FOLLOWED, IN_DRUM, NO_DAYS
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.questions.actions import copy_questions
from meydan.threads.actions import add_step

MOST_EVENTS = 60
"""In one series."""


@dataclass(frozen=True)
class Plan:
    """What is planned: when, where, with how many seats, and what people read (`words`: columns of Event)."""

    unit: Unit
    starts_at: datetime
    ends_at: datetime
    capacity: int
    goals: Sequence[Goal] = ()
    where: str = ""
    room: Room | None = None
    on_purpose: bool = False
    """The time is meant so although the room is closed then (somebody opens it) or the stages of the process are over."""
    leader: Person | None = None
    words: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def save_event(*, by: Person, plan: Plan, event: Event | None = None, series: EventSeries | None = None) -> Event:
    """Write an event down as a draft, or change it. Everybody on the list is told of another time or place; a room of the Centre is held
    for it. Raises Refused when the room is taken then, also when somebody was quicker."""
    may_make(by, plan.unit).or_refuse()
    if plan.room:
        may_use(plan.room, plan.capacity).or_refuse()
    belongs_to = plan.words.get("belongs_to", "")
    if event is None or (event.belongs_to, event.occasion.starts_at) != (belongs_to, plan.starts_at):
        may_follow(stages_of(belongs_to), plan.starts_at, on_purpose=plan.on_purpose).or_refuse()
    kept, later = _changed(by, event, plan) if event else (_new(by, plan, series), timedelta())
    _say(kept, plan)
    hold_rooms(
        by=by, event=kept, room=None if plan.words.get("form") == Form.ONLINE else plan.room, starts_at=plan.starts_at,
        ends_at=plan.ends_at, later=later, after_hours=plan.on_purpose,
    )  # fmt: skip
    kept.changed_at, kept.asked_approval_at, kept.approved_at, kept.approved_by = clock.now(), None, None, None
    kept.save()
    _set_goals(kept, plan.goals)
    _make_findable(kept)
    record("events.saved", by=by, ref=kept.ref)
    return kept


def write_draft(*, by: Person, plan: Plan) -> Event:
    """A draft without a room, from what somebody asked for. Part of a verb that has asked its own rule."""
    made = _new(by, plan, None)
    _say(made, plan)
    made.save()
    _set_goals(made, plan.goals)
    return made


def _say(event: Event, plan: Plan) -> None:
    for name, value in plan.words.items():
        setattr(event, name, value)


def _new(by: Person, plan: Plan, series: EventSeries | None) -> Event:
    occasion = attendance.open_occasion(
        by=by, kind=Event.kind, starts_at=plan.starts_at, ends_at=plan.ends_at, capacity=plan.capacity, where=_where(plan),
        opens_at=_opens_at(plan), leader=plan.leader, unit=plan.unit,
    )  # fmt: skip
    return Event(occasion=occasion, series=series, created_at=clock.now())


def _opens_at(plan: Plan) -> datetime | None:
    """Seats that are given by lot are taken by nobody before it."""
    closes: datetime | None = plan.words.get("lot_closes_at")
    return closes if plan.words.get("giving") == Giving.LOT else None


def _where(plan: Plan) -> str:
    if plan.words.get("form") == Form.ONLINE:
        return ""
    return plan.room.name_tr if plan.room else plan.where


def _changed(by: Person, event: Event, plan: Plan) -> tuple[Event, timedelta]:
    """The event at its new time and place, and by how much it moved."""
    kept = (
        Event.objects.select_for_update(of=("self",)).select_related("occasion__unit", "booking__room").get(pk=event.pk)
    )
    may_change(by, kept, draw_of(kept)).or_refuse()
    if kept.giving == Giving.LOT != plan.words.get("giving", Giving.LOT) and to_draw(kept).exists():
        raise Refused(IN_DRUM, field="giving")
    leaves = kept.form == Form.HYBRID and plan.words.get("form") == Form.PRESENT
    if leaves and without_seat(kept).filter(online=True).exists():
        raise Refused(FOLLOWED, field="form")
    before = kept.occasion
    moved = (before.starts_at, before.ends_at, before.where) != (plan.starts_at, plan.ends_at, _where(plan))
    if moved and kept.is_public:
        kept.moved_at = clock.now()
        _tell_without_seat(kept, "events.moved")
        kept.registrations.filter(online=True).update(reminded=None)
    kept.changed_alone = kept.series_id is not None
    kept.occasion = attendance.change_occasion(
        by=by, occasion=before, starts_at=plan.starts_at, ends_at=plan.ends_at, capacity=plan.capacity, where=_where(plan),
        leader=plan.leader, opens_at=_opens_at(plan) or min(before.opens_at, clock.now()), unit=plan.unit,
    )  # fmt: skip
    keep_with(kept)
    return kept, plan.starts_at - before.starts_at


def _tell_without_seat(event: Event, code: str, **facts: Any) -> None:
    """Those with a seat, and those in line, hear of it from attendance."""
    people = [f"person:{one.person_id}" for one in without_seat(event)]
    if people:
        notify(people, code, ref=event.ref, **facts)


def _set_goals(event: Event, goals: Sequence[Goal]) -> None:
    EventGoal.objects.filter(event=event).delete()
    kept = list(dict.fromkeys(goals))[:3]
    EventGoal.objects.bulk_create(EventGoal(event=event, goal=goal, position=place) for place, goal in enumerate(kept))


def _make_findable(event: Event) -> None:
    words = "\n".join((event.summary, event.text, event.place_words, event.report))
    search.index(event.ref, title=event.title, body=words, at=event.changed_at, public=event.is_public)


@transaction.atomic
def publish_event(*, by: Person, event: Event) -> Event:
    """Everybody sees it from now on; who follows its thread hears of it."""
    event = (
        Event.objects.select_for_update(of=("self",))
        .select_related("occasion__unit", "booking__room", "thread")
        .get(pk=event.pk)
    )
    may_publish(by, event).or_refuse()
    event.state, event.published_at = Event.State.PUBLISHED, clock.now()
    event.changed_at = clock.now()
    event.save(update_fields=["state", "published_at", "changed_at"])
    _make_findable(event)
    if event.thread:
        add_step(
            thread=event.thread,
            code="events.announced",
            ref=event.ref,
            unit=event.occasion.unit,
            words=event.title,
            language=event.language,
        )
        notify(f"followers:{event.thread.ref}", "events.announced", ref=event.ref, but_not=by)
    if of_a_group(event):
        notify(event.belongs_to, "events.of_group", ref=event.ref, but_not=by)
    record("events.published", by=by, ref=event.ref)
    return event


@transaction.atomic
def cancel_event(*, by: Person, event: Event, why: str) -> Event:
    """It does not take place. Everybody on the list hears the reason, the room is free again."""
    event = Event.objects.select_for_update(of=("self",)).select_related("occasion__unit", "booking").get(pk=event.pk)
    may_cancel(by, event, why).or_refuse()
    attendance.call_off(by=by, occasion=event.occasion, why=why)
    held = [event.booking, *(one.booking for one in event.sessions.select_related("booking"))]
    for booking in held:
        centre.free_room(by=by, booking=booking)
    if event.state == Event.State.DRAFT and of_a_group(event):
        notify(f"{event.belongs_to}:run", "events.not_taken_on", title=event.title, words=why)
    event.state, event.changed_at = Event.State.CANCELLED, clock.now()
    event.save(update_fields=["state", "changed_at"])
    _tell_without_seat(event, "attendance.called_off", why=why)
    record("events.cancelled", by=by, ref=event.ref)
    return event


@transaction.atomic
def add_series(
    *,
    by: Person,
    plan: Plan,
    first: Event | None = None,
    weekday: int,
    nth: int | None,
    starts: time,
    ends: time,
    skip_holidays: bool,
    **days: Any,
) -> EventSeries:
    """Events that come again, as drafts; holidays are left out if wanted. Each has what is asked at the `first` one."""
    may_make(by, plan.unit).or_refuse()
    made = EventSeries.objects.create(
        unit=plan.unit, weekday=weekday, nth=nth, starts=starts, ends=ends, skip_holidays=skip_holidays, **days
    )
    ahead = [day for day in days_of(made) if moment_of(day, starts) > clock.now()]
    if not 0 < len(ahead) <= MOST_EVENTS:
        raise Refused(NO_DAYS, field="last_day")
    found = [
        save_event(
            by=by, series=made, plan=replace(plan, starts_at=moment_of(day, starts), ends_at=moment_of(day, ends))
        )
        for day in ahead
    ]
    if first:
        copy_questions(of=first.ref, to=[one.ref for one in found])
    record("events.series_added", by=by, ref=found[0].ref, events=len(found))
    return made


def _from_here(event: Event) -> Iterator[Event]:
    """This one and the later ones of its series. What was changed alone, is cancelled or was reported stays."""
    later = Event.objects.filter(series=event.series_id, occasion__starts_at__gte=event.occasion.starts_at)
    later = later.filter(state__in=(Event.State.DRAFT, Event.State.PUBLISHED)).exclude(changed_alone=True)
    yield event
    yield from later.exclude(pk=event.pk).select_related("occasion").order_by("pk")


@transaction.atomic
def change_from_here(*, by: Person, event: Event, plan: Plan) -> int:
    """The same change for this event and the later ones of its series; each stays on its day."""
    starts, ends = (timezone.localtime(at).time() for at in (plan.starts_at, plan.ends_at))
    found = list(_from_here(event))
    for one in found:
        day = timezone.localdate(one.occasion.starts_at)
        save_event(by=by, event=one, plan=replace(plan, starts_at=moment_of(day, starts), ends_at=moment_of(day, ends)))
    Event.objects.filter(pk__in=[one.pk for one in found]).update(changed_alone=False)
    record("events.series_changed", by=by, ref=event.ref, events=len(found))
    return len(found)


@transaction.atomic
def cancel_from_here(*, by: Person, event: Event, why: str) -> int:
    """This event and the later ones of its series do not take place."""
    found = list(_from_here(event))
    for one in found:
        cancel_event(by=by, event=one, why=why)
    record("events.series_cancelled", by=by, ref=event.ref, events=len(found))
    return len(found)


@transaction.atomic
def publish_from_here(*, by: Person, event: Event) -> int:
    """All drafts of a series, from this one on."""
    found = [one for one in _from_here(event) if one.state == Event.State.DRAFT]
    for one in found:
        publish_event(by=by, event=one)
    return len(found)
