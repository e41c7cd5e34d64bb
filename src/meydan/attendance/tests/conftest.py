from datetime import timedelta

import pytest

from meydan.attendance import actions
from meydan.base import clock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def occasion(monday, mehmet):
    """occasion(2, starts=…, number=1) → an occasion with two seats, in four days from noon on, three hours long."""

    def made(capacity=2, *, number=1, starts=4 * DAY, hours=3, **more):
        begin = clock.now() + starts
        return actions.open_occasion(
            by=mehmet,
            of=f"shift:{number}",
            starts_at=begin,
            ends_at=begin + hours * HOUR,
            capacity=capacity,
            where="Hasanağa Bahçesi",
            **more,
        )

    return made


@pytest.fixture
def crowd(make_person):
    """crowd(5) → five people."""
    return lambda count: [make_person(f"Kisi{number}") for number in range(count)]
