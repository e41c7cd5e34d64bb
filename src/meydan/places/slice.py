"""What places show to the house."""

from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, Kind
from meydan.places import queries
from meydan.places.models import Neighbourhood, Unit


def _place_link(place: Neighbourhood) -> str:
    return address("places:detail", place.slug)


def _unit_link(unit: Unit) -> str:
    return ""


CARD = Card(
    name=_("Neighbourhoods"),
    icon="pin",
    kinds=[
        Kind("place", _("Neighbourhood"), queries.load_neighbourhoods, _place_link, str),
        Kind("unit", _("Unit"), queries.load_units, _unit_link, str),
    ],
    sitemap=queries.addresses,
)
