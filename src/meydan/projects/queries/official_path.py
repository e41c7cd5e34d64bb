"""Reading where projects stand on their official path."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meydan.people.models import Person
from meydan.projects.models import Outcome, PathStop, Project, Stop
from meydan.projects.models.official_path import DECIDING, PURCHASES
from meydan.projects.queries.projects import managed_by


def waiting_stops(person: Person) -> QuerySet[PathStop]:
    """Stops at which projects wait, the longest wait first."""
    rows = PathStop.objects.filter(outcome=Outcome.WAITING, project__in=managed_by(person).select_related(None))
    return rows.select_related("project__unit").order_by("since", "id")


@dataclass(frozen=True)
class Leg:
    """A stop on the drawn path: `state` is done, now, next or stopped."""

    words: str
    icon: str
    state: str
    one: PathStop | None


ICONS = {"ask": "people", "decide": "scale", "money": "coin", "buy": "doc"}


def road_of(project: Project) -> list[Leg]:
    """Every stop that the project came to, and those still to come. Nothing where the path has not begun."""
    past = list(project.path.all())
    if not past:
        return []
    legs = [Leg(str(one.get_stop_display()), _icon(one.stop), _state(one), one) for one in past]
    return [*legs, *_to_come(past[-1])]


def _state(one: PathStop) -> str:
    if one.is_waiting:
        return "now"
    return "stopped" if one.outcome in {Outcome.DECLINED, Outcome.WITHDRAWN} else "done"


def _to_come(last: PathStop) -> Sequence[Leg]:
    if last.outcome in {Outcome.DECLINED, Outcome.WITHDRAWN} and last.stop not in PURCHASES:
        return []
    ahead = {
        "decide": (_("Council or board"), last.stop == Stop.COMMITTEE),
        "money": (str(Stop.APPROPRIATION.label), last.stop == Stop.COMMITTEE or last.stop in DECIDING),
        "buy": (
            _("Tender or direct procurement"),
            last.stop not in PURCHASES or last.outcome in {Outcome.DECLINED, Outcome.WITHDRAWN},
        ),
    }
    return [Leg(words, ICONS[name], "next", None) for name, (words, comes) in ahead.items() if comes]


def _icon(stop: str) -> str:
    if stop in PURCHASES:
        return ICONS["buy"]
    return ICONS["decide"] if stop in DECIDING else ICONS["money" if stop == Stop.APPROPRIATION else "ask"]
