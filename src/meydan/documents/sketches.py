"""A sketch for an annex: the shape of the town, and where in it something was reported."""

from collections.abc import Sequence
from math import cos, radians
from typing import Any

from django.utils.translation import gettext as _

from meydan.places.queries import Ring, outline

WIDTH = 1000
"""Of the sketch in its own units; its height follows the town."""


def sketch(points: Sequence[tuple[float, float]]) -> dict[str, Any] | None:
    """`points` are (latitude, longitude). None where there are none in the town, or the town's file draws no shape."""
    rings, credit = outline()
    if not rings:
        return None
    east, north = ([place[axis] for ring in rings for place in ring] for axis in (0, 1))
    west, south = min(east), min(north)
    narrow = cos(radians((south + max(north)) / 2))  # a degree of longitude is shorter than one of latitude
    scale = WIDTH / ((max(east) - west) * narrow)

    def drawn(longitude: float, latitude: float) -> list[int]:
        return [round((longitude - west) * narrow * scale), round((max(north) - latitude) * scale)]

    inside = [(lat, lon) for lat, lon in points if south <= lat <= max(north) and west <= lon <= max(east)]
    if not inside:
        return None
    where = "; ".join(f"{lat:.5f}, {lon:.5f}" for lat, lon in inside)
    return {
        "size": [WIDTH, drawn(west, south)[1]],
        "rings": [[drawn(*place) for place in _plain(ring)] for ring in rings],
        "points": [drawn(lon, lat) for lat, lon in inside],
        "words": _("Sketch of the town. Red squares: %(where)s. %(credit)s") % {"where": where, "credit": credit},
    }


def _plain(ring: Ring) -> list[list[float]]:
    return [place[:2] for place in ring]
