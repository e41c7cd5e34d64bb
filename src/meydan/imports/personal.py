"""What imports know about a person: staff who made them, and contacts that an old list gave."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from meydan.base import clock
from meydan.imports.actions.answering import erase
from meydan.imports.actions.cleaning import destroy_files
from meydan.imports.actions.contacts import destroy_unanswered
from meydan.imports.models import Import, ImportedRow
from meydan.imports.queries.contacts import of_person
from meydan.imports.rules import answer_days
from meydan.people.models import Person


def export_imports(person: Person) -> Iterator[dict[str, Any]]:
    for one in Import.objects.filter(by=person):
        yield {"file": one.name, "origin": one.origin, "at": one.at}


def forget_importer(person: Person) -> None:
    Import.objects.filter(by=person).update(by=None)


def export_contacts(person: Person) -> Iterator[dict[str, Any]]:
    for one in _contacts_of(person).select_related("contribution__thread", "of"):
        yield {"thread": one.contribution.thread.number, "from": one.of.origin, "contact": one.contact}


def erase_contacts(person: Person) -> None:
    _contacts_of(person).update(contact="")


def _contacts_of(person: Person) -> QuerySet[ImportedRow]:
    """Those that name the person's e-mail or, however it is written, the phone; there are only open ones."""
    if not (person.email or person.phone):
        return ImportedRow.objects.none()
    names = Q(contact__icontains=person.email) if person.email else Q()
    if person.phone:
        pattern = r"\D*".join(person.phone[-10:])
        names |= Q(contact__regex=pattern)
    return ImportedRow.objects.exclude(contact="").filter(names)


def no_export(person: Person) -> Iterator[dict[str, Any]]:
    """Rows of a list that was not taken name nobody by an account."""
    yield from ()


def destroy_rejected(before: datetime) -> int:
    """With the file that they came in."""
    return destroy_files(before=before)


def nothing_to_erase(person: Person) -> None:
    """They go by themselves after 30 days."""


def export_people(person: Person) -> Iterator[dict[str, Any]]:
    for one in of_person(person).select_related("of", "neighbourhood"):
        yield {
            "from": one.of.origin,
            "name": one.name,
            "email": one.email,
            "phone": one.phone,
            "neighbourhood": one.neighbourhood.name if one.neighbourhood else "",
            "birth_year": one.birth_year,
            "skills": one.skills,
            "languages": one.languages,
            "consented_on": one.consented_on,
            "way": one.way,
            "document": one.document,
            "keeper": one.keeper,
            "basis": one.basis,
            "at": one.at,
            "written_to": one.told_at,
            "confirmed": one.confirmed_at,
        }


def erase_people(person: Person) -> None:
    erase(list(of_person(person).select_related("person")))


def destroy_people(before: datetime) -> int:
    """The town says how many days somebody has for an answer."""
    return destroy_unanswered(before=clock.now() - timedelta(days=answer_days()))
