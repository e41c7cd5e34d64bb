"""What groups said in their own name, and what became of it."""

from collections.abc import Collection
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.prepared import values_of_page
from meydan.groups.models import (
    COMING,
    CouncilOpinion,
    Group,
    GroupContribution,
    GroupOutput,
    GroupTask,
    Meeting,
    MeetingState,
    OpinionState,
)
from meydan.groups.queries.groups import groups_visible_to
from meydan.projects.models import Project

WAITING = (OpinionState.WRITTEN, OpinionState.SENT, OpinionState.ON_AGENDA)


def contributions_of(group: int) -> QuerySet[GroupContribution]:
    """What the group wrote and everybody sees, the newest first."""
    links = ("contribution__thread__merged_into", "contribution__merged_into__thread__merged_into")
    return _spoken(group).select_related(*links).order_by("-contribution__created_at")[:20]


def projects_of(group: int) -> QuerySet[Project]:
    """The projects that took it up, each with the number of the contribution (`of_contribution`)."""
    rows = Project.objects.filter(hidden_at=None, origins__contribution__in=_spoken(group).values("contribution"))
    return rows.annotate(of_contribution=F("origins__contribution"))


def _spoken(group: int) -> QuerySet[GroupContribution]:
    return GroupContribution.objects.filter(group=group, contribution__hidden_at=None, contribution__inside=False)


def totals_of(group: int, *, inside: bool) -> dict[str, int]:
    """How much of each kind came out of a group, by `contribution`, `project`, `opinion`, and the kinds of what it began elsewhere; one
    query."""
    page = "what came out of a group" if inside else "what everybody sees of it"
    return {name: count for name, count in values_of_page(page, partial(_totals, inside), group) if count}


def _totals(inside: bool, group: int) -> "QuerySet[Any, tuple[str, int]]":
    spoken = _spoken(group)
    projects = Count("contribution__projects", filter=Q(contribution__projects__hidden_at=None), distinct=True)
    begun = GroupOutput.objects.filter(group=group)
    if not inside:
        begun = begun.filter(meeting__state=MeetingState.PUBLISHED, meeting__hidden_at=None)
    said = CouncilOpinion.objects.filter(group=group).exclude(state=OpinionState.WITHDRAWN)
    each = [
        _counted(spoken, Value("contribution"), Count("pk", distinct=True)),
        _counted(spoken, Value("project"), projects),
        _counted(
            begun, Func("ref", Value(":"), Value(1), function="split_part", output_field=TextField()), Count("pk")
        ),
        _counted(said, Value("opinion"), Count("pk")),
    ]
    return each[0].union(*each[1:], all=True)


def _counted(rows: "QuerySet[Any, Any]", name: Any, count: Count) -> "QuerySet[Any, tuple[str, int]]":
    named = rows.order_by().annotate(of_kind=name).values("of_kind")
    found: QuerySet[Any, tuple[str, int]] = named.annotate(how_many=count).values_list("of_kind", "how_many")
    return found


def week_of(group: Group) -> dict[str, Any]:
    """What happened in the last seven days, and which meetings the next two weeks bring."""
    now = clock.now()
    since, ahead = now - timedelta(days=7), now + timedelta(days=14)
    minutes = Q(published_at__gt=since, hidden_at=None)
    coming = Q(state__in=COMING, starts_at__gt=now, starts_at__lte=ahead)
    told = Meeting.objects.filter(group=group).aggregate(minutes=Count("pk", minutes), meetings=Count("pk", coming))
    tasks = GroupTask.objects.filter(group=group, made_at__gt=since).count()
    spoken = GroupContribution.objects.filter(group=group, contribution__created_at__gt=since).count()
    opinions = CouncilOpinion.objects.filter(group=group, changed_at__gt=since).count()
    return {**told, "tasks": tasks, "outputs": spoken + opinions}


def opinions_visible_to(viewer: Viewer) -> QuerySet[CouncilOpinion]:
    seen = groups_visible_to(viewer).select_related(None).values("pk")
    return CouncilOpinion.objects.filter(group__in=seen).select_related("group", "meeting")


def opinions_of(group: int) -> QuerySet[CouncilOpinion]:
    rows = CouncilOpinion.objects.filter(group=group).exclude(state=OpinionState.WITHDRAWN)
    return rows.order_by("-written_at", "-id")[:20]


def opinions_waiting() -> QuerySet[CouncilOpinion]:
    """Opinions with which the Centre has something to do: the next sitting first, then the oldest."""
    rows = CouncilOpinion.objects.filter(state__in=WAITING).select_related("group")
    return rows.order_by("agenda_on", "written_at", "id")


def load_opinions(viewer: Viewer, ids: Collection[int]) -> QuerySet[CouncilOpinion]:
    return opinions_visible_to(viewer).filter(pk__in=ids)
