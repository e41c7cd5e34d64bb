"""What projects came to: finished ones, and what was spent, under their main target and at their place where there is one."""

from typing import Any

from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery, Value

from meydan.base.counted import done
from meydan.projects.models import Project, ProjectTarget, Spending


def finished() -> QuerySet[Any, Any]:
    rows = Project.objects.filter(state="done", hidden_at=None)
    return done(rows, **_under("pk"), day="finished_on", amount=Value(1))


def spent() -> QuerySet[Any, Any]:
    rows = Spending.objects.filter(project__hidden_at=None)
    return done(rows, **_under("project"), day="on", amount=F("amount"))


def _under(project: str) -> dict[str, Any]:
    main = ProjectTarget.objects.filter(project=OuterRef(project), position=0)
    places = Project.neighbourhoods.through.objects.filter(project=OuterRef(project)).order_by().values("project")
    one = places.annotate(count=Count("pk"), one=Min("neighbourhood")).filter(count=1)
    return {"goal": Subquery(main.values("target__goal")[:1]), "place": Subquery(one.values("one"))}
