"""What is exported and erased of sealed words and of the looks at them."""

from collections.abc import Iterator
from typing import Any

from meydan.people.models import Person
from meydan.sealed.models import Look, Words


def export_words(person: Person) -> Iterator[dict[str, Any]]:
    for one in Words.objects.filter(person=person):
        yield {"of": one.of, "what": one.what, "words": one.unseal(), "until": one.delete_on}


def forget_words(person: Person) -> None:
    Words.objects.filter(person=person).delete()


def export_looks(person: Person) -> Iterator[dict[str, Any]]:
    for one in Look.objects.filter(person=person).select_related("by"):
        yield {"what": one.what, "at": one.at, "by": one.by.name if one.by else "", "purpose": one.purpose}


def forget_looks(person: Person) -> None:
    Look.objects.filter(person=person).delete()


def export_own_looks(person: Person) -> Iterator[dict[str, Any]]:
    for one in Look.objects.filter(by=person):
        yield {"looked at": one.what, "at": one.at, "purpose": one.purpose}


def forget_own_looks(person: Person) -> None:
    """The look stays with the person whose words were read."""
    Look.objects.filter(by=person).update(by=None)
