"""Goals and targets."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.goals.models import Goal, Target


def goals() -> QuerySet[Goal]:
    return Goal.objects.all()


@remembered
def all_goals() -> list[Goal]:
    """To choose from."""
    return list(goals())


def goals_with_targets() -> QuerySet[Goal]:
    """All goals, each with its targets, local ones first."""
    return Goal.objects.prefetch_related(Prefetch("targets", Target.objects.order_by("-local", "order")))


@remembered
def all_goals_with_targets() -> list[Goal]:
    """To choose from."""
    return list(goals_with_targets())


def load_goals(viewer: Viewer, ids: Collection[int]) -> dict[int, Goal]:
    return Goal.objects.in_bulk(ids)


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("goals:list"), None
    for number in range(1, 18):
        yield reverse("goals:detail", args=[number]), None


def targets() -> QuerySet[Target]:
    """All targets in their order."""
    return Target.objects.all()
