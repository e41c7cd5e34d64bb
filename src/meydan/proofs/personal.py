"""What proofs know about a person."""

from collections.abc import Iterator
from typing import Any

from meydan.people.models import Person
from meydan.proofs.models import CodeLetter, IdentityMark, Proof


def export_proofs(person: Person) -> Iterator[dict[str, Any]]:
    for one in Proof.objects.filter(person=person).select_related("by").order_by("at"):
        yield {
            "bond": str(one.get_bond_display()),
            "proof": str(one.get_seen_display()),
            "at": one.at,
            "by": one.by.name if one.by else one.provider,
            "valid_until": one.valid_until,
            "reason": one.ended_because,
        }


def erase_proofs(person: Person) -> None:
    Proof.objects.filter(person=person).delete()


def export_marks(person: Person) -> Iterator[dict[str, Any]]:
    """That there is one; the mark itself tells nobody anything."""
    for one in IdentityMark.objects.filter(person=person):
        yield {"what": "identity number seen, kept as a mark", "at": one.at}


def erase_marks(person: Person) -> None:
    IdentityMark.objects.filter(person=person).delete()


def export_letters(person: Person) -> Iterator[dict[str, Any]]:
    for one in CodeLetter.objects.filter(person=person).order_by("asked_at"):
        yield {"name": one.name, "address": one.address, "asked_at": one.asked_at, "until": one.valid_until}


def erase_letters(person: Person) -> None:
    CodeLetter.objects.filter(person=person).delete()


def export_seen(person: Person) -> Iterator[dict[str, Any]]:
    for one in Proof.objects.filter(by=person):
        yield {"what": str(one.get_seen_display()), "at": one.at}


def forget_seen(person: Person) -> None:
    Proof.objects.filter(by=person).update(by=None)


def export_printed(person: Person) -> Iterator[dict[str, Any]]:
    for one in CodeLetter.objects.filter(printed_by=person):
        yield {"what": "code letter", "at": one.printed_at}


def forget_printed(person: Person) -> None:
    CodeLetter.objects.filter(printed_by=person).update(printed_by=None)
