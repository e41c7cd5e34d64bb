"""Neighbourhoods and units."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.places.models import Neighbourhood, Unit


def neighbourhoods() -> QuerySet[Neighbourhood]:
    """Those that exist today, in the order of the Turkish alphabet."""
    return Neighbourhood.objects.valid_on(clock.today())


def units() -> QuerySet[Unit]:
    """Active units in the order of the town file."""
    return Unit.objects.filter(active=True)


def load_neighbourhoods(viewer: Viewer, ids: Collection[int]) -> dict[int, Neighbourhood]:
    return Neighbourhood.objects.in_bulk(ids)


def load_units(viewer: Viewer, ids: Collection[int]) -> dict[int, Unit]:
    return Unit.objects.in_bulk(ids)


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("places:list"), None
    for place in neighbourhoods():
        yield reverse("places:detail", args=[place.slug]), None
