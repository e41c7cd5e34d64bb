"""What threads know about a person: which ones they follow."""

from collections.abc import Iterator
from typing import Any

from meydan.people.models import Person
from meydan.threads.models import Follow


def export_follows(person: Person) -> Iterator[dict[str, Any]]:
    for one in Follow.objects.filter(person=person).select_related("thread").order_by("since"):
        yield {"thread": one.thread.number, "title": one.thread.title, "since": one.since}


def erase_follows(person: Person) -> None:
    Follow.objects.filter(person=person).delete()
