"""What languages know about a person: which of the staff said that a language was read, and who wrote an easy text."""

from collections.abc import Iterator
from typing import Any

from meydan.languages.models import EasyText, Review
from meydan.people.models import Person


def export_reviews(person: Person) -> Iterator[dict[str, Any]]:
    for one in Review.objects.filter(by=person).order_by("at"):
        yield {"language": one.language, "readers": one.readers, "at": one.at}


def forget_reviewer(person: Person) -> None:
    """That the language was read stays, without who wrote it down."""
    Review.objects.filter(by=person).update(by=None)


def export_easy(person: Person) -> Iterator[dict[str, Any]]:
    for one in EasyText.objects.filter(by=person).order_by("changed_at"):
        yield {"of": one.of, "text": one.body, "at": one.changed_at}


def forget_writer(person: Person) -> None:
    """The text stays, without its writer."""
    EasyText.objects.filter(by=person).update(by=None)
