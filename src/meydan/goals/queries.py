"""Goals and targets."""

from django.db.models import Prefetch, QuerySet

from meydan.goals.models import Goal, Target


def goals() -> QuerySet[Goal]:
    return Goal.objects.all()


def goals_with_targets() -> QuerySet[Goal]:
    """All goals, each with its targets, local ones first."""
    return Goal.objects.prefetch_related(Prefetch("targets", Target.objects.order_by("-local", "order")))
