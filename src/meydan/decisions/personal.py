"""What votes know about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.decisions.models import Appeal, BoothClerk, Roll, WrongMark
from meydan.people.models import Person

STAFF = [
    ("decisions.Ballot", "made_by"),
    ("decisions.Option", "valued_by"),
    ("decisions.Change", "by"),
    ("decisions.Appeal", "answered_by"),
    ("decisions.Batch", "counted_by"),
    ("decisions.Entry", "by"),
    ("decisions.WrongMark", "told_by"),
    ("decisions.WrongMark", "confirmed_by"),
]
"""Columns that say who did something; the record stays, the link goes."""


def export_votes(person: Person) -> Iterator[dict[str, Any]]:
    """That somebody voted. What, nobody can tell, we neither."""
    for one in Roll.objects.filter(person=person).select_related("ballot", "area").order_by("at"):
        yield {
            "vote": one.ballot.title,
            "at": one.at,
            "channel": one.channel,
            "area": one.area.name if one.area else "",
            "bond": one.bond,
        }


def forget_votes(person: Person) -> None:
    """An envelope that is not opened yet is taken back with the name; afterwards the name alone goes, nobody knows which paper it was."""
    rows = Roll.objects.filter(person=person)
    rows.exclude(envelope=None).delete()
    rows.update(person=None)


def export_appeals(person: Person) -> Iterator[dict[str, Any]]:
    for one in Appeal.objects.filter(person=person).select_related("ballot"):
        yield {"vote": one.ballot.title, "at": one.at, "text": one.text, "answer": one.answer}


def forget_appeals(person: Person) -> None:
    Appeal.objects.filter(person=person).update(person=None)


def export_booths(person: Person) -> Iterator[dict[str, Any]]:
    for one in BoothClerk.objects.filter(person=person).select_related("booth__ballot"):
        yield {"vote": one.booth.ballot.title, "booth": one.booth.name}


def forget_booths(person: Person) -> None:
    BoothClerk.objects.filter(person=person).delete()


def export_wrong_marks(person: Person) -> Iterator[dict[str, Any]]:
    for one in WrongMark.objects.filter(person=person).select_related("batch__ballot"):
        yield {"vote": one.batch.ballot.title, "reason": one.reason}


def forget_wrong_marks(person: Person) -> None:
    WrongMark.objects.filter(person=person).delete()


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
