"""What events know about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.base import clock
from meydan.events.models import Registration, Speaker, SupportRequest, TalkProposal
from meydan.people.models import Person

STAFF = [
    ("events.Output", "by"),
    ("events.SupportRequest", "answered_by"),
    ("events.SeatDraw", "published_by"),
    ("events.SeatDraw", "drawn_by"),
    ("events.TalkProposal", "answered_by"),
    ("events.PhotoConsent", "by"),
    ("events.Event", "approved_by"),
]
"""Columns that say who did something; the record stays, the link goes."""


def export_registrations(person: Person) -> Iterator[dict[str, Any]]:
    rows = Registration.objects.filter(person=person).select_related("event__occasion", "seat")
    for one in rows.prefetch_related("sessions", "supports").order_by("at"):
        yield {
            "event": one.event.title,
            "on": one.event.occasion.starts_at,
            "code": one.code,
            "people": one.size,
            "online": one.online,
            "state": str(one.tone[2]),
            "sessions": [session.title for session in one.sessions.all()],
            "needs": [{"what": need.what, "answer": need.answer} for need in one.supports.all()],
        }


def forget_registrations(person: Person) -> None:
    """A name in a drum is taken out; seats are given back by attendance. What stays is that somebody was on the list."""
    rows = Registration.objects.filter(person=person)
    SupportRequest.objects.filter(registration__in=rows).delete()
    rows.filter(seat=None, withdrawn_at=None).update(withdrawn_at=clock.now())
    rows.update(person=None)


def export_proposals(person: Person) -> Iterator[dict[str, Any]]:
    for one in TalkProposal.objects.filter(person=person).select_related("event").order_by("at"):
        yield {
            "event": one.event.title,
            "name": one.name,
            "title": one.title,
            "text": one.text,
            "state": one.state,
            "answer": one.answer,
            "publish": one.agreed,
        }


def forget_proposals(person: Person) -> None:
    """What was offered goes; a name in a programme goes with it."""
    rows = TalkProposal.objects.filter(person=person)
    Speaker.objects.filter(proposal__in=rows).update(agreed=False, agreed_at=None, name="–", about="")
    rows.delete()


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
