"""A town with two neighbourhoods and people who took part."""

import pytest

from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.people.models import Person, Sex
from meydan.threads.models import Thread


@pytest.fixture
def process(monday, director, settings):
    made = ideas.start_process(
        by=director, template="open_call", title="Gölge çağrısı", summary="x", promise="x", opens_at=monday
    )
    ideas.publish_process(by=director, process=made)
    return made


@pytest.fixture
def crowd(goksu, firat):
    """crowd(12, goksu): so many people who live there, every second one a woman."""
    made = []

    def of(count, place, **more):
        rows = [
            Person(email=f"p{len(made) + n}@example.org", neighbourhood=place, age_band="30-44", sex=(Sex.WOMAN, "")[n % 2], **more)
            for n in range(count)
        ]
        made.extend(rows)
        return Person.objects.bulk_create(rows)

    return of


@pytest.fixture
def write(db):
    """write(ayse, process, at): a contribution as it lies in the tables."""

    def written(author, process, at, channel="web", **more):
        thread = Thread.objects.create(number=f"2026-{Thread.objects.count() + 1:04}", title="x")
        row = {"what": "idea", "title": "x", "first_promise": at.date(), "promised_for": at.date(), **more}
        return Contribution.objects.create(
            author=author, process=process, thread=thread, channel=channel, created_at=at, **row
        )

    return written
