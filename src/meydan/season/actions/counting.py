"""The figures of a plan, counted when its lines change."""

from meydan.people.models import Person
from meydan.season.models import LeftOut, Line, Plan
from meydan.season.queries.plans import counted


def count_again(plan: Plan) -> None:
    """The caller holds the plan's lock."""
    plan.figures = counted(plan)
    plan.save(update_fields=["figures"])


def take_person_out(person: Person, rows: type[Line | LeftOut]) -> None:
    """Their lines, or what says that they were left out, go from all plans."""
    found = rows._default_manager.filter(person=person)
    plans = list(found.values_list("plan", flat=True).distinct())
    locked = list(Plan.objects.select_for_update().filter(pk__in=plans).order_by("pk"))
    found.delete()
    for plan in locked:
        count_again(plan)
