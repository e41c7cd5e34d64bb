"""What the Centre knows about a person: what they asked for, and which requests staff decided."""

from collections.abc import Iterator
from typing import Any

from meydan.centre.models import Request
from meydan.people.models import Person


def export_requests(person: Person) -> Iterator[dict[str, Any]]:
    for one in Request.objects.filter(author=person).select_related("room"):
        yield {
            "request": one.what,
            "room": str(one.room or ""),
            "from": one.starts_at,
            "to": one.ends_at,
            "people": one.people,
            "purpose": one.purpose,
            "help_wanted": one.help_wanted,
            "state": one.state,
            "answer": one.words,
        }


def forget_requests(person: Person) -> None:
    """What they wrote goes; that a room was used then stays."""
    Request.objects.filter(author=person).update(author=None, purpose="", help_wanted="")


def export_decisions(person: Person) -> Iterator[dict[str, Any]]:
    for one in Request.objects.filter(decided_by=person):
        yield {"decided": one.ref, "state": one.state, "at": one.decided_at}


def forget_decisions(person: Person) -> None:
    Request.objects.filter(decided_by=person).update(decided_by=None)
