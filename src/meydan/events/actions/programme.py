"""The programme: sessions, and who speaks."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from meydan.attendance.rules import NOT_BELOW_TAKEN
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.templatetags.ui import moment
from meydan.centre.actions import free_room
from meydan.centre.models import Room
from meydan.events.actions.rooms import keep_apart, take_room
from meydan.events.models import Event, Session, Speaker
from meydan.events.queries.people import taken_in, who_chose
from meydan.events.rules import may_work_on
from meydan.events.rules.reasons import OUTSIDE, SESSION_CHOSEN
from meydan.people.models import Person


@transaction.atomic
def save_session(
    *, by: Person, event: Event, session: Session | None = None, starts_at: datetime, ends_at: datetime, title: str, text: str = "",
    track: str = "", where: str = "", room: Room | None = None, seats: int | None = None,
    access: Sequence[str] = (), after_hours: bool = False, language: str = "",
) -> Session:  # fmt: skip
    """A part of the programme, within the time of the event. A further room of the Centre is held for it. Who has chosen it keeps it,
    and is told of another time or place."""
    event = (
        Event.objects.select_for_update(of=("self",)).select_related("occasion__unit", "booking__room").get(pk=event.pk)
    )
    may_work_on(by, event).or_refuse()
    if starts_at < event.occasion.starts_at or ends_at > event.occasion.ends_at:
        raise Refused(OUTSIDE, field="starts")
    kept = Session.objects.select_for_update().get(pk=session.pk, event=event) if session else Session()
    if session and seats is not None and seats < (taken := taken_in(kept)):
        raise Refused(NOT_BELOW_TAKEN, taken=taken, field="seats")
    before = (kept.starts_at, kept.ends_at, kept.where)
    kept.event = event
    kept.starts_at, kept.ends_at, kept.title, kept.text = starts_at, ends_at, title, text
    kept.language, kept.access = language or event.language, list(access)
    kept.track, kept.where, kept.seats = track, room.name_tr if room else where, seats
    free_room(by=by, booking=kept.booking)
    take_room(by, kept, room, after_hours=after_hours)
    kept.save()
    keep_apart(event, event.sessions.all())
    if session and before != (kept.starts_at, kept.ends_at, kept.where):
        _tell_who_chose(kept)
    _changed(by, event)
    return kept


def _tell_who_chose(session: Session) -> None:
    people = [f"person:{pk}" for pk in who_chose(session)]
    if people and session.event.is_public:
        when = f"{moment(session.starts_at)}{', ' if session.where else ''}{session.where}"
        notify(people, "events.session_moved", ref=session.event.ref, words=f"{session.title}: {when}")


@transaction.atomic
def remove_session(*, by: Person, session: Session) -> None:
    """Take it out of the programme, unless somebody has chosen it."""
    may_work_on(by, session.event).or_refuse()
    if session.registrations.exists():
        raise Refused(SESSION_CHOSEN)
    event, held = session.event, session.booking
    session.delete()
    free_room(by=by, booking=held)
    _changed(by, event)


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
