"""The register of volunteers: who has which place, in which unit and field, and what was recorded of it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.volunteering.models import Asked, Check, Placement
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS
from meydan.volunteering.queries.people import placements_visible_to
from meydan.volunteering.rules import KEEPING

LIVE, ALL = "live", "all"


@dataclass(frozen=True)
class Wanted:
    """What somebody at the desk looks for; empty means everything."""

    text: str = ""
    state: str = LIVE
    unit: int | None = None
    field: str = ""
    duty: int | None = None


def units_of(person: Person) -> QuerySet[Unit]:
    """Whose volunteers somebody may see."""
    if person.has_role(*KEEPING):
        return units()
    return units().filter(pk__in=person.unit_ids if person.has_role(*OF_A_UNIT) else ())


def registered(person: Person, wanted: Wanted) -> QuerySet[Placement]:
    """Places of others; who has gone from Meydan is in no list."""
    rows = placements_visible_to(person).exclude(person=person).exclude(person=None)
    rows = rows.select_related(None).select_related("role__need__unit", "person")
    rows = rows.prefetch_related(None).prefetch_related("checks")
    if wanted.state == LIVE:
        rows = rows.filter(state__in=LIVE_PLACEMENTS)
    elif wanted.state in Placement.State.values:
        rows = rows.filter(state=wanted.state)
    exact = {"role__need__unit": wanted.unit, "role__need__field": wanted.field, "role": wanted.duty}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.text:
        numbered = Check.objects.filter(placement=OuterRef("pk"), what=Asked.CARD, number__iexact=wanted.text)
        named = Q(person__display_name__says=wanted.text) | Q(role__title__says=wanted.text)
        rows = rows.filter(named | Exists(numbered))
    return rows.order_by("-id")


def register_page(person: Person, wanted: Wanted, after: str) -> Page[Placement]:
    """The latest first; two queries."""
    return page_by_key(registered(person, wanted), order=["-id"], after=after, per_page=25)
