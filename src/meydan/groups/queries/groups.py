"""Reading groups and who is in them. What one may not see is not found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import PassportPart, PassportRow, Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.refs import parse
from meydan.base.search import find
from meydan.base.templatetags.ui import day
from meydan.groups.models import (
    COMING,
    LIVING,
    OVER,
    PUBLIC,
    Group,
    GroupNote,
    GroupOutput,
    GroupRole,
    GroupState,
    GroupStateChange,
    Meeting,
    MeetingState,
    Membership,
)
from meydan.groups.rules.groups import may_keep_groups
from meydan.groups.terms import terms
from meydan.people.models import Person


def groups_visible_to(viewer: Viewer) -> QuerySet[Group]:
    """Founded ones for everybody; proposals for who made them and for the Centre."""
    rows = Group.objects.select_related("neighbourhood")
    if may_keep_groups(viewer):
        return rows
    own = Q(proposed_by=viewer) if viewer else Q(pk=None)
    return rows.filter(Q(state__in=PUBLIC) | own)


def counted(rows: QuerySet[Group]) -> QuerySet[Group]:
    """Each with `people` and `held`: how many are in it, and how often it has met."""
    people = Membership.objects.filter(group=OuterRef("pk"), since__isnull=False).order_by().values("group")
    held = Meeting.objects.filter(group=OuterRef("pk"), state__in=OVER).order_by().values("group")
    return rows.annotate(people=_how_many(people), held=_how_many(held)).prefetch_related("goals")


def with_begun(rows: QuerySet[Group]) -> QuerySet[Group]:
    """Each with what it began in other slices (`begun`): ref, title, and whether the minutes that decided it are public."""
    public = Q(meeting__state=MeetingState.PUBLISHED, meeting__hidden_at=None)
    begun = GroupOutput.objects.filter(group=OuterRef("pk")).annotate(public=public).order_by("-pk")
    return rows.annotate(
        begun_here=ArraySubquery(begun.values_list(JSONObject(ref="ref", title="title", public="public"))[:20])
    )


def _how_many(rows: "QuerySet[Any, Any]") -> Subquery:
    return Subquery(rows.annotate(count=Count("pk")).values("count"), output_field=IntegerField())


@dataclass(frozen=True)
class Wanted:
    """How a list of groups is narrowed; empty: not."""

    text: str = ""
    state: str = ""
    place: str = ""
    goal: int | None = None


def list_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Group]:
    """Those that live, or those in the state that is asked for; the latest movement first."""
    rows = groups_visible_to(viewer)
    rows = rows.filter(state__in=[wanted.state] if wanted.state in PUBLIC else LIVING)
    if wanted.place == "all":
        rows = rows.filter(neighbourhood=None)
    elif wanted.place:
        rows = rows.filter(neighbourhood__slug=wanted.place)
    if wanted.goal:
        rows = rows.filter(goals=wanted.goal)
    if wanted.text:
        rows = rows.filter(pk__in=[parse(entry.ref)[1] for entry in find(wanted.text, kinds=["group"])])
    return page_by_key(counted(rows), order=["-changed_at", "-id"], after=after)


def load_groups(viewer: Viewer, ids: Collection[int]) -> QuerySet[Group]:
    return groups_visible_to(viewer).filter(pk__in=ids)


def membership(person: Viewer, group: Group) -> Membership | None:
    """What the person is in the group, or that they asked to be."""
    return Membership.objects.filter(person=person, group=group).first() if person else None


def how_many_in(group: Group) -> int:
    return Membership.objects.filter(group=group, since__isnull=False).count()


def holders_and(viewer: Viewer, group: int) -> QuerySet[Membership]:
    """Who holds a role in the group, and the viewer's own row."""
    rows = Membership.objects.filter(group=group).select_related("person")
    return rows.filter(~Q(role=GroupRole.MEMBER) | (Q(person=viewer) if viewer else Q(pk=None)))


def members_of(group: Group) -> list[Membership]:
    """Everybody in the group; first those with a role."""
    return in_order(Membership.objects.filter(group=group, since__isnull=False).select_related("person"))


def in_order(rows: Iterable[Membership]) -> list[Membership]:
    """In the order of the roles."""
    places = {role: place for place, role in enumerate(GroupRole.values)}
    return sorted(rows, key=lambda one: (places[one.role], one.since or one.asked_at, one.pk))


def asking(group: Group) -> QuerySet[Membership]:
    """People who asked to join, the longest waiting first."""
    return Membership.objects.filter(group=group, since=None).select_related("person").order_by("asked_at", "pk")


def person_ids(ref: str) -> Iterable[int]:
    """Ids of the people behind `group:5`, or of those who run it behind `group:5:run`; `ref` is what follows the word."""
    number, _colon, part = ref.partition(":")
    rows = Membership.objects.filter(group_id=int(number), since__isnull=False)
    if part:
        rows = rows.filter(role__in=[GroupRole.FACILITATOR, GroupRole.COORDINATOR])
    return rows.values_list("person_id", flat=True)


def groups_of(person: Person) -> QuerySet[Membership]:
    """Groups in which the person is, or which they asked to join; with the day of the next meeting as `next_at`."""
    coming = Meeting.objects.filter(group=OuterRef("group"), state__in=COMING, starts_at__gt=clock.now())
    following = Subquery(coming.order_by("starts_at").values("starts_at")[:1])
    rows = Membership.objects.filter(person=person).select_related("group").annotate(next_at=following)
    return rows.order_by("next_at", "pk")


def proposals_of(person: Person) -> QuerySet[Group]:
    return Group.objects.filter(proposed_by=person, state=GroupState.PROPOSED)


def notes(group: Group) -> QuerySet[GroupNote]:
    return GroupNote.objects.filter(group=group).select_related("author", "group")


def notes_page(group: Group, after: str) -> Page[GroupNote]:
    return page_by_key(notes(group), order=["-at", "-id"], after=after)


# Desk


def to_found() -> QuerySet[Group]:
    """Foundings that wait for a decision, the nearest promised day first."""
    rows = Group.objects.filter(state=GroupState.PROPOSED).select_related("neighbourhood", "proposed_by")
    return rows.order_by("promised_for", "id")


def asleep() -> QuerySet[Group]:
    return Group.objects.filter(state=GroupState.SLEEPING).select_related("neighbourhood").order_by("stirred_at", "id")


def desk_rows(person: Person, *, state: str, text: str) -> QuerySet[Group]:
    """All groups for those who keep them: by state, by words."""
    rows = counted(groups_visible_to(person)).select_related("proposed_by")
    rows = rows.filter(state__in=LIVING) if state == "living" else rows
    rows = rows.filter(state=state) if state in GroupState.values else rows
    if text:
        found = [parse(entry.ref)[1] for entry in find(text, kinds=["group"])]
        rows = rows.filter(Q(pk__in=found) | Q(name__says=text))
    return rows


def history(group: Group) -> QuerySet[GroupStateChange]:
    return GroupStateChange.objects.filter(group=group).select_related("by")


def to_tell_of_the_week(monday: date) -> list[Group]:
    """Groups that live and whose members were not told in the week of this Monday yet."""
    not_yet = Q(told_week=None) | Q(told_week__lt=monday)
    return list(Group.objects.filter(not_yet, state__in=LIVING).order_by("pk"))


def due_to_sleep() -> QuerySet[Group]:
    """Groups in which nothing has stirred for too long and no meeting is planned."""
    limit = clock.now() - timedelta(days=terms().sleeps_after_days)
    coming = Meeting.objects.filter(group=OuterRef("pk"), state__in=COMING, starts_at__gt=clock.now())
    awake = Group.objects.filter(state__in=[GroupState.OPEN, GroupState.WORKING], stirred_at__lt=limit)
    return awake.filter(~Exists(coming))


# Other pages


def groups_at(*, place: int | None = None, goal: int | None = None) -> QuerySet[Group]:
    """Living groups of a neighbourhood or a goal, the latest movement first."""
    rows = Group.objects.filter(state__in=LIVING).order_by("-changed_at", "-id")
    return rows.filter(neighbourhood=place)[:5] if place else rows.filter(goals=goal)[:5]


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("groups:list"), None
    for group in Group.objects.filter(state__in=PUBLIC):
        yield group.get_absolute_url(), group.changed_at


def in_passport(person: Person) -> list[PassportPart]:
    """The groups that a person is in, with the role held there; never how often they came."""
    rows = Membership.objects.filter(person=person, since__isnull=False).select_related("group").order_by("since", "pk")
    return [PassportPart("groups", _("Working groups"), [_passport_row(one) for one in rows], 30)]


def _passport_row(one: Membership) -> PassportRow:
    since = one.since.date() if one.since else None
    return PassportRow(
        one.group.name,
        f"{one.get_role_display()} · {_('since %(day)s') % {'day': day(since)}}",
        {"group": one.group.name, "role": one.role, "since": since.isoformat() if since else ""},
        one.group.get_absolute_url(),
    )
