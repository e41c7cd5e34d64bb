"""The programme: sessions, and who speaks."""

from datetime import datetime, timedelta

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.centre.actions import book_room, free_room
from meydan.centre.models import Room
from meydan.events.models import Event, Session, Speaker
from meydan.events.rules import may_work_on
from meydan.events.rules.reasons import OUTSIDE, SESSION_CHOSEN
from meydan.people.models import Person


@transaction.atomic
def save_session(
    *, by: Person, event: Event, session: Session | None = None, starts_at: datetime, ends_at: datetime, title: str, text: str = "",
    track: str = "", where: str = "", room: Room | None = None, seats: int | None = None,
) -> Session:  # fmt: skip
    """A part of the programme, within the time of the event. A further room of the Centre is held for it."""
    may_work_on(by, event).or_refuse()
    if starts_at < event.occasion.starts_at or ends_at > event.occasion.ends_at:
        raise Refused(OUTSIDE, field="starts")
    kept = session or Session(event=event)
    kept.starts_at, kept.ends_at, kept.title, kept.text = starts_at, ends_at, title, text
    kept.track, kept.where, kept.seats = track, room.name_tr if room else where, seats
    hold_room(by, kept, room)
    kept.save()
    _changed(by, event)
    return kept


@transaction.atomic
def remove_session(*, by: Person, session: Session) -> None:
    """Take it out of the programme, unless somebody has chosen it."""
    may_work_on(by, session.event).or_refuse()
    if session.registrations.exists():
        raise Refused(SESSION_CHOSEN)
    event, held = session.event, session.booking
    session.delete()
    if held:
        free_room(by=by, booking=held)
    _changed(by, event)


def hold_room(by: Person, session: Session, room: Room | None) -> None:
    """The room for the session's time instead of what was held before. The event's own room is held already."""
    if session.booking:
        free_room(by=by, booking=session.booking)
    own = session.event.booking
    session.booking = None
    if room and not (own and own.room_id == room.pk):
        session.booking = book_room(
            by=by, room=room, starts_at=session.starts_at, ends_at=session.ends_at, of=session.event.ref
        )


@transaction.atomic
def move_sessions(*, by: Person, event: Event, later: timedelta) -> None:
    """The programme goes along when its event moves, with the rooms that it holds."""
    for session in event.sessions.select_related("booking__room"):
        session.event = event
        session.starts_at, session.ends_at = session.starts_at + later, session.ends_at + later
        hold_room(by, session, session.booking.room if session.booking else None)
        session.save()


@transaction.atomic
def save_speaker(
    *, by: Person, event: Event, speaker: Speaker | None = None, name: str, about: str = "", part: str = Speaker.Part.SPEAKER,
    session: Session | None = None, agreed: bool = False,
) -> Speaker:  # fmt: skip
    """Who speaks or moderates. Without consent the name is for the desk only."""
    may_work_on(by, event).or_refuse()
    kept = speaker or Speaker(event=event)
    if agreed != kept.agreed:
        kept.agreed_at = clock.now() if agreed else None
    kept.name, kept.about, kept.part, kept.session, kept.agreed = name, about, part, session, agreed
    kept.save()
    _changed(by, event)
    return kept


@transaction.atomic
def remove_speaker(*, by: Person, speaker: Speaker) -> None:
    may_work_on(by, speaker.event).or_refuse()
    event = speaker.event
    speaker.delete()
    _changed(by, event)


def _changed(by: Person, event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(changed_at=clock.now())
    record("events.programme", by=by, ref=event.ref)
