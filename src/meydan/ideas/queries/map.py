"""Contributions on the map: points that lie close to each other at the map's scale are drawn as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.db.models import Avg, Count, F, Min
from django.db.models.functions import Floor

from meydan.base import turkish
from meydan.ideas.models import Contribution
from meydan.ideas.queries.contributions import Wanted, matching

PIXELS = 64
"""Side of a square of the grid on the screen."""
MOST = 150
"""Marks on one map, those for most contributions first: below 30 KB, also where each is a single one with a long title in Arabic."""
LONGEST = 80
"""Letters of a title on the map; the page behind the mark has all of it."""


@dataclass(frozen=True)
class Mark:
    """How many contributions lie around a point; a single one with its id and title."""

    latitude: float
    longitude: float
    count: int
    pk: int | None
    title: str


def marks(wanted: Wanted, frame: tuple[float, float, float, float], zoom: int) -> list[Mark]:
    """What a map of this frame (south, west, north, east) shows at this zoom; two queries."""
    south, west, north, east = frame
    side = 360 / 2**zoom * PIXELS / 256
    flat = side * cos(radians((south + north) / 2))  # a degree of latitude is drawn taller than one of longitude
    rows = matching(None, wanted).select_related(None).order_by()
    rows = rows.filter(latitude__range=(south, north), longitude__range=(west, east))
    squares = rows.values(row=Floor(F("latitude") / flat), column=Floor(F("longitude") / side))
    found = list(
        squares.annotate(count=Count("pk"), middle=Avg("latitude"), across=Avg("longitude"), only=Min("pk")).order_by(
            "-count", "only"
        )[:MOST]
    )
    titles = _titles([one for one in found if one["count"] == 1])
    return [_mark(one, titles) for one in found]


def _titles(singles: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    rows = Contribution.objects.filter(pk__in=[one["only"] for one in singles])
    return {pk: turkish.cut(title, LONGEST) for pk, title in rows.values_list("pk", "title")}


def _mark(one: Mapping[str, Any], titles: dict[int, str]) -> Mark:
    pk = one["only"] if one["count"] == 1 else None
    return Mark(
        round(one["middle"], 4), round(one["across"], 4), one["count"], pk, titles.get(one["only"], "") if pk else ""
    )
