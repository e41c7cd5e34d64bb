"""What partners know about people, one table after the other."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.partners.actions import forget_old_contacts
from meydan.partners.models import Change, Contact, Pledge, Practice, Representative
from meydan.people.models import Person

STAFF = [
    ("partners.Representative", "by"),
    ("partners.Contact", "by"),
    ("partners.Change", "decided_by"),
    ("partners.Together", "by"),
    ("partners.Agreement", "by"),
    ("partners.Pledge", "decided_by"),
    ("partners.Pledge", "used_by"),
    ("partners.Pledge", "thanked_by"),
    ("partners.Practice", "decided_by"),
    ("partners.FundCall", "by"),
    ("partners.Bid", "owner"),
    ("partners.Due", "done_by"),
]
"""Columns that say who did something; the record stays, the link goes."""


def export_representations(person: Person) -> Iterator[dict[str, Any]]:
    for one in Representative.objects.filter(person=person).select_related("organisation"):
        yield {"organisation": one.organisation.name, "since": one.since}


def forget_representations(person: Person) -> None:
    Representative.objects.filter(person=person).delete()


def _contacts(person: Person) -> QuerySet[Contact]:
    """Those with the address of somebody's account: contacts have no account."""
    rows = Contact.objects.select_related("organisation")
    return rows.filter(email__iexact=person.email) if person.email else rows.none()


def export_contacts(person: Person) -> Iterator[dict[str, Any]]:
    for one in _contacts(person):
        yield {"organisation": one.organisation.name, "name": one.name, "consent": one.consent, "until": one.keep_until}


def forget_contacts(person: Person) -> None:
    _contacts(person).delete()


def export_changes(person: Person) -> Iterator[dict[str, Any]]:
    for one in Change.objects.filter(by=person).select_related("organisation"):
        yield {"organisation": one.organisation.name, "said": one.said, "state": one.state, "at": one.at}


def destroy_contacts(before: datetime) -> int:
    """The day that each of them agreed to counts, however long ago they were written down."""
    return forget_old_contacts()


def forget_changes(person: Person) -> None:
    Change.objects.filter(by=person).update(by=None)


def export_pledges(person: Person) -> Iterator[dict[str, Any]]:
    for one in Pledge.objects.filter(by=person).select_related("organisation"):
        yield {
            "organisation": one.organisation.name,
            "title": one.title,
            "words": one.words,
            "state": one.state,
            "answer": one.answer,
            "at": one.offered_at,
        }


def forget_pledges(person: Person) -> None:
    """The promise is the organisation's and stays; who wrote it down goes."""
    Pledge.objects.filter(by=person).update(by=None)


def export_practices(person: Person) -> Iterator[dict[str, Any]]:
    for one in Practice.objects.filter(by=person):
        yield {"title": one.title, "what": one.what, "worked": one.worked, "state": one.state, "at": one.sent_at}


def forget_practices(person: Person) -> None:
    Practice.objects.filter(by=person).update(by=None)


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
