"""What staff may do with events."""

from collections.abc import Sequence
from datetime import datetime

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.centre.models import Room
from meydan.events.models import Event, Form, Giving, Registration, SeatDraw, SupportRequest
from meydan.events.rules.reasons import (
    ANSWERED,
    DRAWN,
    KEEPING,
    LIST_OUT,
    LOT_OPEN,
    LOT_TOO_LATE,
    NEEDS_APPROVAL,
    NO_LINK,
    NO_LOT,
    NO_PLACE,
    NOT_APPROVER,
    NOT_LEADER,
    NOT_OVER,
    NOT_PUBLIC,
    PAST,
    SMALL_ROOM,
    STAGE_OVER,
    WORDS_NEEDED,
    WORKING,
    WRONG_STATE,
    approvers,
)
from meydan.ideas.models import Stage
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT, holds
from meydan.places.models import Unit

S = Event.State


def may_run_events(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_see_events_desk(person: Person | None) -> Ruling:
    return holds(person, *WORKING)


def may_make(person: Person | None, unit: Unit | None) -> Ruling:
    """For one's own unit; those who keep events for every one."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = unit is not None and person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if of_unit or person.has_role(*KEEPING) else no(NOT_STAFF)


def may_ask_for_event(person: Person | None, starts_at: datetime) -> Ruling:
    """In the name of a group or another neighbour, which has asked its own rule; the desk decides about the draft."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if starts_at > clock.now() else no(PAST, field="day")


def of_a_group(event: Event) -> bool:
    """Whether members of a group should hear what becomes of it."""
    return event.belongs_to.startswith("group:")


def may_work_on(person: Person | None, event: Event) -> Ruling:
    """Who plans for its unit, and who leads it."""
    leads = person is not None and person.at_desk and event.occasion.leader_id == person.pk
    return yes() if leads else may_make(person, event.occasion.unit)


def may_change(person: Person | None, event: Event, draw: SeatDraw | None) -> Ruling:
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    if event.state not in {S.DRAFT, S.PUBLISHED}:
        return no(WRONG_STATE, state=str(event.get_state_display()))
    return no(LIST_OUT) if draw and draw.drawn_at is None else yes()


def may_use(room: Room, people: int) -> Ruling:
    return yes() if people <= room.seats else no(SMALL_ROOM, field="capacity", seats=room.seats)


def may_follow(stages: Sequence[Stage], starts_at: datetime, *, on_purpose: bool) -> Ruling:
    """An event of a process begins before its last stage ends; what comes later is said so `on_purpose`."""
    ends = max((one.closes_at for one in stages), default=None)
    if on_purpose or ends is None or starts_at < ends:
        return yes()
    return no(STAGE_OVER, field="starts", until=moment(ends))


def may_publish(person: Person | None, event: Event) -> Ruling:
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    if event.state != S.DRAFT:
        return no(WRONG_STATE, state=str(event.get_state_display()))
    if event.occasion.starts_at <= clock.now():
        return no(PAST)
    if approvers() and not event.approved_at:
        return no(NEEDS_APPROVAL)
    if event.giving == Giving.LOT and (event.lot_closes_at or clock.now()) >= event.occasion.starts_at:
        return no(LOT_TOO_LATE)
    if event.form != Form.ONLINE and not event.place_words:
        return no(NO_PLACE)
    return no(NO_LINK) if event.form != Form.PRESENT and not event.link else yes()


def may_ask_approval(person: Person | None, event: Event) -> Ruling:
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    waits = event.state == S.DRAFT and approvers() and not event.asked_approval_at
    return yes() if waits else no(WRONG_STATE, state=str(event.get_state_display()))


def may_approve(person: Person | None, event: Event) -> Ruling:
    """The roles that the town names, for a draft that was laid before them."""
    if person is None or not person.has_role(*approvers(), unit=event.occasion.unit):
        return no(NOT_APPROVER)
    waits = event.state == S.DRAFT and event.asked_approval_at and not event.approved_at
    return yes() if waits else no(WRONG_STATE, state=str(event.get_state_display()))


def may_add_guests(person: Person | None, event: Event) -> Ruling:
    """People without an account, by name. Seats that a lot gives are given by the lot."""
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    return yes() if event.state == S.PUBLISHED and event.giving == Giving.FIRST else no(NOT_PUBLIC)


def may_certify(person: Person | None, event: Event) -> Ruling:
    """That people were there, once it is over."""
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    return yes() if event.is_over and event.state != S.CANCELLED else no(NOT_OVER)


def may_cancel(person: Person | None, event: Event, why: str) -> Ruling:
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    if event.state not in {S.DRAFT, S.PUBLISHED}:
        return no(WRONG_STATE, state=str(event.get_state_display()))
    if event.is_over:
        return no(PAST)
    return yes() if why else no(WORDS_NEEDED, field="why")


def may_report(person: Person | None, event: Event) -> Ruling:
    """Say what came of it, once it is over; again if there is more to say."""
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    if event.state not in {S.PUBLISHED, S.REPORTED}:
        return no(WRONG_STATE, state=str(event.get_state_display()))
    return yes() if event.is_over else no(NOT_OVER)


def may_message(person: Person | None, event: Event) -> Ruling:
    allowed = may_work_on(person, event)
    if allowed and event.state == S.DRAFT:
        return no(WRONG_STATE, state=str(event.get_state_display()))
    return allowed


def may_answer_support(person: Person | None, request: SupportRequest, to: str, answer: str) -> Ruling:
    allowed = may_work_on(person, request.registration.event)
    if not allowed:
        return allowed
    if request.state != SupportRequest.State.OPEN:
        return no(ANSWERED)
    return no(WORDS_NEEDED, field="answer") if to == SupportRequest.State.NO and not answer else yes()


def may_read_need(person: Person | None, registration: Registration) -> Ruling:
    """Who needs help is read by the one person who leads the event, until it is over."""
    event = registration.event
    leads = person is not None and person.at_desk and event.occasion.leader_id == person.pk
    return yes() if leads and not event.is_over else no(NOT_LEADER)


def may_publish_list(person: Person | None, event: Event, draw: SeatDraw | None) -> Ruling:
    """After everybody had their time to put their name down."""
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    if event.giving != Giving.LOT or event.lot_closes_at is None:
        return no(NO_LOT)
    if event.state != S.PUBLISHED:
        return no(WRONG_STATE, state=str(event.get_state_display()))
    if draw:
        return no(LIST_OUT if draw.drawn_at is None else DRAWN)
    return no(LOT_OPEN, until=moment(event.lot_closes_at)) if clock.now() < event.lot_closes_at else yes()


def may_draw(person: Person | None, event: Event, draw: SeatDraw | None) -> Ruling:
    allowed = may_work_on(person, event)
    if not allowed:
        return allowed
    if draw is None:
        return no(NO_LOT)
    if draw.drawn_at:
        return no(DRAWN)
    return yes() if event.state == S.PUBLISHED else no(WRONG_STATE, state=str(event.get_state_display()))
