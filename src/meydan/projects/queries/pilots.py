"""Reading pilots and their lessons."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import DateField, ExpressionWrapper, F, Q, QuerySet

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.projects.models import Pilot, PilotState, ProjectTarget
from meydan.projects.queries.projects import managed_by, projects_visible_to


def pilots_visible_to(viewer: Viewer) -> QuerySet[Pilot]:
    """Those of visible projects."""
    rows = Pilot.objects.filter(project__in=projects_visible_to(viewer).select_related(None))
    return rows.select_related("project__unit", "neighbourhood")


def load_pilots(viewer: Viewer, ids: Collection[int]) -> QuerySet[Pilot]:
    return pilots_visible_to(viewer).filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the pilots; empty means everything."""

    text: str = ""
    state: str = ""
    decision: str = ""
    goal: int | None = None
    place: str = ""


def pilots_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Pilot]:
    rows = pilots_visible_to(viewer).filter(project__hidden_at=None)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["pilot"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.state in PilotState.values:
        rows = rows.filter(state=wanted.state)
    if wanted.decision in Pilot.Decision.values:
        rows = rows.filter(decision=wanted.decision)
    if wanted.goal:
        rows = rows.filter(project__in=ProjectTarget.objects.filter(target__goal=wanted.goal).values("project"))
    if wanted.place:
        rows = rows.filter(neighbourhood__slug=wanted.place)
    return page_by_key(rows, order=["-changed_at", "-id"], after=after, per_page=12)


def pilots_to_end(person: Person) -> QuerySet[Pilot]:
    """Those whose weeks are over without a measured value, and those that were measured and wait for the decision."""
    last_day = ExpressionWrapper(F("starts_on") + F("weeks") * 7, DateField())
    rows = Pilot.objects.annotate(last_day=last_day).filter(project__in=managed_by(person).select_related(None))
    rows = rows.filter(Q(state=PilotState.MEASURED) | Q(state=PilotState.RUNNING, last_day__lte=clock.today()))
    return rows.select_related("project__unit").order_by("starts_on", "id")


def pilot_totals() -> dict[str, int]:
    """How many pilots stand in each state and decision; one query."""
    counted: dict[str, int] = {}
    for state, decision in Pilot.objects.filter(project__hidden_at=None).values_list("state", "decision"):
        counted[decision or state] = counted.get(decision or state, 0) + 1
    return counted
