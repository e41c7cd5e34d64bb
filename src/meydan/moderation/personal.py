"""What moderation knows about a person."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from meydan.moderation import pictures
from meydan.moderation.actions import remove_photo
from meydan.moderation.models import Hiding, Photo, Report
from meydan.people.models import Person


def export_reports(person: Person) -> Iterator[dict[str, Any]]:
    for one in Report.objects.filter(by=person):
        yield {"about": one.ref, "reason": one.reason, "words": one.words, "at": one.at, "outcome": one.outcome}


def erase_reports(person: Person) -> None:
    Report.objects.filter(by=person).update(by=None, words="")
    Report.objects.filter(decided_by=person).update(decided_by=None)


def destroy_reports(before: datetime) -> int:
    """The decision stays for the figures; who reported, who decided and the words go."""
    old = Report.objects.filter(decided_at__lt=before).exclude(by=None, decided_by=None, words="")
    return old.update(by=None, decided_by=None, words="")


def export_hidings(person: Person) -> Iterator[dict[str, Any]]:
    for one in Hiding.objects.filter(author=person):
        yield {"about": one.ref, "reason": one.reason, "words": one.words, "at": one.at, "lifted_at": one.lifted_at}


def erase_hidings(person: Person) -> None:
    Hiding.objects.filter(author=person).update(author=None, words="")
    Hiding.objects.filter(by=person).update(by=None)


def destroy_hidings(before: datetime) -> int:
    """The public line stays."""
    old = Hiding.objects.filter(at__lt=before).exclude(author=None, by=None, words="")
    return old.update(author=None, by=None, words="")


def export_photos(person: Person) -> Iterator[dict[str, Any]]:
    for photo in Photo.objects.filter(by=person):
        yield {"of": photo.of, "at": photo.at, "state": photo.state, "words": photo.words, "file": photo.large_url}


def files_of_photos(person: Person) -> Iterator[tuple[str, Path]]:
    for photo in Photo.objects.filter(by=person):
        yield f"{photo.pk}.webp", pictures.path(photo.key, pictures.SIZES[-1])


def erase_photos(person: Person) -> None:
    """Photos go with the person who took them."""
    for photo in Photo.objects.filter(by=person):
        remove_photo(by=None, photo=photo)
    Photo.objects.filter(checked_by=person).update(checked_by=None)
