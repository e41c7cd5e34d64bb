"""What documents know about a person."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from meydan.documents.models import Certificate, Document
from meydan.documents.sheets import fingerprint
from meydan.people.models import Person


def export_letters(person: Person) -> Iterator[dict[str, Any]]:
    for one in Document.objects.filter(person=person).order_by("at"):
        yield {"title": one.title, "at": one.at, "text": one.data["sheets"][0]["paragraphs"]}


def erase_letters(person: Person) -> None:
    """A letter names the person to whom it is written: it goes as a whole."""
    Document.objects.filter(person=person).delete()


def export_certificates(person: Person) -> Iterator[dict[str, Any]]:
    for one in Certificate.objects.filter(person=person).order_by("at"):
        yield {
            "what": one.what,
            "code": one.spoken_code,
            "at": one.at,
            "facts": one.facts,
            "opened": one.opened,
            "revoked_at": one.revoked_at,
            "reason": one.reason,
        }


def forget_holder(person: Person) -> None:
    """Facts and salt go, so that nobody can try names against the seal. Code, kind, days and seal stay: whoever holds the
    paper can still hear that it was issued."""
    rows = Certificate.objects.filter(person=person)
    rows.exclude(revoked_at=None).update(reason="–")
    rows.update(person=None, facts={}, salt="", opened=[])


def export_made(person: Person) -> Iterator[dict[str, Any]]:
    for one in Document.objects.filter(made_by=person).order_by("at"):
        yield {"title": one.title, "at": one.at}


def forget_maker(person: Person) -> None:
    """The letter stays; the name for questions at its foot goes."""
    for one in Document.objects.filter(made_by=person):
        for sheet in one.data["sheets"]:
            if sheet["form"] == "letter":
                sheet["foot"][1] = ""
        one.made_by, one.hash = None, fingerprint(one.data)
        one.save(update_fields=["made_by", "data", "hash"])


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in apps.get_model(model)._default_manager.filter(**{column: person}):
        yield {"what": model, "as": column, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
