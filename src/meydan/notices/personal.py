"""What notices know about a person."""

from collections.abc import Iterator
from typing import Any

from meydan.notices.models import Notice, Preference, TextChoice
from meydan.people.models import Person


def export_notices(person: Person) -> Iterator[dict[str, Any]]:
    for notice in Notice.objects.filter(person=person).select_related("message"):
        yield {"message": notice.message.code, "about": notice.message.ref, "at": notice.at, "read_at": notice.read_at}


def erase_notices(person: Person) -> None:
    Notice.objects.filter(person=person).delete()


def export_preferences(person: Person) -> Iterator[dict[str, Any]]:
    for one in Preference.objects.filter(person=person):
        yield {"not_by_email": one.code}


def erase_preferences(person: Person) -> None:
    Preference.objects.filter(person=person).delete()


def export_text_choices(person: Person) -> Iterator[dict[str, Any]]:
    for one in TextChoice.objects.filter(person=person):
        yield {"by_text_message": one.code}


def erase_text_choices(person: Person) -> None:
    TextChoice.objects.filter(person=person).delete()
