"""A town with two neighbourhoods and people who took part."""

from datetime import date
from decimal import Decimal

import pytest

from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.insight import actions
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
            Person(
                email=f"p{len(made) + n}@example.org",
                neighbourhood=place,
                age_band="30-44",
                sex=(Sex.WOMAN, "")[n % 2],
                **more,
            )
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


@pytest.fixture
def measure(mehmet, targets, monday):
    """measure(aim=7): an indicator of 11.7 that stood at 4 on 1 January 2021 and should stand at its aim ten years later."""

    def measured(**more):
        said = {
            "name_tr": "Kişi başına yeşil alan", "name_en": "Green space a person", "definition_tr": "x", "definition_en": "x",
            "measure_tr": "m²", "measure_en": "m²", "target": targets["11.7"], "unit": None, "method": "x", "source": "Parklar",
            "quality": "", "wanted": "more", "baseline": Decimal(4), "baseline_on": date(2021, 1, 1), "aim": Decimal(7),
            "aim_on": date(2031, 1, 1),
        }  # fmt: skip
        return actions.save_indicator(by=mehmet, **said | more)

    return measured
