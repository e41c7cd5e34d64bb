"""Neighbourhoods and units."""

from django.db.models import QuerySet

from meydan.base import clock
from meydan.places.models import Neighbourhood, Unit


def neighbourhoods() -> QuerySet[Neighbourhood]:
    """Those that exist today, in the order of the Turkish alphabet."""
    return Neighbourhood.objects.valid_on(clock.today())


def units() -> QuerySet[Unit]:
    """Active units in the order of the town file."""
    return Unit.objects.filter(active=True)
