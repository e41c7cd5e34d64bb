"""What goals show to the house."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, Kind, MenuEntry
from meydan.goals import queries
from meydan.goals.models import Goal


def _link(goal: Goal) -> str:
    return reverse("goals:detail", args=[goal.number])


CARD = Card(
    name=_("Goals"),
    icon="leaf",
    kinds=[Kind("goal", _("Goal"), queries.load_goals, _link, str)],
    menu=[MenuEntry(_("Goals"), "goals:list", 90)],
    sitemap=queries.addresses,
)
