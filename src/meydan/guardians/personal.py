"""What is exported and erased of guardians' permissions."""

from collections.abc import Iterator
from typing import Any

from meydan.guardians.models import Permission
from meydan.people.models import Person


def export_permissions(person: Person) -> Iterator[dict[str, Any]]:
    for one in Permission.objects.filter(person=person):
        yield {
            "of": one.of,
            "guardian": one.guardian,
            "contact": one.contact,
            "language": one.language,
            "how": one.how,
            "proof": one.proof,
            "state": one.state,
            "asked_at": one.asked_at,
            "decided_at": one.decided_at,
            "valid_until": one.valid_until,
        }


def forget_permissions(person: Person) -> None:
    Permission.objects.filter(person=person).delete()


def export_seen(person: Person) -> Iterator[dict[str, Any]]:
    for one in Permission.objects.filter(seen_by=person):
        yield {"what": "guardians.Permission", "id": one.pk}


def forget_seen(person: Person) -> None:
    Permission.objects.filter(seen_by=person).update(seen_by=None)
