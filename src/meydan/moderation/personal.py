"""What moderation knows about a person."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from meydan.moderation import pictures
from meydan.moderation.actions import remove_photo
from meydan.moderation.models import Appeal, Fingerprint, Held, Hiding, ListedWord, Photo, Report
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
        facts = {"about": one.ref, "title": one.title, "reason": one.reason, "words": one.words}
        yield {**facts, "at": one.at, "lifted_at": one.lifted_at}


def erase_hidings(person: Person) -> None:
    Hiding.objects.filter(author=person).update(author=None, title="", words="")
    Hiding.objects.filter(by=person).update(by=None)


def destroy_hidings(before: datetime) -> int:
    """The public line stays."""
    old = Hiding.objects.filter(at__lt=before).exclude(author=None, by=None, words="")
    return old.update(author=None, by=None, words="")


def export_appeals(person: Person) -> Iterator[dict[str, Any]]:
    for one in Appeal.objects.filter(by=person).select_related("hiding"):
        facts = {"about": one.hiding.ref, "words": one.words, "at": one.at}
        yield {**facts, "outcome": one.outcome, "reason": one.reason, "decided_at": one.decided_at}


def erase_appeals(person: Person) -> None:
    """That there was an appeal, and how it ended, stays in the log."""
    Appeal.objects.filter(by=person).update(by=None, words="", reason="")
    Appeal.objects.filter(decided_by=person).update(decided_by=None)


def destroy_appeals(before: datetime) -> int:
    """That there was one, and how it ended, stays in the figures."""
    old = Appeal.objects.filter(decided_at__lt=before).exclude(by=None, decided_by=None, words="", reason="")
    return old.update(by=None, decided_by=None, words="", reason="")


def export_held(person: Person) -> Iterator[dict[str, Any]]:
    for one in Held.objects.filter(author=person):
        yield {"about": one.about, "title": one.title, "why": one.why, "at": one.at, "outcome": one.outcome}


def erase_held(person: Person) -> None:
    Held.objects.filter(author=person).update(author=None, title="", caught=[])
    Held.objects.filter(decided_by=person).update(decided_by=None)


def destroy_held(before: datetime) -> int:
    old = Held.objects.filter(decided_at__lt=before).exclude(author=None, decided_by=None, title="", caught=[])
    return old.update(author=None, decided_by=None, title="", caught=[])


def export_fingerprints(person: Person) -> Iterator[dict[str, Any]]:
    for one in Fingerprint.objects.filter(person=person):
        yield {"about": one.about, "hash": one.hash, "at": one.at}


def erase_fingerprints(person: Person) -> None:
    Fingerprint.objects.filter(person=person).delete()


def destroy_fingerprints(before: datetime) -> int:
    return Fingerprint.objects.filter(at__lt=before).delete()[0]


def export_words(person: Person) -> Iterator[dict[str, Any]]:
    for one in ListedWord.objects.filter(by=person):
        yield {"word": one.text, "note": one.note, "at": one.at}


def forget_words(person: Person) -> None:
    ListedWord.objects.filter(by=person).update(by=None)


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
