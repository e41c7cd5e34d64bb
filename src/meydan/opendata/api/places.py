"""Neighbourhoods and units."""

from django.http import HttpRequest
from ninja import Router

from meydan.opendata.api.schemas import PlaceOut, UnitOut
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units

router = Router(tags=["places"])


@router.get("/places", response=list[PlaceOut], summary="Neighbourhoods with their population")
def place_list(request: HttpRequest) -> list[Neighbourhood]:
    return list(neighbourhoods())


@router.get("/units", response=list[UnitOut], summary="Units of the municipality")
def unit_list(request: HttpRequest) -> list[Unit]:
    return list(units())
