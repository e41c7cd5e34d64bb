"""What goals show to the house."""

from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, Kind, MenuEntry
from meydan.goals import queries
from meydan.goals.models import Goal


def _link(goal: Goal) -> str:
    return address("goals:detail", goal.number)


CARD = Card(
    name=_("Goals"),
    icon="leaf",
    kinds=[Kind("goal", _("Goal"), queries.load_goals, _link, str)],
    menu=[MenuEntry(_("Goals"), "goals:list", 90)],
    sitemap=queries.addresses,
)
