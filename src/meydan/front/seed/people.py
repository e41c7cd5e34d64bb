"""Invented residents, spread over the neighbourhoods as the town's people are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from meydan.front.seed import words
from meydan.front.seed.rows import copy, reserve
from meydan.people.models import AgeBand, NoticeShown, Person
from meydan.people.queries import notice_version
from meydan.places.queries import neighbourhoods

BANDS = [AgeBand.UNDER_18, AgeBand.YOUNG, AgeBand.ADULT, AgeBand.MIDDLE, AgeBand.OLDER]
WEIGHTS = [3, 22, 35, 28, 12]


@dataclass(frozen=True)
class Residents:
    ids: range
    places: list[int]
    """The neighbourhood of each, in the same order."""
    minors: set[int]

    def place_of(self, person: int) -> int:
        return self.places[person - self.ids.start]


def write(chance: Random, count: int, *, joined: datetime) -> Residents:
    """Nobody can sign in as one of them: they have addresses that do not exist, and no password."""
    rows = list(neighbourhoods())
    weights = [place.population or 1000 for place in rows]
    places = chance.choices([place.pk for place in rows], weights, k=count)
    bands = chance.choices(BANDS, WEIGHTS, k=count)
    ids = reserve(Person, count)

    def people() -> Iterator[tuple[Any, ...]]:
        for pk, place, band in zip(ids, places, bands, strict=True):
            yield pk, f"kisi-{pk}@seed.meydan.example", words.name(chance), band, place

    columns = ["id", "email", "display_name", "age_band", "neighbourhood_id"]
    copy(Person, columns, people(), password="!", joined_at=joined)  # noqa: S106 (no password fits)
    copy(NoticeShown, ["person_id"], ((pk,) for pk in ids), version=notice_version(), shown_at=joined)
    minors = {pk for pk, band in zip(ids, bands, strict=True) if band == AgeBand.UNDER_18}
    return Residents(ids, places, minors)
