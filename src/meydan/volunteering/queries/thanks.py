"""Whom the town thanks, and whether it has."""

from typing import Any

from django.db.models import QuerySet, Sum

from meydan.notices.models import Announcement
from meydan.notices.queries import announcements
from meydan.people.models import Person
from meydan.volunteering.models import Hours
from meydan.volunteering.queries.year import years

CROWD = "served"
"""The code of the crowd on the card."""


def who_served(year: str) -> QuerySet[Hours, Any]:
    """Ids of the people with confirmed hours in a year."""
    rows = Hours.objects.filter(state=Hours.State.CONFIRMED, on__year=int(year), person__isnull=False)
    return rows.order_by().values_list("person", flat=True).distinct()


def years_to_thank() -> list[tuple[str, str]]:
    return [(str(year), str(year)) for year in years()[:2]]


def written_in(year: int) -> Announcement | None:
    """The thank-you of a year, however far it has come."""
    rows = announcements().filter(crowd=CROWD, choice=str(year)).exclude(state=Announcement.State.CANCELLED)
    return rows.order_by("pk").first()


def confirmed_minutes(person: Person) -> int:
    return int(
        Hours.objects.filter(person=person, state=Hours.State.CONFIRMED).aggregate(sum=Sum("minutes"))["sum"] or 0
    )
