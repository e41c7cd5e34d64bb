"""How many contributions there are, and by what."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from meydan.ideas.models import Contribution, Support
from meydan.ideas.queries.contributions import GROUPS, contributions_visible_to, for_cards

GOAL = "thread__target_links__target__goal"


def _counted(where: Mapping[str, object], *columns: str) -> QuerySet[Any, Any]:
    """Values of the columns and how many standing contributions have them; those from inside only where `where` asks for them."""
    rows = (
        Contribution.objects.filter(**{"hidden_at": None, "inside__in": [False], **where})
        .order_by()
        .values_list(*columns)
    )
    return rows.annotate(Count("id", distinct=True))


def per_state(**where: object) -> dict[str, int]:
    return dict(_counted(where, "state"))


def per_place(**where: object) -> dict[int | None, int]:
    """By the id of the neighbourhood; None is the whole town."""
    return dict(_counted(where, "neighbourhood"))


def per_goal(**where: object) -> dict[int, int]:
    """By the number of the goal; a contribution with targets of two goals counts in both."""
    return dict(_counted(where, GOAL))


def per_goal_and_state(**where: object) -> dict[tuple[int, str], int]:
    """The same for each state by itself; one query."""
    return {(goal, state): count for goal, state, count in _counted(where, GOAL, "state")}


def of_groups(limit: int, **where: object) -> QuerySet[Contribution]:
    """For each group of states those with the latest movement."""
    rows = contributions_visible_to(None).filter(hidden_at=None, **where).order_by("-changed_at", "-id")
    slim = rows.select_related(None).values("pk")
    first, *others = [slim.filter(state__in=states)[:limit] for states in GROUPS.values()]
    return for_cards(rows.filter(pk__in=first.union(*others, all=True)))


def by_group(found: Iterable[Contribution]) -> dict[str, list[Contribution]]:
    return {name: [one for one in found if one.state in states] for name, states in GROUPS.items()}


def newcomers_at(since: datetime, made_since: datetime, many: int) -> dict[str, tuple[int, int]]:
    """Contributions that many people with new accounts support: ref → (people, of them with new accounts)."""
    rows = Support.objects.filter(at__gte=since).order_by().values("contribution")
    counted = rows.annotate(people=Count("id"), new=Count("id", filter=Q(person__joined_at__gte=made_since)))
    return {f"idea:{row['contribution']}": (row["people"], row["new"]) for row in counted.filter(new__gte=many)}
