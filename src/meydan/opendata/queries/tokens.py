"""Reading tokens."""

from django.db.models import QuerySet

from meydan.base import clock
from meydan.opendata.models import ApiToken
from meydan.people.models import Person


def tokens_of(person: Person) -> QuerySet[ApiToken]:
    """Open, expired and revoked ones, the newest first."""
    return ApiToken.objects.filter(person=person)


def open_tokens() -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(revoked_at=None, expires_at__gt=clock.now(), person__is_active=True)
