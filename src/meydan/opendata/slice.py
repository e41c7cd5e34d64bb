"""What open data shows to the house."""

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, Section
from meydan.opendata.sections import data_of_thread

CARD = Card(
    name=_("Open data"),
    icon="down",
    sections=[Section("thread", "opendata/_data.html", data_of_thread, 90, aside=True)],
)
