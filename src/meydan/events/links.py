"""The address in a letter at which its reader changes a registration without signing in. It is signed, so it is kept nowhere; whoever
holds it holds one name on one list, until the event begins."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

SALT = "events.own_link"
LASTS = timedelta(days=180)


def key_for(event: int, person: int) -> str:
    return signing.dumps([event, person], salt=SALT)


def own_link(event: int, person: int) -> str:
    return reverse("events:by_link", args=[key_for(event, person)])


def read(key: str) -> tuple[int, int] | None:
    """(event, person); None where it is none of ours, was changed, or is too old."""
    try:
        event, person = signing.loads(key, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return event, person
