"""What the page of a group shows, in one journey for all that hangs on the group's number."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from meydan.base.cards import Viewer
from meydan.base.prepared import hang, of_viewer
from meydan.base.ready import first
from meydan.goals.models import Goal
from meydan.groups.models import CouncilOpinion, Group, GroupContribution, GroupTask, Meeting, Membership, Poll
from meydan.groups.queries import groups, meetings, speaking

type Rows = list[QuerySet[Any]]


@dataclass(frozen=True)
class GroupPage:
    """A group with all that its page may show; what of it is shown, the rules say."""

    group: Group
    holders: list[Membership]
    """Who holds a role, and the viewer's own row."""
    latest: list[Meeting]
    outputs: list[GroupContribution]
    """Each with the projects that took it up (`taken_up`)."""
    opinions: list[CouncilOpinion]
    poll: Poll | None
    tasks: list[GroupTask]


def group_for(viewer: Viewer, pk: int) -> Group | None:
    """The group alone, where the viewer may see it."""
    return _whole(*of_viewer("a group", viewer, _group, pk))


def page_of(viewer: Viewer, pk: int) -> GroupPage | None:
    """None where the viewer may not see the group."""
    rows, goals, *others = of_viewer("the page of a group", viewer, _all, pk)
    group = _whole(rows, goals)
    if group is None:
        return None
    holders, latest, outputs, projects, opinions, polls, options, tasks = others
    taken_up = defaultdict(list)
    for project in projects:
        taken_up[project.of_contribution].append(project)
    for one in outputs:
        one.taken_up = taken_up[one.contribution_id]
    return GroupPage(
        group=group,
        holders=groups.in_order(holders),
        latest=list(latest),
        outputs=list(outputs),
        opinions=list(opinions),
        poll=_poll(group, polls, options),
        tasks=meetings.by_urgency(tasks),
    )


def _group(viewer: Viewer, pk: int) -> Rows:
    seen = groups.with_begun(groups.counted(groups.groups_visible_to(viewer))).filter(pk=pk)
    return [seen.prefetch_related(None), Goal.objects.filter(groups=pk)]


def _all(viewer: Viewer, pk: int) -> Rows:
    polls = meetings.open_polls(pk)
    return [
        *_group(viewer, pk),
        groups.holders_and(viewer, pk),
        meetings.latest(pk),
        speaking.contributions_of(pk),
        speaking.projects_of(pk),
        speaking.opinions_of(pk),
        polls,
        meetings.with_answers().filter(poll__in=polls.values("pk")),
        meetings.open_tasks(pk),
    ]


def _whole(rows: QuerySet[Group], goals: QuerySet[Goal]) -> Group | None:
    group = first(rows)
    if group is not None:
        hang(group, "goals", goals)
    return group


def _poll(group: Group, polls: QuerySet[Poll], options: QuerySet[Any]) -> Poll | None:
    poll = first(polls)
    if poll is not None:
        poll.group = group
        hang(poll, "options", options)
    return poll
