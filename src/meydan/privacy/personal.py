"""What the register of requests and breaches knows about a person."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from meydan.base import clock
from meydan.people.models import Person
from meydan.privacy.models import DataRequest

STAFF = [
    ("privacy.DataRequest", "entered_by"),
    ("privacy.DataRequest", "closed_by"),
    ("privacy.Breach", "entered_by"),
    ("privacy.BreachStep", "by"),
]
"""Columns that say who did something; the record stays, the link goes."""


def export_requests(person: Person) -> Iterator[dict[str, Any]]:
    yield from map(_told, DataRequest.objects.filter(person=person).order_by("asked_at"))


def forget_requests(person: Person) -> None:
    """What was asked and answered goes, and with it what is still open; the dates stay, for the figures."""
    mine = DataRequest.objects.filter(person=person)
    mine.filter(state="open").update(state="withdrawn", closed_at=clock.now())
    mine.exclude(answer="").update(answer="–")
    mine.update(person=None, words="")


def export_on_paper(person: Person) -> Iterator[dict[str, Any]]:
    yield from map(_told, _on_paper(person))


def forget_on_paper(person: Person) -> None:
    _on_paper(person).update(name="", contact="", words="")


def destroy_requests(before: datetime) -> int:
    return DataRequest.objects.filter(closed_at__lt=before).delete()[0]


def _on_paper(person: Person) -> QuerySet[DataRequest]:
    """Those that somebody without an account left with the same contact."""
    contact = Q(contact__iexact=person.email) if person.email else Q(pk=None)
    contact |= Q(contact=person.phone) if person.phone else Q(pk=None)
    return DataRequest.objects.filter(contact, person=None)


def _told(one: DataRequest) -> dict[str, Any]:
    return {
        "what": str(one.get_what_display()),
        "words": one.words,
        "at": one.asked_at,
        "due": one.due_on,
        "state": str(one.get_state_display()),
        "answer": one.answer,
    }


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for pk in apps.get_model(model)._default_manager.filter(**{column: person}).values_list("pk", flat=True):
        yield {"what": model, "as": column, "id": pk}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
