"""What projects came to: finished ones, and what was spent, under their main target and at their place where there is one."""

from typing import Any

from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery, Value

from meydan.base.counted import done
from meydan.projects.models import Impact, Project, ProjectTarget, Spending


def finished() -> QuerySet[Any, Any]:
    rows = Project.objects.filter(state="done", hidden_at=None)
    return done(rows, **_under("pk"), day="finished_on", amount=Value(1))


def spent() -> QuerySet[Any, Any]:
    rows = Spending.objects.filter(project__hidden_at=None)
    return done(rows, **_under("project"), day="on", amount=F("amount"))


def _under(project: str) -> dict[str, Any]:
    main = ProjectTarget.objects.filter(project=OuterRef(project), position=0)
    places = Project.neighbourhoods.through.objects.filter(project=OuterRef(project)).order_by().values("project")
    one = places.annotate(count=Count("pk"), one=Min("neighbourhood")).filter(count=1)  # type: ignore[misc]
    goal, target = (Subquery(main.values(name)[:1]) for name in ("target__goal", "target"))
    return {"goal": goal, "target": target, "place": Subquery(one.values("one"))}  # type: ignore[misc]


def measured() -> QuerySet[Any, Any]:
    """Measured changes that still stand; only how many, because different units can't be added."""
    rows = Impact.objects.filter(superseded_by=None, project__hidden_at=None)
    place = _under("project")["place"]
    return done(rows, goal="target__goal", target="target", place=place, day="measured_on", amount=Value(1))
