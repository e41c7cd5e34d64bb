from datetime import timedelta

import pytest

from meydan.attendance import actions
from meydan.base import clock
from meydan.people.models import Person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def occasion(monday, mehmet):
    """occasion(2, starts=…) → an occasion with two seats, in four days from noon on, three hours long."""

    def made(capacity=2, *, starts=4 * DAY, hours=3, **more):
        begin = clock.now() + starts
        return actions.open_occasion(
            by=mehmet,
            kind="shift",
            starts_at=begin,
            ends_at=begin + hours * HOUR,
            capacity=capacity,
            where="Hasanağa Bahçesi",
            **more,
        )

    return made


@pytest.fixture
def crowd(db):
    """crowd(5) → five people."""

    def made(count):
        names = [Person(email=f"kisi{number}@example.org", display_name=f"Kişi {number}") for number in range(count)]
        return Person.objects.bulk_create(names)

    return made
