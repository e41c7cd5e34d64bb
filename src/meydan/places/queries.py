"""Neighbourhoods, units, and what the town's map shows."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.urls import reverse

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.base.town import town
from meydan.places.models import Neighbourhood, Unit

type Ring = list[list[float]]
type Feature = dict[str, Any]
"""A feature of GeoJSON (RFC 7946): longitude before latitude."""


def neighbourhoods() -> QuerySet[Neighbourhood]:
    """Those that exist today, in the order of the Turkish alphabet."""
    return Neighbourhood.objects.valid_on(clock.today())


def units() -> QuerySet[Unit]:
    """Active units in the order of the town file."""
    return Unit.objects.filter(active=True)


@remembered
def all_neighbourhoods() -> list[Neighbourhood]:
    """To choose from."""
    return list(neighbourhoods())


@remembered
def all_units() -> list[Unit]:
    """To choose from."""
    return list(units())


@dataclass(frozen=True)
class TownMap:
    """How the town's map opens. Degrees; `frame` is south, west, north, east. `credits` are (words, address or "")."""

    latitude: float
    longitude: float
    zoom: int
    frame: tuple[float, float, float, float]
    tiles: str
    credits: list[tuple[str, str]]
    drawn: bool
    """Is there something to see: boundaries, positions of neighbourhoods, or tiles?"""

    @property
    def tiles_origin(self) -> str:
        """What the content policy has to allow for the tiles; empty without tiles. Raises ImproperlyConfigured for an
        address that names no single host."""
        if not self.tiles:
            return ""
        address = urlsplit(self.tiles)
        if address.scheme not in {"https", "http"} or not address.hostname or "{" in address.netloc:
            raise ImproperlyConfigured(f"map.tiles must name one host, without {{s}}: {self.tiles}")
        return f"{address.scheme}://{address.netloc}"


def in_town(latitude: float, longitude: float) -> bool:
    """Within the frame that the town file draws around the town; everything is, where it draws none."""
    south, west, north, east = town().data.get("map", {}).get("bounds", (-90, -180, 90, 180))
    return bool(south <= latitude <= north and west <= longitude <= east)


def town_map() -> TownMap:
    """The map of this installation's town. Asks the database only where the town file draws nothing itself."""
    asked = town().data.get("map", {})
    file, tiles = features_of_file(), str(asked.get("tiles", ""))
    credited = [(one["properties"].get("credit", ""), one["properties"].get("credit_url", "")) for one in file]
    return TownMap(
        latitude=float(asked.get("latitude", 0)),
        longitude=float(asked.get("longitude", 0)),
        zoom=int(asked.get("zoom", 13)),
        frame=asked.get("bounds") or (-90.0, -180.0, 90.0, 180.0),
        tiles=tiles,
        credits=[one for one in dict.fromkeys([*credited, (str(asked.get("tiles_credit", "")), "")]) if one[0]],
        drawn=bool(tiles) or any(_is_shape(one) for one in file) or _with_position().exists(),
    )


def map_features() -> list[Feature]:
    """What the town's file draws, and a point for each neighbourhood whose position is known. Names come from the table."""
    names = {place.slug: place.name for place in neighbourhoods()}
    drawn = [
        {**one, "properties": {**one["properties"], "name": names[slug]}}
        if (slug := one["properties"].get("slug")) in names
        else one
        for one in features_of_file()
    ]
    return drawn + [
        {
            "type": "Feature",
            "properties": {"kind": "neighbourhood", "slug": place.slug, "name": place.name},
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        }
        for place in _with_position()
    ]


def shows_neighbourhoods() -> bool:
    """Can a reader find single neighbourhoods on the map, not only the outline of the town?"""
    return any(one["properties"].get("slug") for one in features_of_file()) or _with_position().exists()


def features_of_file() -> list[Feature]:
    """The features of the town's own map file; none where it has no such file."""
    name = town().data.get("map", {}).get("file", "")
    return _read(town().folder / name) if name else []


def outline() -> tuple[list[Ring], str]:
    """The rings of the town's own shape in its map file, and whom the shape comes from; no rings where the file draws none."""
    shapes = [one for one in features_of_file() if one["properties"].get("kind") == "town"]
    rings: list[Ring] = []
    for one in shapes:
        parts = {"Polygon": lambda given: [given], "MultiPolygon": list}.get(one["geometry"]["type"])
        rings += [part[0] for part in parts(one["geometry"]["coordinates"])] if parts else []
    return rings, next((one["properties"].get("credit", "") for one in shapes), "")


@cache
def _read(file: Path) -> list[Feature]:
    features: list[Feature] = json.loads(file.read_text(encoding="utf-8"))["features"]
    return features


def _is_shape(feature: Feature) -> bool:
    return feature["geometry"]["type"] not in {"Point", "MultiPoint"}


def _with_position() -> QuerySet[Neighbourhood]:
    return neighbourhoods().exclude(latitude=None).exclude(longitude=None)


def load_neighbourhoods(viewer: Viewer, ids: Collection[int]) -> QuerySet[Neighbourhood]:
    return Neighbourhood.objects.filter(pk__in=ids)


def load_units(viewer: Viewer, ids: Collection[int]) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=ids)


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("places:list"), None
    for place in neighbourhoods():
        yield reverse("places:detail", args=[place.slug]), None
