"""What open data knows about a person: the programs that write in their name."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from meydan.opendata.models import ApiToken, KeptAnswer
from meydan.people.models import Person


def export_tokens(person: Person) -> Iterator[dict[str, Any]]:
    for one in ApiToken.objects.filter(person=person).order_by("pk"):
        yield {
            "token": one.name,
            "scopes": one.scopes,
            "made_at": one.made_at,
            "expires_at": one.expires_at,
            "last_used_at": one.last_used_at,
            "revoked_at": one.revoked_at,
        }


def erase_tokens(person: Person) -> None:
    ApiToken.objects.filter(person=person).delete()


def export_answers(person: Person) -> Iterator[dict[str, Any]]:
    for one in KeptAnswer.objects.filter(person=person).order_by("pk"):
        yield {"idempotency_key": one.key, "at": one.at}


def erase_answers(person: Person) -> None:
    KeptAnswer.objects.filter(person=person).delete()


def destroy_answers(before: datetime) -> int:
    return KeptAnswer.objects.filter(at__lt=before).delete()[0]
